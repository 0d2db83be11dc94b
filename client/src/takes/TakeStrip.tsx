import { setPick } from '@dailies/shared/commands';
import type { NodeId } from '@dailies/shared/ids';
import { useEditor } from 'tldraw';
import { shapeIdOf } from '../canvas/shapes/NodeShape.ts';
import { useReach } from '../canvas/shapes/reach.ts';
import { useHeld } from '../canvas/shapes/useHeld.ts';
import { useRun } from '../document/useRun.ts';
import { PickLockButton } from '../running/PickLockButton.tsx';
import { useMay } from '../session/useMay.ts';
import { showGallery } from './gallery/showGallery.ts';
import { openLightbox } from './lightbox/openLightbox.ts';
import classes from './TakeStrip.module.css';
import { TakeThumb } from './TakeThumb.tsx';
import { useSigns } from './useSigns.ts';
import { usePick, useTakes } from './useTakes.ts';

/** Takes shown on a node: the newest; the rest is in the gallery. */
const STRIP_AT_MOST = 5;

/** A node's newest takes in a row on it: opened and picked there, by pointer or by keyboard. */
export function TakeStrip({ node }: { node: NodeId }) {
  const reach = useReach();
  const held = useHeld();
  const editor = useEditor();
  const run = useRun();
  const mayPick = useMay('picks');
  const takes = useTakes(node);
  const pick = usePick(node);
  const signs = useSigns();
  const hidden = Math.max(0, takes.length - STRIP_AT_MOST);
  const openGallery = () => {
    editor.select(shapeIdOf(node));
    showGallery(node);
  };
  return (
    <div
      className={classes.strip}
      {...held}
      role="group"
      aria-label="Takes"
      // A key on a take is not a shortcut of the canvas.
      onKeyDown={(event) => {
        if (event.key !== 'Escape' && event.key !== 'Tab') event.stopPropagation();
      }}
    >
      {takes.length === 0 && <span className={classes.slot} aria-hidden="true" />}
      {hidden > 0 && (
        <button
          type="button"
          tabIndex={reach}
          className={classes.more}
          aria-label={`${hidden} more takes: open the gallery`}
          title="All takes"
          onClick={openGallery}
        >
          +{hidden}
        </button>
      )}
      {takes.slice(-STRIP_AT_MOST).map((take) => (
        <div key={take.id} className={classes.cell}>
          <TakeThumb
            take={take}
            isPick={take.id === pick?.id}
            rating={signs.get(take.id)?.mean}
            onPick={mayPick ? () => run(setPick, { node, take: take.id === pick?.id ? null : take.id }) : undefined}
            onOpen={() => openLightbox({ node, take: take.id })}
          />
        </div>
      ))}
      <PickLockButton node={node} tabIndex={reach} />
    </div>
  );
}
