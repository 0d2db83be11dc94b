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

const rateText = ([numerator, denominator]: Fps): string => `${numerator}/${denominator}`;

/** How long so many frames last, exactly enough for FFmpeg. */
export const secondsText = (frames: number, [numerator, denominator]: Fps): string =>
  ((frames * denominator) / numerator).toFixed(6);

/** A filter that brings any picture into the frame, whole, on black, in the colours of films. */
export const fitFilter = ({ widthPx, heightPx, fps }: FilmFormat): string =>
  [
    `fps=${rateText(fps)}`,
    `scale=${widthPx}:${heightPx}:force_original_aspect_ratio=decrease:force_divisible_by=2:out_color_matrix=bt709:out_range=tv`,
    `pad=${widthPx}:${heightPx}:(ow-iw)/2:(oh-ih)/2`,
    'setsar=1',
    'format=yuv420p',
  ].join(',');

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
  '-color_primaries',
  'bt709',
  '-color_trc',
  'bt709',
  '-colorspace',
  'bt709',
  '-color_range',
  'tv',
  '-movflags',
  '+faststart',
] as const;

export const AAC = ['-c:a', 'aac', '-b:a', '192k', '-ar', '48000', '-ac', '2'] as const;

/** Between two steps: nothing is lost, and it is quick. */
export const LOSSLESS = ['-c:v', 'libx264', '-preset', 'ultrafast', '-qp', '0', '-threads', '2'] as const;

/** A filter that brings a sound to 48 kHz and two channels. */
export const SOUND_FILTER = 'aresample=48000,aformat=sample_fmts=fltp:channel_layouts=stereo';
