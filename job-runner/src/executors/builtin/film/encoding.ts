import type { Fps } from '@dailies/shared/media';

export interface FilmFormat {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly fps: Fps;
}

/** H.264 halves the sides of its colour planes: an odd side comes out one pixel smaller. */
export const evenFormat = ({ widthPx, heightPx, fps }: FilmFormat): FilmFormat => ({
  widthPx: Math.max(2, widthPx & ~1),
  heightPx: Math.max(2, heightPx & ~1),
  fps,
});

export const rateText = ([numerator, denominator]: Fps): string => `${numerator}/${denominator}`;

/** How long so many frames last, exactly enough for FFmpeg. */
export const secondsText = (frames: number, [numerator, denominator]: Fps): string =>
  ((frames * denominator) / numerator).toFixed(6);

const SCALED = 'force_divisible_by=2:out_color_matrix=bt709:out_range=tv';

/**
 * A filter that brings any picture into the frame in the colours of films: whole, on black, or filling it, with what
 * stands over cut off.
 */
export const fitFilter = (
  { widthPx, heightPx, fps }: FilmFormat,
  fit: 'letterbox' | 'fill' = 'letterbox',
  pixels = 'yuv420p',
): string =>
  [
    `fps=${rateText(fps)}`,
    // Square pixels before it is scaled: an anamorphic picture keeps its shape.
    'scale=iw*sar:ih,setsar=1',
    ...(fit === 'fill'
      ? [`scale=${widthPx}:${heightPx}:force_original_aspect_ratio=increase:${SCALED}`, `crop=${widthPx}:${heightPx}`]
      : [
          `scale=${widthPx}:${heightPx}:force_original_aspect_ratio=decrease:${SCALED}`,
          `pad=${widthPx}:${heightPx}:(ow-iw)/2:(oh-ih)/2`,
        ]),
    'setsar=1',
    `format=${pixels}`,
  ].join(',');

/** How a film says in which colours it is. */
export const FILM_COLOURS = [
  '-color_primaries',
  'bt709',
  '-color_trc',
  'bt709',
  '-colorspace',
  'bt709',
  '-color_range',
  'tv',
] as const;

/** What plays everywhere while it still loads. */
export const H264 = [
  '-c:v',
  'libx264',
  '-preset',
  'veryfast',
  '-crf',
  '17',
  '-pix_fmt',
  'yuv420p',
  '-threads',
  '2',
  ...FILM_COLOURS,
  '-movflags',
  '+faststart',
] as const;

export const AAC = ['-c:a', 'aac', '-b:a', '192k', '-ar', '48000', '-ac', '2'] as const;

/** Between two steps: nothing is lost, and it is quick. */
export const LOSSLESS = ['-c:v', 'libx264', '-preset', 'ultrafast', '-qp', '0', '-threads', '2'] as const;

/** A filter that brings a sound to 48 kHz and two channels. */
export const SOUND_FILTER = 'aresample=48000,aformat=sample_fmts=fltp:channel_layouts=stereo';
