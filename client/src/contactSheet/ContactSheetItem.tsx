import type { NodeId } from '@dailies/shared/ids';
import { Menu } from '@mantine/core';
import { IconLayoutGrid } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { sheetOf } from './sheetOf.ts';
import { useSession } from '../session/SessionContext.tsx';

/** In the canvas's menu: the picks of the selected shots, or of the selected scene's, side by side. */
export function ContactSheetItem({ nodes }: { nodes: readonly NodeId[] }) {
  const { model, project } = useSession();
  const router = useRouter();
  const search = sheetOf(model, nodes);
  if (search === null) return null;
  return (
    <Menu.Item
      leftSection={<IconLayoutGrid size={16} stroke={1.7} aria-hidden="true" />}
      onClick={() =>
        void router.navigate({ to: '/p/$projectId/contact-sheet', params: { projectId: project.id }, search })
      }
    >
      Contact sheet…
    </Menu.Item>
  );
}
