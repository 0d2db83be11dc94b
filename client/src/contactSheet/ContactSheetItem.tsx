import type { NodeId } from '@dailies/shared/ids';
import { NODE_TYPES } from '@dailies/shared/nodes';
import { Menu } from '@mantine/core';
import { IconLayoutGrid } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { useSession } from '../session/SessionContext.tsx';

/** In the canvas's menu: the picks of the selected shots side by side. */
export function ContactSheetItem({ nodes }: { nodes: readonly NodeId[] }) {
  const { model, project } = useSession();
  const router = useRouter();
  const shot = nodes.filter((id) => NODE_TYPES.get(model.nodes.get(id)?.type ?? '')?.tracked === true);
  if (shot.length === 0) return null;
  return (
    <Menu.Item
      leftSection={<IconLayoutGrid size={16} stroke={1.7} aria-hidden="true" />}
      onClick={() =>
        void router.navigate({ to: '/p/$projectId/contact-sheet', params: { projectId: project.id }, search: { shot } })
      }
    >
      Contact sheet…
    </Menu.Item>
  );
}
