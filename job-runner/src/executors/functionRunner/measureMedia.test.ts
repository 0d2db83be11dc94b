import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { VideoEncoder } from '../../media/VideoEncoder.ts';
import { measureMedia } from './measureMedia.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dailies-measure-'));
});
afterAll(() => rm(folder, { recursive: true }));

const file = async (bytes: Uint8Array | string): Promise<string> => {
  const path = join(folder, 'file');
  await writeFile(path, bytes);
  return path;
};

const picture = () => sharp({ create: { width: 40, height: 30, channels: 3, background: '#806040' } });

test.each(['png', 'jpeg', 'webp'] as const)('a %s is measured from its own bytes', async (format) => {
  expect(await measureMedia(await file(await picture().toFormat(format).toBuffer()))).toEqual({
    kind: 'image',
    mediaType: `image/${format}`,
    widthPx: 40,
    heightPx: 30,
    frames: 1,
    fps: null,
  });
});

test('a picture that lies on its side is measured as it is seen', async () => {
  const turned = await picture().withMetadata({ orientation: 6 }).jpeg().toBuffer();
  expect(await measureMedia(await file(turned))).toMatchObject({ widthPx: 30, heightPx: 40 });
});

test('a video has its frames counted and its rate read', async () => {
  const path = join(folder, 'video.mp4');
  const encoder = await VideoEncoder.open(path, { widthPx: 64, heightPx: 36, fps: [24_000, 1_001] });
  for (let frame = 0; frame < 7; frame += 1) await encoder.write(Buffer.alloc(64 * 36 * 4, frame * 20));
  await encoder.finish();
  expect(await measureMedia(path)).toEqual({
    kind: 'video',
    mediaType: 'video/mp4',
    widthPx: 64,
    heightPx: 36,
    frames: 7,
    fps: [24_000, 1_001],
  });
});

test('a sound has its length read, and is told of by its waveform', async () => {
  // A second of silence: 8 kHz, 8 bits, one channel.
  const wav = Buffer.alloc(44 + 8_000, 128);
  wav.write('RIFF', 0, 'latin1');
  wav.writeUInt32LE(36 + 8_000, 4);
  wav.write('WAVEfmt ', 8, 'latin1');
  for (const [at, value] of [
    [16, 16],
    [24, 8_000],
    [28, 8_000],
    [40, 8_000],
  ] as const)
    wav.writeUInt32LE(value, at);
  for (const [at, value] of [
    [20, 1],
    [22, 1],
    [32, 1],
    [34, 8],
  ] as const)
    wav.writeUInt16LE(value, at);
  wav.write('data', 36, 'latin1');
  expect(await measureMedia(await file(wav))).toEqual({
    kind: 'audio',
    mediaType: 'audio/wav',
    widthPx: 640,
    heightPx: 160,
    frames: 1,
    fps: null,
    seconds: 1,
  });
});

test.each([
  ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>', /in no format that Dailies takes/],
  ['a playlist', '#EXTM3U\nfile:///etc/passwd\n', /in no format that Dailies takes/],
  ['an AVIF', '\0\0\0\x20ftypavif', /in no format that Dailies takes/],
  ['nothing', '', /in no format that Dailies takes/],
  ['a PNG in name alone', '\x89PNG\r\n\x1a\n and no more', /^The output is a damaged png file; generate it again\.$/],
  ['an MP4 in name alone', '\0\0\0\x20ftypisom and no more', /^The output is a damaged mp4 file; generate it again\.$/],
])('%s is refused with a sentence', async (_, text, message) => {
  await expect(measureMedia(await file(Buffer.from(text, 'latin1')))).rejects.toMatchObject({
    code: 'bad-output',
    message: expect.stringMatching(message),
  });
});
