import type { Sha256 } from '@dailies/shared/media';
import { IconPhoto, IconPhotoOff } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { type PosterSize, usePoster } from '../media/derivatives/usePoster.ts';
import { mediaUrl } from '../media/mediaUrl.ts';
import classes from './Picture.module.css';

interface PictureProps {
  readonly sha256: Sha256 | null | undefined;
  /** The file that it stands for: its poster of the size wanted is shown as soon as it is there. */
  readonly of?: Sha256 | null | undefined;
  readonly size?: PosterSize;
  readonly alt: string;
  /** Shown while there is no picture. */
  readonly empty?: ReactNode;
  readonly fit?: 'cover' | 'contain';
}

/**
 * A picture that fills its box; the box has its size before the picture is there. One that cannot be had
 * (its project was imported without media) is named as missing.
 */
export function Picture({ sha256, of, size = 'small', alt, empty, fit = 'cover' }: PictureProps) {
  const [missing, setMissing] = useState<string | null>(null);
  const poster = usePoster(of, size);
  // Nothing is asked for twice: which of the two it is, is known in a moment.
  const url = poster.isUnknown ? undefined : (poster.url ?? (sha256 == null ? undefined : mediaUrl(sha256)));
  return (
    <div className={classes.box} data-poster={of == null ? undefined : poster.state}>
      {url === undefined && poster.isComing ? (
        <div className={classes.coming} />
      ) : url === undefined ? (
        <div className={classes.empty}>
          {poster.problem ?? empty ?? <IconPhoto size={22} stroke={1.4} aria-hidden="true" />}
        </div>
      ) : url === missing ? (
        <div className={classes.missing} title={`The picture ${(sha256 ?? of ?? '').slice(0, 12)}… is not here.`}>
          <IconPhotoOff size={22} stroke={1.4} aria-hidden="true" />
          Picture missing
        </div>
      ) : (
        <img
          className={classes.image}
          style={{ objectFit: fit }}
          src={url}
          alt={alt}
          draggable={false}
          loading="lazy"
          decoding="async"
          onError={() => setMissing(url)}
        />
      )}
    </div>
  );
}
