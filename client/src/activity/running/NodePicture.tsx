import type { NodeId } from '@dailies/shared/ids';
import { addressOf } from '../../app/addresses.ts';
import { useModel } from '../../document/useModel.ts';
import { Picture } from '../../interface/Picture.tsx';
import { useSession } from '../../session/SessionContext.tsx';
import { AddressLink } from '../AddressLink.tsx';
import classes from './Running.module.css';

/** A node by its pick, else by its newest take; leads to where it lies on the canvas. */
export function NodePicture({ node, title }: { node: NodeId; title: string }) {
  const { project } = useSession();
  const poster = useModel(
    [`picks:${node}`, `takes:${node}`],
    (model) => (model.pick(node) ?? model.takes(node).at(-1))?.poster,
    [node],
  );
  return (
    <AddressLink
      address={addressOf.node(project.id, node)}
      className={classes.picture}
      label={`Show ${title} on the canvas`}
    >
      <Picture sha256={poster} alt="" />
    </AddressLink>
  );
}
