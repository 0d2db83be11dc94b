import type { NodeId, RunId } from '@dailies/shared/ids';
import { addressOf } from '../../app/addresses.ts';
import { useModel } from '../../document/useModel.ts';
import { useProgress } from '../../document/useProgress.ts';
import { RunPreview } from '../../farm/RunPreview.tsx';
import { Picture } from '../../interface/Picture.tsx';
import { useSession } from '../../session/SessionContext.tsx';
import { AddressLink } from '../AddressLink.tsx';
import classes from './Running.module.css';

interface NodePictureProps {
  readonly node: NodeId;
  readonly title: string;
  /** One that is at work on it; what it has made so far is shown. */
  readonly run?: RunId | undefined;
}

/** A node by its pick, else by its newest take; leads to where it lies on the canvas. */
export function NodePicture({ node, title, run }: NodePictureProps) {
  const { project } = useSession();
  const poster = useModel(
    [`picks:${node}`, `takes:${node}`],
    (model) => (model.pick(node) ?? model.takes(node).at(-1))?.poster,
    [node],
  );
  const preview = useProgress(node, run)?.preview;
  return (
    <AddressLink
      address={addressOf.node(project.id, node)}
      className={classes.picture}
      label={`Show ${title} on the canvas`}
    >
      <Picture sha256={poster} alt="" />
      {run !== undefined && preview !== undefined && <RunPreview key={run} run={run} preview={preview} />}
    </AddressLink>
  );
}
