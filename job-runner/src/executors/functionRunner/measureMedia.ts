import { open } from 'node:fs/promises';
import { Fps, MediaKind } from '@dailies/shared/media';
import { AV_LOG_ERROR, Demuxer, Log } from 'node-av';
import sharp from 'sharp';
import { z } from 'zod';
import { SOUND_PICTURE } from '../../media/soundFacts.ts';
import { turnedSize, turnOf } from '../../media/turnOf.ts';
import { RunFailure } from '../RunFailure.ts';

/** What a file is, by its own bytes. `fps` is null for what has no pictures a second; `seconds`: of a sound. */
export const Measured = z.object({
  kind: MediaKind,
  mediaType: z.string(),
  widthPx: z.int().min(1),
  heightPx: z.int().min(1),
  frames: z.int().min(1),
  fps: Fps.nullable(),
  seconds: z.number().min(0).optional(),
});
export type Measured = z.infer<typeof Measured>;

/** Enough to tell every kind of file below. */
const HEAD_BYTES = 16;

/** The formats that are taken, by their first bytes. A decoder sees nothing else: a playlist could name any file. */
const FORMATS: readonly { readonly mediaType: string; readonly starts: RegExp }[] = [
  { mediaType: 'image/png', starts: /^\x89PNG\r\n[^]\n/ },
  { mediaType: 'image/jpeg', starts: /^\xff\xd8\xff/ },
  { mediaType: 'image/webp', starts: /^RIFF[^]{4}WEBP/ },
  { mediaType: 'video/quicktime', starts: /^[^]{4}ftypqt {2}/ },
  { mediaType: 'video/mp4', starts: /^[^]{4}ftyp(?!avi|hei|mif|M4[AB])/ },
  { mediaType: 'audio/wav', starts: /^RIFF[^]{4}WAVE/ },
  { mediaType: 'audio/flac', starts: /^fLaC/ },
  { mediaType: 'audio/mpeg', starts: /^ID3|^\xff[\xfb\xf3\xf2]/ },
  { mediaType: 'audio/mp4', starts: /^[^]{4}ftypM4[AB]/ },
  { mediaType: 'video/webm', starts: /^[^]E\xdf\xa3/ },
];

/** By its first bytes alone; undefined for a file of a format that is not taken. */
export function mediaTypeOfHead(head: Uint8Array): string | undefined {
  const text = Buffer.from(head.subarray(0, HEAD_BYTES)).toString('latin1');
  return FORMATS.find(({ starts }) => starts.test(text))?.mediaType;
}

export async function mediaTypeOf(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(HEAD_BYTES) });
    const mediaType = mediaTypeOfHead(buffer.subarray(0, bytesRead));
    if (mediaType !== undefined) return mediaType;
  } finally {
    await file.close();
  }
  throw new RunFailure(
    'bad-output',
    'The output is in no format that Dailies takes; pipelines write PNG, JPEG, WebP, MP4, MOV, WebM, WAV, FLAC, MP3 or M4A.',
  );
}

async function measureImage(path: string, mediaType: string): Promise<Measured> {
  // Decoded whole: a picture that breaks off has a good header.
  const { info } = await sharp(path, { failOn: 'truncated' }).autoOrient().raw().toBuffer({ resolveWithObject: true });
  return { kind: 'image', mediaType, widthPx: info.width, heightPx: info.height, frames: 1, fps: null };
}

async function measureVideo(path: string, mediaType: string): Promise<Measured> {
  Log.setLevel(AV_LOG_ERROR);
  const demuxer = await Demuxer.open(path);
  try {
    const stream = demuxer.video();
    if (stream === undefined) throw new Error('no video stream');
    let frames = 0;
    for await (const packet of demuxer.packets(stream.index)) {
      if (packet === null) break;
      frames += 1;
      packet.free();
    }
    const { num, den } = stream.avgFrameRate;
    const size = turnedSize(stream.codecpar.width, stream.codecpar.height, turnOf(stream));
    return Measured.parse({ kind: 'video', mediaType, ...size, frames, fps: [num, den] });
  } finally {
    await demuxer.close();
  }
}

async function measureSound(path: string, mediaType: string): Promise<Measured> {
  Log.setLevel(AV_LOG_ERROR);
  const demuxer = await Demuxer.open(path);
  try {
    if (demuxer.audio() === undefined || demuxer.duration <= 0) throw new Error('no sound');
    return { kind: 'audio', mediaType, ...SOUND_PICTURE, frames: 1, fps: null, seconds: demuxer.duration };
  } finally {
    await demuxer.close();
  }
}

const MEASURES: Readonly<Record<string, (path: string, mediaType: string) => Promise<Measured>>> = {
  image: measureImage,
  video: measureVideo,
  audio: measureSound,
};

/** Throws `bad-output` for a file of another format, or one that cannot be decoded. */
export async function measureMedia(path: string): Promise<Measured> {
  const mediaType = await mediaTypeOf(path);
  try {
    return await (MEASURES[mediaType.split('/')[0] ?? ''] ?? measureVideo)(path, mediaType);
  } catch (error) {
    throw new RunFailure('bad-output', `The output is a damaged ${mediaType.split('/')[1]} file; generate it again.`, {
      cause: error,
    });
  }
}
