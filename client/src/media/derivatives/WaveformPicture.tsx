import type { Sha256 } from '@dailies/shared/media';
import { IconVolume } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { waveformQuery } from '../../api/derivatives.ts';
import { derivativeOf, useDerivatives } from './useDerivatives.ts';
import { barsOf } from './waveformBars.ts';
import classes from './WaveformPicture.module.css';

interface WaveformPictureProps {
  readonly media: Sha256;
  /** Bars side by side. */
  readonly bars: number;
  /** 0 to 1 of the sound's length: what lies before it is lit. */
  readonly played?: number;
}

const HEIGHT = 100;
/** Of the width of a bar and the gap after it. */
const BAR_SHARE = 0.62;
/** Silence is seen as a line. */
const LEAST_HEIGHT = 2;

/** A sound as it looks. Its box has its size before it is there. */
export function WaveformPicture({ media, bars, played = 0 }: WaveformPictureProps) {
  const made = derivativeOf(useDerivatives(media), 'waveform');
  const { data } = useQuery({ ...waveformQuery(made?.url ?? ''), enabled: made?.url != null });
  if (data === undefined || data === null) {
    return (
      <span className={classes.box} data-waveform="coming" title={made?.error ?? undefined}>
        {made?.state === 'failed' ? (
          <span className={classes.sentence}>{made.error}</span>
        ) : (
          <IconVolume size={20} stroke={1.4} aria-hidden="true" />
        )}
      </span>
    );
  }
  const heights = barsOf(data.peaks, bars);
  return (
    <span className={classes.box} data-waveform="ready">
      <svg
        className={classes.bars}
        viewBox={`0 0 ${heights.length} ${HEIGHT}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {heights.map((height, index) => {
          const tall = Math.max(LEAST_HEIGHT, height * HEIGHT);
          return (
            <rect
              // A bar is its place.
              // oxlint-disable-next-line react/no-array-index-key
              key={index}
              x={index + (1 - BAR_SHARE) / 2}
              y={(HEIGHT - tall) / 2}
              width={BAR_SHARE}
              height={tall}
              data-played={(index + 0.5) / heights.length <= played}
            />
          );
        })}
      </svg>
    </span>
  );
}
