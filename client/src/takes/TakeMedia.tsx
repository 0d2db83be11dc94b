import { type RefCallback, useCallback } from 'react';
import type { Take } from '../document/ProjectModel.ts';
import { mediaUrl } from '../media/mediaUrl.ts';
import { useFilmUrl } from '../media/derivatives/useFilmUrl.ts';
import { usePoster } from '../media/derivatives/usePoster.ts';
import classes from './TakeMedia.module.css';

interface TakeMediaProps {
  readonly take: Take;
  /** Follows the video of a take in motion, until what it returns is called. */
  readonly attach?: ((video: HTMLVideoElement) => (() => void) | undefined) | undefined;
  readonly isLooping?: boolean;
  readonly alt: string;
}

/** A take's picture or video at its full size, filling its box; its poster is there until it has come. */
export function TakeMedia({ take, attach, isLooping = true, alt }: TakeMediaProps) {
  const follow: RefCallback<HTMLVideoElement> = useCallback(
    (video) => (video === null ? undefined : attach?.(video)),
    [attach],
  );
  const poster = usePoster(take.media, 'large');
  const film = useFilmUrl(take.media);
  return (
    <>
      {!poster.isUnknown && (
        <img className={classes.media} src={poster.url ?? mediaUrl(take.poster)} alt="" draggable={false} />
      )}
      {take.kind === 'image' && (
        <img className={classes.media} src={mediaUrl(take.media)} alt={alt} draggable={false} />
      )}
      {take.kind === 'video' && (
        <video
          ref={follow}
          className={classes.media}
          src={film.url}
          data-proxy={film.isProxy}
          aria-label={alt}
          loop={isLooping}
          muted
          playsInline
          preload="auto"
          onError={film.onError}
        />
      )}
      {take.kind === 'video' && film.problem !== undefined && (
        <p className={classes.problem} role="status">
          {film.problem}
        </p>
      )}
    </>
  );
}
