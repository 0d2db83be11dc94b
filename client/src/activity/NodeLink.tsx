import type { NodeId } from '@dailies/shared/ids';
import { NODE_TYPES } from '@dailies/shared/nodes';
import { addressOf } from '../app/addresses.ts';
import { useModel } from '../document/useModel.ts';
import { useSession } from '../session/SessionContext.tsx';
import { AddressLink } from './AddressLink.tsx';

/** A node by its title, leading to where it lies on the canvas. */
export function NodeLink({ node, className }: { node: NodeId; className?: string | undefined }) {
  const { project } = useSession();
  const title = useModel(
    [`nodes:${node}`],
    (model) => {
      const record = model.nodes.get(node);
      return record?.title === '' ? (NODE_TYPES.get(record.type)?.title ?? record.type) : record?.title;
    },
    [node],
  );
  if (title === undefined) return <span className={className}>a deleted node</span>;
  return (
    <AddressLink address={addressOf.node(project.id, node)} className={className}>
      {title}
    </AddressLink>
  );
}
