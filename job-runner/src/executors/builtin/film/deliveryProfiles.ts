import type { DeliveryProfile } from '@dailies/shared/modules';
import { FILM_COLOURS } from './encoding.ts';

interface Encoding {
  readonly extension: 'mp4' | 'mov' | 'webm';
  /** FFmpeg's name of its pixels, and of the same where something is laid over them. */
  readonly pixels: string;
  readonly overlayFormat: string;
  readonly video: readonly string[];
  readonly audio: readonly string[];
}

const SOUND = ['-ar', '48000', '-ac', '2'] as const;
const aac = (rate: string): readonly string[] => ['-c:a', 'aac', '-b:a', rate, ...SOUND];
const plain = { pixels: 'yuv420p', overlayFormat: 'yuv420' } as const;
const isLoadedWhilePlaying = ['-movflags', '+faststart'] as const;

/** How each delivery is encoded. */
export const DELIVERY_ENCODINGS: Readonly<Record<DeliveryProfile, Encoding>> = {
  'h264-review': {
    ...plain,
    extension: 'mp4',
    video: ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '23', '-threads', '2', ...isLoadedWhilePlaying],
    audio: aac('160k'),
  },
  'h264-high': {
    ...plain,
    extension: 'mp4',
    video: ['-c:v', 'libx264', '-preset', 'medium', '-crf', '15', '-threads', '2', ...isLoadedWhilePlaying],
    audio: aac('320k'),
  },
  'hevc': {
    extension: 'mp4',
    pixels: 'yuv420p10le',
    overlayFormat: 'yuv420p10',
    video: [
      '-c:v',
      'libx265',
      '-preset',
      'medium',
      '-crf',
      '18',
      '-x265-params',
      'log-level=error:pools=2',
      // Under this name players of Apple's take it.
      '-tag:v',
      'hvc1',
      ...isLoadedWhilePlaying,
    ],
    audio: aac('320k'),
  },
  'prores-hq': {
    extension: 'mov',
    pixels: 'yuv422p10le',
    overlayFormat: 'yuv422p10',
    video: ['-c:v', 'prores_ks', '-profile:v', '3', '-vendor', 'apl0', '-threads', '2'],
    audio: ['-c:a', 'pcm_s24le', ...SOUND],
  },
  'webm-vp9': {
    ...plain,
    extension: 'webm',
    video: ['-c:v', 'libvpx-vp9', '-crf', '30', '-b:v', '0', '-row-mt', '1', '-cpu-used', '4', '-threads', '2'],
    audio: ['-c:a', 'libopus', '-b:a', '160k', ...SOUND],
  },
};

/** What FFmpeg is told of the pictures of a delivery. */
export const pictureArguments = ({ video, pixels }: Encoding): readonly string[] => [
  ...video,
  '-pix_fmt',
  pixels,
  ...FILM_COLOURS,
];
