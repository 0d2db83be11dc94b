import { AssetId, type NodeId } from '@dailies/shared/ids';
import { NODE_TYPES } from '@dailies/shared/nodes';
import { Menu } from '@mantine/core';
import { IconFocus2 } from '@tabler/icons-react';
import { addressOf } from '../../app/addresses.ts';
import { useOpenAddress } from '../../app/useOpenAddress.ts';
import { useSession } from '../../session/SessionContext.tsx';

/** In a node's menu: what uses its asset, or which assets it uses. */
export function UseItem({ node: id }: { node: NodeId }) {
  const { model, project } = useSession();
  const open = useOpenAddress();
  const node = model.nodes.get(id);
  const asset = AssetId.safeParse(node?.params['asset']).data;
  const runs = node !== undefined && NODE_TYPES.get(node.type)?.module.runs === true;
  if (asset === undefined && !runs) return null;
  return (
    <Menu.Item
      leftSection={<IconFocus2 size={16} stroke={1.7} aria-hidden="true" />}
      onClick={() => open(asset === undefined ? addressOf.usedBy(project.id, id) : addressOf.uses(project.id, asset))}
    >
      {asset === undefined ? 'Show the assets that it uses' : 'Show what uses it'}
    </Menu.Item>
  );
}
