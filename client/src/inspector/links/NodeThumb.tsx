import type { NodeRecord } from '@dailies/shared/document';
import { AssetId } from '@dailies/shared/ids';
import { useQuery } from '@tanstack/react-query';
import { assetsQuery } from '../../api/assets.ts';
import { NodeTypeIcon } from '../../canvas/shapes/NodeTypeIcon.tsx';
import { useModel } from '../../document/useModel.ts';
import { Picture } from '../../interface/Picture.tsx';
import { useSession } from '../../session/SessionContext.tsx';
import classes from './NodeThumb.module.css';

/** A node in a few pixels: its pick, the colours of its asset, or the sign of its type. */
export function NodeThumb({ node }: { node: NodeRecord }) {
  const { project } = useSession();
  const assets = useQuery(assetsQuery(project.id)).data;
  const poster = useModel([`takes:${node.id}`, `picks:${node.id}`], (model) => model.pick(node.id)?.poster, [node.id]);
  const asset = AssetId.safeParse(node.params['asset']).data;
  const colours = assets?.find(({ id }) => id === asset)?.content.colours.slice(0, 4) ?? [];
  return (
    <span className={classes.thumb} aria-hidden="true">
      {poster !== undefined ? (
        <Picture sha256={poster} alt="" />
      ) : colours.length > 0 ? (
        colours.map((colour, index) => <span key={index} className={classes.colour} style={{ background: colour }} />)
      ) : (
        <NodeTypeIcon type={node.type} size={15} />
      )}
    </span>
  );
}
