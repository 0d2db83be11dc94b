import { colourOf } from '@dailies/shared/people';
import { withNames } from '@dailies/shared/mentions';
import { HoverCard } from '@mantine/core';
import type { PointerEvent } from 'react';
import { useGoToComment } from '../comments/useGoToComment.ts';
import { useTakeComments } from '../comments/useTakeComments.ts';
import type { Take } from '../document/ProjectModel.ts';
import { PersonAvatar } from '../interface/PersonAvatar.tsx';
import { useObservable } from '../session/useObservable.ts';
import { timecode } from './frames.ts';
import type { Playback } from './Playback.ts';
import classes from './Scrubber.module.css';
import { useNames } from './useNames.ts';

const BESIDE_PX = 9;

/** Every frame of a take as one bar under the hand, with a mark where something was said. */
export function Scrubber({ take, playback }: { take: Take; playback: Playback }) {
  const frame = useObservable(playback.frame);
  const range = useObservable(playback.range);
  const last = Math.max(1, playback.frames - 1);
  const at = (one: number): string => `${(one / last) * 100}%`;
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
        {range !== null && (
          <span
            className={classes.range}
            style={{ left: at(range.in), width: at(range.out - range.in) }}
            data-testid="range"
            data-in={range.in}
            data-out={range.out}
          />
        )}
        <span className={classes.past} style={{ width: at(frame) }} />
        <span className={classes.head} style={{ left: at(frame) }} />
      </div>
      <Marks take={take} playback={playback} last={last} />
    </div>
  );
}

function Marks({ take, playback, last }: { take: Take; playback: Playback; last: number }) {
  const nameOf = useNames();
  const goTo = useGoToComment();
  const comments = useTakeComments(take.id);
  const before = new Map<number, number>();
  return comments.map((comment) => {
    const { id, by, body, anchor, resolvedBy } = comment;
    if (anchor.on !== 'take' || anchor.frame === undefined) return null;
    const { frame } = anchor;
    // Several on one frame stand beside each other.
    const beside = before.get(frame) ?? 0;
    before.set(frame, beside + 1);
    return (
      <HoverCard key={id} width={280} shadow="md" position="top" openDelay={80} closeDelay={60}>
        <HoverCard.Target>
          <button
            type="button"
            className={classes.mark}
            data-resolved={resolvedBy !== undefined}
            style={{
              left: `calc(${(Math.min(last, frame) / last) * 100}% + ${beside * BESIDE_PX}px)`,
              background: colourOf(by),
            }}
            aria-label={`Comment of ${nameOf(by)} on frame ${frame + 1}`}
            onClick={() => {
              playback.goTo(frame);
              goTo(comment);
            }}
          />
        </HoverCard.Target>
        <HoverCard.Dropdown className={classes.said ?? ''}>
          <p className={classes.who}>
            <PersonAvatar id={by} name={nameOf(by)} size={22} />
            {nameOf(by)}
            <span className={classes.where}>
              Frame {frame + 1}, {timecode(frame, playback.fps)}
            </span>
          </p>
          <p className={classes.body}>{withNames(body, ({ name }) => name, '@')}</p>
        </HoverCard.Dropdown>
      </HoverCard>
    );
  });
}
