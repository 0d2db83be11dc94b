import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { assetsQuery } from '../api/assets.ts';
import { useOpenAddress } from '../app/useOpenAddress.ts';
import { useSession } from '../session/SessionContext.tsx';
import { useMay } from '../session/useMay.ts';
import { LibraryTeaching } from './LibraryTeaching.tsx';
import { LibraryView } from './LibraryView.tsx';
import type { LibrarySearch } from './librarySearch.ts';
import { NewAssetDialog } from './NewAssetDialog.tsx';
import { assetAddress } from './place.ts';

const route = getRouteApi('/signed-in/p/$projectId/library');

/** The project's characters, styles and locations, and the studio's, which every project sees. */
export function LibraryPage() {
  const { project } = useSession();
  const assets = useQuery(assetsQuery(project.id));
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const open = useOpenAddress();
  // Whoever builds the graph changes the library (policies/projectPolicy).
  const mayMake = useMay('nodes');
  const [isMaking, setMaking] = useState(false);
  const change = useCallback(
    (part: LibrarySearch) =>
      void navigate({ search: (before) => ({ ...before, ...part }), replace: true, resetScroll: false }),
    [navigate],
  );
  const make = mayMake && (
    <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => setMaking(true)}>
      New asset
    </Button>
  );
  return (
    <>
      <LibraryView
        title="Library"
        place={project.id}
        assets={assets}
        search={search}
        onChange={change}
        actions={make}
        empty={
          <LibraryTeaching
            title="Nobody is cast yet"
            lead="Characters, styles and locations are kept here once and used in as many shots as you like."
          >
            {make}
          </LibraryTeaching>
        }
      />
      {isMaking && (
        <NewAssetDialog
          project={project.id}
          kind={search.kind ?? 'character'}
          onClose={() => setMaking(false)}
          onMade={({ id }) => open(assetAddress(project.id, id))}
        />
      )}
    </>
  );
}
