import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { FilmstripLayout, MediaFacts, Waveform } from '@dailies/shared/media';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { VideoEncoder } from '../../media/VideoEncoder.ts';
import { makeFacts } from './makeFacts.ts';
import { makeFilmstrip } from './makeFilmstrip.ts';
import { makePosters } from './makePosters.ts';
import { makeProxy } from './makeProxy.ts';
import { peaksOf } from '../../media/soundPeaks.ts';
import { makeWaveform } from './makeWaveform.ts';
import { needsProxy } from './needsProxy.ts';

const run = promisify(execFile);
const hasFfmpeg = await run('ffprobe', ['-version']).then(
  () => true,
  () => false,
);

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dailies-makers-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Frames that grow lighter from one to the next. */
async function film(name: string, frames: number, fps: [number, number], widthPx = 320, heightPx = 180) {
  const path = join(folder, name);
  const encoder = await VideoEncoder.open(path, { widthPx, heightPx, fps });
  for (let frame = 0; frame < frames; frame += 1) {
    await encoder.write(Buffer.alloc(widthPx * heightPx * 4, 20 + Math.floor((frame * 200) / frames)));
  }
  await encoder.finish();
  return path;
}

/** A second of silence, then one of a loud tone. */
async function wav(): Promise<string> {
  const rate = 8_000;
  const samples = new Int16Array(rate * 2);
  for (let at = rate; at < samples.length; at += 1) samples[at] = Math.round(Math.sin(at / 3) * 30_000);
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + samples.byteLength, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(samples.byteLength, 40);
  const path = join(folder, 'sound.wav');
  await writeFile(path, Buffer.concat([head, Buffer.from(samples.buffer)]));
  return path;
}

describe.runIf(hasFfmpeg)('a film that lies on its side, as a phone writes it', () => {
  /** The left half white as it lies, and a note that it is turned by so much to be seen. */
  async function lying(degrees: number): Promise<string> {
    const flat = join(folder, `flat-${degrees}.mp4`);
    const source = 'color=black:s=320x180:r=24:d=0.5,drawbox=w=160:h=180:c=white:t=fill';
    await run('ffmpeg', ['-y', '-f', 'lavfi', '-i', source, '-pix_fmt', 'yuv420p', flat]);
    const path = join(folder, `lying-${degrees}.mov`);
    await run('ffmpeg', ['-y', '-i', flat, '-c', 'copy', '-metadata:s:v', `rotate=${degrees}`, path]);
    return path;
  }

  /** Where the white half is seen. */
  async function brightSide(file: string): Promise<string> {
    const { data, info } = await sharp(file).greyscale().raw().toBuffer({ resolveWithObject: true });
    const at = (x: number, y: number): number =>
      data[Math.floor(y * info.height) * info.width + Math.floor(x * info.width)] ?? 0;
    const [nw, ne, sw, se] = [at(0.1, 0.1), at(0.9, 0.1), at(0.1, 0.9), at(0.9, 0.9)];
    const sides = { left: nw + sw, right: ne + se, top: nw + ne, bottom: sw + se };
    return Object.entries(sides).toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? '';
  }

  test.each([
    [90, 180, 320],
    [180, 320, 180],
    [270, 180, 320],
  ])('by %i degrees is upright in its facts, posters, filmstrip and proxy', async (degrees, widthPx, heightPx) => {
    const path = await lying(degrees);
    // What a player of films makes of it is what we make of it.
    const seen = join(folder, `seen-${degrees}.png`);
    await run('ffmpeg', ['-y', '-i', path, '-frames:v', '1', seen]);
    const side = await brightSide(seen);
    // A folder of its own: what reads pictures keeps them by their path.
    const input = { path, mediaType: 'video/quicktime', folder: await mkdtemp(join(folder, 'lying-')) };
    const [facts] = await makeFacts(input);
    expect(MediaFacts.parse(facts?.details['facts']).video).toMatchObject({ widthPx, heightPx });
    const posters = await makePosters(input);
    expect(posters[0]?.details).toEqual({ widthPx, heightPx });
    expect(await brightSide(posters[0]?.file ?? '')).toBe(side);
    const [strip] = await makeFilmstrip(input);
    const { tileWidthPx, tileHeightPx } = FilmstripLayout.parse(strip?.details['filmstrip']);
    expect(tileHeightPx > tileWidthPx).toBe(heightPx > widthPx);
    const tile = join(folder, `tile-${degrees}.png`);
    await sharp(strip?.file).extract({ left: 0, top: 0, width: tileWidthPx, height: tileHeightPx }).toFile(tile);
    expect(await brightSide(tile)).toBe(side);
    const [proxy] = await makeProxy(input);
    expect(proxy?.details).toMatchObject({ widthPx, heightPx });
    const frame = join(folder, `proxy-${degrees}.png`);
    await run('ffmpeg', ['-y', '-i', proxy?.file ?? '', '-frames:v', '1', frame]);
    expect(await brightSide(frame)).toBe(side);
  });
});

describe('posters', () => {
  test('are three sizes of one picture, and none is larger than it', async () => {
    const path = join(folder, 'wide.png');
    await sharp({ create: { width: 1_200, height: 600, channels: 4, background: '#336699' } })
      .png()
      .toFile(path);
    const made = await makePosters({ path, mediaType: 'image/png', folder });
    expect(made.map(({ kind, details }) => [kind, details])).toEqual([
      ['poster-small', { widthPx: 320, heightPx: 160 }],
      ['poster-medium', { widthPx: 960, heightPx: 480 }],
      ['poster-large', { widthPx: 1_200, heightPx: 600 }],
    ]);
    for (const { file } of made) expect((await sharp(file).metadata()).format).toBe('webp');
  });

  test('of a TIFF of sixteen bits are the same picture', async () => {
    const path = join(folder, 'deep.tif');
    await sharp({ create: { width: 640, height: 360, channels: 3, background: '#c04020' } })
      .toColourspace('rgb16')
      .tiff()
      .toFile(path);
    const [small] = await makePosters({ path, mediaType: 'image/tiff', folder });
    const { channels } = await sharp(await readFile(small?.file ?? '')).stats();
    expect(channels.map(({ mean }) => Math.round(mean / 8))).toEqual([0xc0 / 8, 0x40 / 8, 0x20 / 8]);
  });

  test('of a film show its third', async () => {
    const path = await film('poster.mp4', 9, [24, 1]);
    const [small] = await makePosters({ path, mediaType: 'video/mp4', folder });
    const { channels } = await sharp(await readFile(small?.file ?? '')).stats();
    expect(Math.abs((channels[0]?.mean ?? 0) - 86)).toBeLessThan(10);
  });

  test.runIf(hasFfmpeg)('of an OpenEXR are seen on a screen', async () => {
    const path = join(folder, 'light.exr');
    await run('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', 'color=c=gray:s=64x32:d=1', '-frames:v', '1', path]);
    const [small] = await makePosters({ path, mediaType: 'image/x-exr', folder });
    expect(small?.details).toEqual({ widthPx: 64, heightPx: 32 });
    expect((await sharp(await readFile(small?.file ?? '')).stats()).channels[0]?.mean).toBeGreaterThan(60);
  });
});

describe('facts', () => {
  test.each([
    [[24, 1], 37],
    [[30_000, 1_001], 50],
    [[24_000, 1_001], 5],
  ] as const)('%j frames a second, %d frames, to the frame', async (fps, frames) => {
    const path = await film('facts.mp4', frames, [fps[0], fps[1]]);
    const [made] = await makeFacts({ path, mediaType: 'video/mp4', folder });
    const facts = MediaFacts.parse(JSON.parse(await readFile(made?.file ?? '', 'utf8')));
    expect(facts.video).toMatchObject({ codec: 'h264', widthPx: 320, heightPx: 180, frames, fps: [...fps] });
    if (!hasFfmpeg) return;
    const { stdout } = await run('ffprobe', [
      '-v',
      'error',
      '-count_frames',
      '-select_streams',
      'v:0',
      '-of',
      'json',
      '-show_entries',
      'stream=nb_read_frames,avg_frame_rate',
      path,
    ]);
    const probed = z
      .object({ streams: z.tuple([z.object({ nb_read_frames: z.string(), avg_frame_rate: z.string() })]) })
      .parse(JSON.parse(stdout)).streams[0];
    expect(probed).toEqual({ nb_read_frames: String(frames), avg_frame_rate: fps.join('/') });
  });

  test('of a sound', async () => {
    const [made] = await makeFacts({ path: await wav(), mediaType: 'audio/wav', folder });
    expect(MediaFacts.parse(made?.details['facts'])).toEqual({
      durationSeconds: 2,
      video: null,
      audio: { codec: 'pcm_s16le', sampleRateHz: 8_000, channels: 1 },
    });
  });
});

test('a filmstrip holds frames at even distances, in order', async () => {
  const path = await film('strip.mp4', 120, [24, 1]);
  const [made] = await makeFilmstrip({ path, mediaType: 'video/mp4', folder });
  const layout = FilmstripLayout.parse(made?.details['filmstrip']);
  expect(layout).toEqual({ tiles: 60, columns: 10, tileWidthPx: 240, tileHeightPx: 136 });
  const strip = await readFile(made?.file ?? '');
  expect(await sharp(strip).metadata()).toMatchObject({ format: 'webp', width: 2_400, height: 6 * 136 });
  const light = async (tile: number): Promise<number> => {
    const left = (tile % 10) * 240;
    const top = Math.floor(tile / 10) * 136;
    const { data } = await sharp(strip)
      .extract({ left: left + 100, top: top + 60, width: 8, height: 8 })
      .raw()
      .toBuffer({ resolveWithObject: true });
    return data[0] ?? 0;
  };
  for (const tile of [0, 15, 30, 59]) {
    // Tile n is frame 2n + 1.
    expect(Math.abs((await light(tile)) - (20 + Math.floor(((2 * tile + 1) * 200) / 120)))).toBeLessThan(8);
  }
});

test('a waveform is as loud as the sound, where it is', async () => {
  const [made] = await makeWaveform({ path: await wav(), mediaType: 'audio/wav', folder });
  const { durationSeconds, peaks } = Waveform.parse(JSON.parse(await readFile(made?.file ?? '', 'utf8')));
  expect(durationSeconds).toBe(2);
  expect(Math.max(...peaks.slice(0, Math.floor(peaks.length / 2) - 1))).toBe(0);
  expect(Math.min(...peaks.slice(Math.ceil(peaks.length / 2) + 1, -1))).toBeGreaterThan(215);
  expect(peaksOf([0, 0.5, 1, 0.25], 2)).toEqual([128, 255]);
  expect(peaksOf([0.5], 1_000)).toEqual([128]);
});

describe('a proxy', () => {
  test('is not made of a film that every browser plays', async () => {
    const path = await film('plays.mp4', 12, [24, 1]);
    expect(await makeProxy({ path, mediaType: 'video/mp4', folder })).toEqual([]);
  });

  test('of a MOV is H.264, as many frames long, at the same rate', async () => {
    const path = await film('camera.mp4', 50, [30_000, 1_001]);
    const [made] = await makeProxy({ path, mediaType: 'video/quicktime', folder });
    const [facts] = await makeFacts({ path: made?.file ?? '', mediaType: 'video/mp4', folder });
    expect(MediaFacts.parse(facts?.details['facts']).video).toEqual({
      codec: 'h264',
      widthPx: 320,
      heightPx: 180,
      frames: 50,
      fps: [30_000, 1_001],
    });
  });

  const facts: MediaFacts = {
    durationSeconds: 10,
    video: { codec: 'h264', widthPx: 1_920, heightPx: 1_080, frames: 240, fps: [24, 1] },
    audio: { codec: 'aac', sampleRateHz: 48_000, channels: 2 },
  };
  const plain = { mediaType: 'video/mp4', sizeBytes: 5_000_000, facts, isPlainColour: true };
  const video = { codec: 'h264', widthPx: 1_920, heightPx: 1_080, frames: 240, fps: [24, 1] } as const;
  test.each([
    ['a plain MP4', plain, false],
    ['a MOV', { ...plain, mediaType: 'video/quicktime' }, true],
    ['HEVC', { ...plain, facts: { ...facts, video: { ...video, codec: 'hevc' } } }, true],
    ['ten bits', { ...plain, isPlainColour: false }, true],
    ['4K', { ...plain, facts: { ...facts, video: { ...video, widthPx: 3_840 } } }, true],
    ['PCM in it', { ...plain, facts: { ...facts, audio: { codec: 'pcm_s16le', sampleRateHz: 1, channels: 1 } } }, true],
    ['100 Mbit a second', { ...plain, sizeBytes: 125_000_000 }, true],
    ['a sound', { ...plain, facts: { ...facts, video: null } }, false],
  ])('of %s: %o', (_what, file, expected) => {
    expect(needsProxy(file)).toBe(expected);
  });
});
