import { usedAssets } from '@dailies/shared/graph';
import type { AssetId, NodeId } from '@dailies/shared/ids';
import { useQuery } from '@tanstack/react-query';
import { AddressLink } from '../../activity/AddressLink.tsx';
import { assetsQuery } from '../../api/assets.ts';
import { addressOf } from '../../app/addresses.ts';
import { NodeTypeIcon } from '../../canvas/shapes/NodeTypeIcon.tsx';
import { useModel } from '../../document/useModel.ts';
import { useSession } from '../../session/SessionContext.tsx';
import { howUsed } from './howUsed.ts';
import classes from './UsedAssets.module.css';

/** The assets that a shot uses, by edges or by mentions, and at which version. */
export function UsedAssets({ shot }: { shot: NodeId }) {
  const { project } = useSession();
  const all = useQuery(assetsQuery(project.id)).data;
  const { assets } = useModel(['nodes', 'edges'], ({ graph }) => usedAssets(graph, shot), [shot]);
  if (assets.length === 0) return null;
  const find = (id: AssetId) => all?.find((known) => known.id === id);
  return (
    <div className={classes.used} role="group" aria-label="Assets that it uses">
      <div className={classes.head}>
        Assets
        <AddressLink address={addressOf.usedBy(project.id, shot)} className={classes.show}>
          Show on the canvas
        </AddressLink>
      </div>
      {assets.map((use) => {
        const asset = find(use.asset);
        const name = asset?.content.name ?? 'An asset that is gone';
        return (
          <AddressLink
            key={use.asset}
            address={addressOf.uses(project.id, use.asset)}
            className={classes.asset}
            title={`Show what uses ${name}`}
          >
            <span className={classes.swatch} aria-hidden="true">
              {asset?.content.colours
                .slice(0, 4)
                .map((colour, at) => <i key={at} style={{ background: colour }} />) ?? (
                <NodeTypeIcon type="character" size={14} />
              )}
            </span>
            <span className={classes.name}>{name}</span>
            <span className={classes.how}>{howUsed(use, asset?.version)}</span>
          </AddressLink>
        );
      })}
    </div>
  );
}
