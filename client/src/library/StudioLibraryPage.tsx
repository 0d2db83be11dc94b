import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';
import { studioAssetsQuery } from '../api/assets.ts';
import { TopBar } from '../interface/TopBar.tsx';
import { LibraryTeaching } from './LibraryTeaching.tsx';
import { LibraryView } from './LibraryView.tsx';
import type { LibrarySearch } from './librarySearch.ts';

const route = getRouteApi('/signed-in/library');

/** What the studio shares with every project. */
export function StudioLibraryPage() {
  const assets = useQuery({ ...studioAssetsQuery, refetchOnWindowFocus: 'always' });
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = useCallback(
    (part: LibrarySearch) =>
      void navigate({ search: (before) => ({ ...before, ...part }), replace: true, resetScroll: false }),
    [navigate],
  );
  return (
    <>
      <TopBar />
      <LibraryView
        title="Studio library"
        place={null}
        assets={assets}
        search={search}
        onChange={change}
        empty={
          <LibraryTeaching
            title="Nothing is shared yet"
            lead="What every project may use stands here. Make it in a project’s library, and share it with the studio from its page: it keeps its versions and the shots that use it."
          />
        }
      />
    </>
  );
}
