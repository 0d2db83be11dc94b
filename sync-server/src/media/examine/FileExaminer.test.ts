import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { contentType, isBroughtType } from '@dailies/shared/media';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blendFile, fileOf, ttfFile } from '../../testing/filesOfKinds.ts';
import { onePixelPng } from '../../testing/onePixelPng.ts';
import { examine as examineHere } from './examine.ts';
import { FileExaminer } from './FileExaminer.ts';

let folder: string;
let files = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dailies-examine-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function examine(bytes: Uint8Array, type?: string, by = examineHere): Promise<string> {
  const path = join(folder, String((files += 1)));
  await writeFile(path, bytes);
  const said = type ?? contentType(bytes) ?? '';
  if (!isBroughtType(said)) throw new Error(`"${said}" is no format.`);
  return by(path, said);
}

describe('a file that is what it says', () => {
  test.each([
    ['bars.png', 'image/png'],
    ['bars.jpg', 'image/jpeg'],
    ['bars.webp', 'image/webp'],
    ['bars.tif', 'image/tiff'],
    ['bars.exr', 'image/x-exr'],
    ['bars.mp4', 'video/mp4'],
    ['bars.mov', 'video/quicktime'],
    ['bars.webm', 'video/webm'],
    ['tone.wav', 'audio/wav'],
    ['tone.mp3', 'audio/mpeg'],
    ['tone.flac', 'audio/flac'],
    ['tone.aac', 'audio/aac'],
    ['tone.m4a', 'audio/mp4'],
    ['font.woff2', 'font/woff2'],
  ])('%s is %s', async (name, type) => {
    expect(await examine(await fileOf(name))).toBe(type);
  });

  test('is a Blender file of before and since version 5, a font, a workflow', async () => {
    expect(await examine(blendFile(4))).toBe('application/x-blender');
    expect(await examine(blendFile(5))).toBe('application/x-blender');
    expect(await examine(ttfFile())).toBe('font/ttf');
    const workflow = { 3: { class_type: 'KSampler', inputs: { seed: 1 } } };
    expect(await examine(Buffer.from(JSON.stringify(workflow)))).toBe('application/json');
  });

  test('is a Blender file that Blender compressed, in one frame or in many, or once by gzip', async () => {
    const plain = Buffer.concat([blendFile(5).subarray(0, -32), blendFile(5).subarray(17)]);
    const skipped = Buffer.from('5e2a4d180900000000000000000000000000', 'hex').subarray(0, 17);
    const frames = [plain.subarray(0, 30), plain.subarray(30, 31), plain.subarray(31)].map((part) =>
      zstdCompressSync(part),
    );
    expect(await examine(Buffer.concat([...frames, skipped]))).toBe('application/x-blender');
    expect(await examine(zstdCompressSync(blendFile(4)))).toBe('application/x-blender');
    expect(await examine(gzipSync(blendFile(4)))).toBe('application/x-blender');
  });

  test('a sound in the frame of a video is a sound', async () => {
    const sound = await fileOf('tone.m4a');
    sound.write('isom', 8, 'latin1');
    expect(contentType(sound)).toBe('video/mp4');
    expect(await examine(sound)).toBe('audio/mp4');
  });
});

describe('a file that is not, or that breaks off,', () => {
  const half = async (name: string): Promise<Buffer> => {
    const bytes = await fileOf(name);
    return bytes.subarray(0, Math.floor(bytes.length * 0.6));
  };
  test.each([
    ['bars.png', /a PNG picture/],
    ['bars.jpg', /a JPEG picture/],
    ['bars.webp', /a WebP picture/],
    ['bars.tif', /a TIFF picture/],
    ['bars.exr', /an OpenEXR picture/],
    ['bars.mp4', /a MP4 video|an MP4 video/],
    ['bars.mov', /a MOV video/],
    ['tone.m4a', /an M4A sound/],
    ['font.woff2', /a font/],
  ])('half of %s is refused', async (name, what) => {
    await expect(examine(await half(name))).rejects.toMatchObject({
      code: 'unsupported-media',
      message: expect.stringMatching(what),
    });
  });

  test.each([
    ['image/png', '\x89PNG\r\n\x1a\n and no more'],
    ['image/tiff', 'II*\0\x08\0\0\0 and no more'],
    ['video/webm', '\x1a\x45\xdf\xa3\x9fB\x86\x81\x01B\x82\x84webm and no more'],
    ['audio/mpeg', `ID3\x04\0\0\0\0\0\0${'no sound '.repeat(40)}`],
    ['audio/wav', 'RIFF\x24\0\0\0WAVE and no more'],
    ['audio/flac', 'fLaC and no more of it than this'],
    ['font/ttf', '\0\x01\0\0\0\x11\x01\0\0\x04 and no more'],
    ['application/x-blender', 'BLENDER-v402 and no more'],
    ['application/json', '{"name": "dailies"}'],
    ['application/json', '{"nodes": ['],
    ['application/json', `{"a":${'['.repeat(200_000)}`],
  ])('%s by its first bytes: %.30j', async (type, text) => {
    await expect(examine(Buffer.from(text, 'latin1'), type)).rejects.toMatchObject({ code: 'unsupported-media' });
  });

  test.each([
    ['Zstandard', zstdCompressSync],
    ['gzip', gzipSync],
  ])('what %s compressed and is no whole Blender file', async (_name, packed) => {
    await expect(examine(packed(Buffer.from('no scene at all')))).rejects.toThrow(
      /it is no Blender file that is in it/,
    );
    await expect(examine(packed(blendFile(5).subarray(0, 40)))).rejects.toThrow(/damaged or broken off/);
    const large = packed(Buffer.concat([blendFile(5).subarray(0, 17), randomBytes(90_000)]));
    await expect(examine(large.subarray(0, 60_000))).rejects.toMatchObject({ code: 'unsupported-media' });
  });

  test('a font without what every font has, or whose tables lie outside', async () => {
    await expect(examine(ttfFile(['glyf', 'loca']))).rejects.toMatchObject({ code: 'unsupported-media' });
    await expect(examine(ttfFile().subarray(0, -1))).rejects.toMatchObject({ code: 'unsupported-media' });
  });
});

describe('a file of too many pixels is refused before it is decoded:', () => {
  const SIDE = 50_000;
  test('a PNG', async () => {
    const bomb = Buffer.from(onePixelPng('bomb'));
    bomb.writeUInt32BE(SIDE, 16);
    bomb.writeUInt32BE(SIDE, 20);
    // The checksum of the header no longer fits; a bomb's maker mends it.
    const { crc32 } = await import('node:zlib');
    bomb.writeUInt32BE(crc32(bomb.subarray(12, 29)), 29);
    await expect(examine(bomb)).rejects.toMatchObject({
      code: 'too-large',
      message: expect.stringMatching(/50000 × 50000/),
    });
  });

  test('a TIFF', async () => {
    const tiff = await fileOf('bars.tif');
    const isWidthOrHeight = (at: number): boolean => [256, 257].includes(tiff.readUInt16LE(at));
    const directory = tiff.readUInt32LE(4);
    for (let entry = 0; entry < tiff.readUInt16LE(directory); entry += 1) {
      const at = directory + 2 + entry * 12;
      if (isWidthOrHeight(at)) tiff.writeUInt32LE(SIDE, at + 8);
    }
    await expect(examine(tiff)).rejects.toMatchObject({
      code: 'too-large',
      message: expect.stringMatching(/50000 × 50000/),
    });
  });

  test('an OpenEXR', async () => {
    const exr = await fileOf('bars.exr');
    const window = exr.indexOf('dataWindow\0box2i\0') + 'dataWindow\0box2i\0'.length + 4;
    exr.writeInt32LE(SIDE - 1, window + 8);
    exr.writeInt32LE(SIDE - 1, window + 12);
    await expect(examine(exr)).rejects.toMatchObject({
      code: 'too-large',
      message: expect.stringMatching(/50000 × 50000/),
    });
  });
});

test('each is looked at in a process of its own; many wait for each other, and every one is answered', async () => {
  const examiner = new FileExaminer(2);
  const by: typeof examineHere = (path, type) => examiner.examine(path, type);
  const good = await fileOf('bars.png');
  const answers = await Promise.allSettled([
    ...Array.from({ length: 3 }, () => examine(good, undefined, by)),
    examine(good.subarray(0, 200), undefined, by),
    examine(Buffer.from('{"name": 1}'), undefined, by),
    examine(good, undefined, by),
  ]);
  expect(answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : String(answer.reason)))).toEqual([
    ...Array(3).fill('image/png'),
    expect.stringMatching(/damaged or broken off/),
    expect.stringMatching(/no ComfyUI workflow/),
    'image/png',
  ]);
});
