import type { Sha256 } from '@dailies/shared/media';
import { useFilmUrl } from '../../media/derivatives/useFilmUrl.ts';
import { usePoster } from '../../media/derivatives/usePoster.ts';
import { mediaUrl } from '../../media/mediaUrl.ts';
import { NodePicture } from './NodePicture.tsx';

interface NodeFilmProps {
  readonly className?: string | undefined;
  readonly media: Sha256;
  readonly poster: Sha256 | null;
  readonly label: string;
}

/** A film that plays in its node. */
export function NodeFilm({ className, media, poster, label }: NodeFilmProps) {
  const film = useFilmUrl(media);
  const made = usePoster(media, 'medium');
  if (film.url === undefined || film.problem !== undefined) {
    return <NodePicture sha256={poster} of={media} alt={label} empty={film.problem} />;
  }
  return (
    <video
      className={className}
      src={film.url}
      data-proxy={film.isProxy}
      poster={made.url ?? (poster === null ? undefined : mediaUrl(poster))}
      aria-label={label}
      autoPlay
      muted
      loop
      playsInline
      onError={film.onError}
    />
  );
}
