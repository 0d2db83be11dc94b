import { useObservable } from '../session/useObservable.ts';
import { ClipMedia } from './ClipMedia.tsx';
import { type Clip, clipAt, type Reel } from './reel.ts';
import type { ReelPlayback } from './ReelPlayback.ts';
import classes from './ReelStage.module.css';

const keyOf = ({ node, take }: Clip): string => `${node} ${take?.id ?? ''}`;

/** What is seen of the reel, as large as there is room for; the next shot waits behind it. */
export function ReelStage({ reel, playback }: { reel: Reel; playback: ReelPlayback }) {
  const frame = useObservable(playback.frame);
  const at = clipAt(reel, frame);
  const shown = reel.clips[at];
  const next = reel.clips[at + 1] ?? reel.clips[0];
  return (
    <div className={classes.stage} onClick={playback.toggle} data-testid="reel-stage" data-node={shown?.node}>
      {[shown, next === shown ? undefined : next].map(
        (clip) =>
          clip !== undefined && (
            <ClipMedia key={keyOf(clip)} clip={clip} playback={playback} isShown={clip === shown} />
          ),
      )}
    </div>
  );
}
