import type { EdgeId, NodeId } from '@dailies/shared/ids';
import { Menu } from '@mantine/core';
import { IconArrowBarLeft, IconArrowBarRight, IconPlugConnectedX } from '@tabler/icons-react';
import type { Editor } from 'tldraw';
import { useSession } from '../../session/SessionContext.tsx';
import { useMay } from '../../session/useMay.ts';
import { shapeIdOf } from '../shapes/NodeShape.ts';
import { ActionItem } from './ActionItem.tsx';
import { useCanvasActions } from './useCanvasActions.ts';

/** What can be done with an edge. */
export function EdgeItems({ editor, edge }: { editor: Editor; edge: EdgeId }) {
  const { model } = useSession();
  const actions = useCanvasActions(editor);
  const mayChange = useMay('edges');
  const record = model.edges.get(edge);
  if (record === undefined) return null;
  const titleOf = (node: NodeId): string => model.nodes.get(node)?.title ?? 'the node';
  const go = (node: NodeId) => {
    editor.setSelectedShapes([shapeIdOf(node)]);
    actions['zoom-to-selection']?.();
  };
  return (
    <>
      <Menu.Item
        leftSection={<IconArrowBarLeft size={16} stroke={1.7} aria-hidden="true" />}
        onClick={() => go(record.from)}
      >
        Go to “{titleOf(record.from)}”
      </Menu.Item>
      <Menu.Item
        leftSection={<IconArrowBarRight size={16} stroke={1.7} aria-hidden="true" />}
        onClick={() => go(record.to)}
      >
        Go to “{titleOf(record.to)}”
      </Menu.Item>
      {mayChange && (
        <>
          <Menu.Divider />
          <ActionItem
            shortcut="delete"
            title="Disconnect"
            icon={IconPlugConnectedX}
            onClick={actions.delete}
            isDanger
          />
        </>
      )}
    </>
  );
}
