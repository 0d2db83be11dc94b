import { IconBooks } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { addressOf } from '../app/addresses.ts';
import { useOpenAddress } from '../app/useOpenAddress.ts';
import { assetsQuery } from '../api/assets.ts';
import { KIND_TITLES } from '../library/kindTitles.ts';
import { usePalette } from '../palette/usePalette.ts';
import { useSession } from '../session/SessionContext.tsx';

/** The project's characters, styles and locations in the command palette, and the studio's. */
export function LibraryActions() {
  const { project } = useSession();
  const assets = useQuery(assetsQuery(project.id)).data;
  const open = useOpenAddress();
  usePalette(function* actions() {
    for (const { id, kind, content, tags, archivedAt } of assets ?? []) {
      if (archivedAt !== null) continue;
      const [picture] = content.references;
      yield {
        id: `asset:${id}`,
        title: content.name,
        group: 'Library',
        hint: KIND_TITLES[kind].one,
        words: tags.join(' '),
        ...(picture === undefined ? { Icon: IconBooks } : { picture }),
        isSearchedFor: true,
        run: () => open(addressOf.page(project.id, `library/${id}`)),
      };
    }
  });
  return null;
}
