import type { AssetId } from '@dailies/shared/ids';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { AddressLink } from '../activity/AddressLink.tsx';
import { assetsQuery } from '../api/assets.ts';
import { addressOf } from '../app/addresses.ts';
import { NodeTypeIcon } from '../canvas/shapes/NodeTypeIcon.tsx';
import { useSession } from '../session/SessionContext.tsx';
import classes from './AssetChip.module.css';

/** Says which asset the shots that are shown use; a press shows them on the canvas, the cross shows all again. */
export function AssetChip({ asset: id, onRemove }: { asset: AssetId; onRemove: () => void }) {
  const { project } = useSession();
  const asset = useQuery(assetsQuery(project.id)).data?.find((known) => known.id === id);
  const name = asset?.content.name ?? 'an asset';
  return (
    <span className={classes.chip}>
      <AddressLink
        address={addressOf.uses(project.id, id)}
        className={classes.name}
        title={`Show on the canvas what uses ${name}`}
      >
        <NodeTypeIcon type={asset?.kind ?? 'character'} size={14} />
        Uses {name}
      </AddressLink>
      <button type="button" className={classes.off} aria-label={`Not only what uses ${name}`} onClick={onRemove}>
        <IconX size={13} aria-hidden="true" />
      </button>
    </span>
  );
}
