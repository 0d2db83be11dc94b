import type { Sha256 } from '@dailies/shared/media';
import { IconPhoto, IconPhotoOff } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { mediaUrl } from '../media/mediaUrl.ts';
import classes from './Picture.module.css';

interface PictureProps {
  readonly sha256: Sha256 | null | undefined;
  readonly alt: string;
  /** Shown while there is no picture. */
  readonly empty?: ReactNode;
  readonly fit?: 'cover' | 'contain';
}

/**
 * A picture that fills its box; the box has its size before the picture is there. One that cannot be had
 * (its project was imported without media) is named as missing.
 */
export function Picture({ sha256, alt, empty, fit = 'cover' }: PictureProps) {
  const [missing, setMissing] = useState<Sha256 | null>(null);
  return (
    <div className={classes.box}>
      {sha256 === null || sha256 === undefined ? (
        <div className={classes.empty}>{empty ?? <IconPhoto size={22} stroke={1.4} aria-hidden="true" />}</div>
      ) : sha256 === missing ? (
        <div className={classes.missing} title={`The picture ${sha256.slice(0, 12)}… is not here.`}>
          <IconPhotoOff size={22} stroke={1.4} aria-hidden="true" />
          Picture missing
        </div>
      ) : (
        <img
          className={classes.image}
          style={{ objectFit: fit }}
          src={mediaUrl(sha256)}
          alt={alt}
          draggable={false}
          loading="lazy"
          decoding="async"
          onError={() => setMissing(sha256)}
        />
      )}
    </div>
  );
}
