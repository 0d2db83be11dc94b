import { useCallback } from 'react';
import type { Take } from '../document/ProjectModel.ts';
import { TakeMedia } from '../takes/TakeMedia.tsx';
import type { Gang } from './Gang.ts';

interface ComparedMediaProps {
  readonly take: Take;
  /** What moves together; undefined where nothing moves. */
  readonly gang: Gang | undefined;
  readonly isLeader: boolean;
  readonly isLooping: boolean;
}

/** A compared take at its full size, on the frame that all of them are on. */
export function ComparedMedia({ take, gang, isLeader, isLooping }: ComparedMediaProps) {
  const { fps, frames } = take;
  const attach = useCallback(
    (video: HTMLVideoElement) => (isLeader ? gang?.leader.attach(video) : gang?.follow(video, fps, frames)),
    [gang, isLeader, fps, frames],
  );
  return <TakeMedia take={take} attach={attach} isLooping={isLeader && isLooping} alt={`Take ${take.number}`} />;
}
