import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePoster } from './makePoster.ts';
import { VideoEncoder } from './VideoEncoder.ts';

const png = (widthPx: number, heightPx: number) =>
  sharp({ create: { width: widthPx, height: heightPx, channels: 3, background: '#336699' } })
    .png()
    .toBuffer();

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dailies-poster-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Nine frames that grow lighter by 25 levels each. */
async function steps(): Promise<Uint8Array> {
  const path = join(folder, 'steps.mp4');
  const encoder = await VideoEncoder.open(path, { widthPx: 320, heightPx: 180, fps: [24, 1] });
  for (let frame = 0; frame < 9; frame += 1) await encoder.write(Buffer.alloc(320 * 180 * 4, 20 + frame * 25));
  await encoder.finish();
  return readFile(path);
}

describe('makePoster', () => {
  it('makes a WebP no wider than 640 of an image, and enlarges none', async () => {
    const large = await makePoster(await png(1280, 720), 'image/png');
    expect([large.widthPx, large.heightPx, large.mediaType]).toEqual([640, 360, 'image/webp']);
    expect((await sharp(large.bytes).metadata()).format).toBe('webp');
    const small = await makePoster(await png(200, 100), 'image/png');
    expect([small.widthPx, small.heightPx]).toEqual([200, 100]);
  });

  it('takes the picture a third into a video', async () => {
    const poster = await makePoster(await steps(), 'video/mp4');
    expect([poster.widthPx, poster.heightPx]).toEqual([320, 180]);
    const { channels } = await sharp(poster.bytes).stats();
    expect(Math.abs((channels[0]?.mean ?? 0) - (20 + 3 * 25))).toBeLessThan(8);
  });

  it('draws the waveform of a sound', async () => {
    // Half silence, half as loud as can be: 8 kHz, 8 bits, one channel.
    const wav = Buffer.alloc(44 + 8_000, 128);
    wav.fill(0, 44 + 4_000);
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
    const poster = await makePoster(wav, 'audio/wav');
    expect([poster.widthPx, poster.heightPx, poster.mediaType]).toEqual([640, 160, 'image/webp']);
    const cover = async (left: number): Promise<number> => {
      const { data, info } = await sharp(poster.bytes)
        .ensureAlpha()
        .extract({ left, top: 0, width: 300, height: 160 })
        .extractChannel(3)
        .raw()
        .toBuffer({ resolveWithObject: true });
      return data.reduce((sum, value) => sum + value, 0) / (info.width * info.height);
    };
    expect(await cover(340)).toBeGreaterThan((await cover(0)) * 5);
  });

  it('refuses what has no picture or cannot be read', async () => {
    await expect(makePoster(new Uint8Array(8), 'audio/wav')).rejects.toMatchObject({ code: 'unsupported-media' });
    await expect(makePoster(new Uint8Array(64), 'image/png')).rejects.toMatchObject({ code: 'unsupported-media' });
    await expect(makePoster(new Uint8Array(64), 'video/mp4')).rejects.toMatchObject({ code: 'unsupported-media' });
  });
});
