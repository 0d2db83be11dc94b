import { withNames } from '@dailies/shared/mentions';
import type { PointerEvent } from 'react';
import type { Take } from '../document/ProjectModel.ts';
import { colourOf } from '@dailies/shared/people';
import { useObservable } from '../session/useObservable.ts';
import { timecode } from './frames.ts';
import type { Playback } from './Playback.ts';
import classes from './Scrubber.module.css';
import { useNames } from './useNames.ts';
import { useTakeComments } from '../comments/useTakeComments.ts';

/** Every frame of a take as one bar under the hand, with a mark where something was said. */
export function Scrubber({ take, playback }: { take: Take; playback: Playback }) {
  const frame = useObservable(playback.frame);
  const last = Math.max(1, playback.frames - 1);
  const scrub = (event: PointerEvent<HTMLDivElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    playback.goTo(((event.clientX - left) / width) * last);
  };
  return (
    <div className={classes.all}>
      <div
        className={classes.bar}
        role="slider"
        tabIndex={0}
        aria-label="Frame"
        aria-valuemin={1}
        aria-valuemax={playback.frames}
        aria-valuenow={frame + 1}
        aria-valuetext={`Frame ${frame + 1}, ${timecode(frame, playback.fps)}`}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          scrub(event);
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) scrub(event);
        }}
      >
        <span className={classes.track} />
        <span className={classes.past} style={{ width: `${(frame / last) * 100}%` }} />
        <span className={classes.head} style={{ left: `${(frame / last) * 100}%` }} />
      </div>
      <Marks take={take} playback={playback} last={last} />
    </div>
  );
}

/** A comment's beginning, with mentions as names. */
function shortened(body: string): string {
  const words = withNames(body, () => undefined, '@');
  return words.length > 80 ? `${words.slice(0, 80)}…` : words;
}

function Marks({ take, playback, last }: { take: Take; playback: Playback; last: number }) {
  const nameOf = useNames();
  const comments = useTakeComments(take.id);
  return comments.map(({ id, by, body, anchor, resolvedBy }) =>
    anchor.on === 'take' && anchor.frame !== undefined ? (
      <button
        key={id}
        type="button"
        className={classes.mark}
        data-resolved={resolvedBy !== undefined}
        style={{ left: `${(Math.min(last, anchor.frame) / last) * 100}%`, background: colourOf(by) }}
        aria-label={`Comment of ${nameOf(by)} on frame ${anchor.frame + 1}`}
        title={`${nameOf(by)}: ${shortened(body)}`}
        onClick={() => playback.goTo(anchor.frame ?? 0)}
      />
    ) : null,
  );
}
