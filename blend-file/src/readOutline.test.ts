import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { DailiesError } from '@dailies/shared/errors';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readOutline } from './readOutline.ts';

const run = promisify(execFile);
const hasBlender = await run('blender', ['--version']).then(
  () => true,
  () => false,
);

const MAKE = `
import bpy, sys
bpy.ops.wm.read_factory_settings(use_empty=True)
scene = bpy.context.scene
scene.name = "Quay"
scene.frame_start = 5
scene.frame_end = 90
for name in ("Close", "Wide ä"):
    scene.collection.objects.link(bpy.data.objects.new(name, bpy.data.cameras.new(name)))
scene.collection.objects.link(bpy.data.objects.new("Sun", bpy.data.lights.new("Sun", "SUN")))
scene.view_layers[0].name = "All"
scene.view_layers.new("Nothing")
bpy.data.scenes.new("Pier")
bpy.ops.wm.save_as_mainfile(filepath=sys.argv[-2], compress=False)
bpy.ops.wm.save_as_mainfile(filepath=sys.argv[-1], compress=True)
`;

let folder: string;
const keep = async (bytes: Buffer): Promise<string> => {
  const path = join(folder, 'kept.blend');
  await writeFile(path, bytes);
  return path;
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dailies-outline-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe.skipIf(!hasBlender)('of a file that Blender wrote', () => {
  const path = (name: string): string => join(folder, name);

  beforeAll(async () => {
    await writeFile(path('make.py'), MAKE);
    const args = ['--background', '--factory-startup', '--python', path('make.py')];
    await run('blender', [...args, '--', path('set.blend'), path('compressed.blend')]);
  }, 60_000);

  test.each(['set', 'compressed'])('scenes with their layers and frames, and cameras, are read (%s)', async (name) => {
    expect(await readOutline(path(`${name}.blend`))).toEqual({
      scenes: [
        { name: 'Pier', layers: ['ViewLayer'], firstFrame: 1, lastFrame: 250 },
        { name: 'Quay', layers: ['All', 'Nothing'], firstFrame: 5, lastFrame: 90 },
      ],
      cameras: ['Close', 'Wide ä'],
    });
  });

  test.each(['set', 'compressed'])('one that was cut off anywhere is refused with a sentence (%s)', async (name) => {
    const whole = await readFile(path(`${name}.blend`));
    for (let part = 0; part < 40; part += 1) {
      const cut = await keep(whole.subarray(0, Math.floor((whole.length * part) / 40)));
      await expect(readOutline(cut)).rejects.toBeInstanceOf(DailiesError);
    }
  });
});

/** A file with one scene and one camera, laid out as one writes on other machines or by another version. */
function written({
  pointerBytes,
  isLittle,
  isWide,
}: {
  pointerBytes: 4 | 8;
  isLittle: boolean;
  isWide: boolean;
}): Buffer {
  const short = (value: number): Buffer => {
    const bytes = Buffer.alloc(2);
    if (isLittle) bytes.writeInt16LE(value);
    else bytes.writeInt16BE(value);
    return bytes;
  };
  const int = (value: number): Buffer => {
    const bytes = Buffer.alloc(4);
    if (isLittle) bytes.writeInt32LE(value);
    else bytes.writeInt32BE(value);
    return bytes;
  };
  const long = (value: number): Buffer => {
    const bytes = Buffer.alloc(8);
    bytes.writeBigInt64LE(BigInt(value));
    return bytes;
  };
  const text = (value: string, size = Buffer.byteLength(value) + 1): Buffer => {
    const bytes = Buffer.alloc(size);
    bytes.write(value);
    return bytes;
  };
  const padded = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
  const block = (code: string, struct: number, body: Buffer): Buffer =>
    isWide
      ? Buffer.concat([text(code, 4), int(struct), long(1), long(body.length), long(1), body])
      : Buffer.concat([text(code, 4), int(body.length), Buffer.alloc(pointerBytes), int(struct), int(1), body]);

  const types = ['char', 'short', 'int', 'ID', 'RenderData', 'Scene', 'Object', 'ViewLayer'];
  const names = ['*next', 'name[66]', 'sfra', 'efra', 'id', 'r', 'type', '(*make)()', 'name[64]', 'grid[2][3]'];
  const idBytes = 66;
  const lengths = [1, 2, 4, idBytes, 8, idBytes + 2 * pointerBytes + 8, idBytes + 14, pointerBytes + 64];
  const structs: [number, [number, number][]][] = [
    [3, [[0, 1]]],
    [
      4,
      [
        [2, 2],
        [2, 3],
      ],
    ],
    [
      5,
      [
        [3, 4],
        [0, 0],
        [0, 7],
        [4, 5],
      ],
    ],
    [
      6,
      [
        [3, 4],
        [1, 9],
        [1, 6],
      ],
    ],
    [
      7,
      [
        [7, 0],
        [0, 8],
      ],
    ],
  ];
  const list = (all: readonly string[]): Buffer =>
    padded(Buffer.concat([int(all.length), ...all.map((each) => text(each))]));
  const dna = Buffer.concat([
    Buffer.from('SDNANAME'),
    list(names),
    Buffer.from('TYPE'),
    list(types),
    Buffer.from('TLEN'),
    padded(Buffer.concat(lengths.map(short))),
    Buffer.from('STRC'),
    int(structs.length),
    ...structs.flatMap(([type, fields]) => [short(type), short(fields.length), ...fields.flat().map(short)]),
  ]);
  const header = isWide ? 'BLENDER17-01v0500' : `BLENDER${pointerBytes === 4 ? '_' : '-'}${isLittle ? 'v' : 'V'}279`;
  return Buffer.concat([
    Buffer.from(header),
    block('SC', 2, Buffer.concat([text('SCQuay', idBytes), Buffer.alloc(2 * pointerBytes), int(3), int(48)])),
    block('DATA', 4, Buffer.concat([Buffer.alloc(pointerBytes), text('All', 64)])),
    block('OB', 3, Buffer.concat([text('OBClose', idBytes), Buffer.alloc(12), short(11)])),
    block('OB', 3, Buffer.concat([text('OBSun', idBytes), Buffer.alloc(12), short(10)])),
    // Of another block, though it is a view layer.
    block('DATA', 4, Buffer.concat([Buffer.alloc(pointerBytes), text('Other', 64)])),
    block('DNA1', 0, dna),
    block('ENDB', 0, Buffer.alloc(0)),
  ]);
}

test.each([
  ['of a machine of 32 bits', { pointerBytes: 4, isLittle: true, isWide: false }],
  ['of a machine that writes the large end first', { pointerBytes: 8, isLittle: false, isWide: false }],
  ['of Blender 5', { pointerBytes: 8, isLittle: true, isWide: true }],
] as const)('a file %s is read', async (_, layout) => {
  expect(await readOutline(await keep(written(layout)))).toEqual({
    scenes: [{ name: 'Quay', layers: ['All'], firstFrame: 3, lastFrame: 48 }],
    cameras: ['Close'],
  });
});

const LAYOUT = { pointerBytes: 8, isLittle: true, isWide: true } as const;
const OUTLINE = { scenes: [{ name: 'Quay', layers: ['All'], firstFrame: 3, lastFrame: 48 }], cameras: ['Close'] };

test('a file in many frames of Zstandard, however it is cut up, or in one of gzip, is read', async () => {
  const plain = written(LAYOUT);
  for (const size of [1, 7, 400, plain.length]) {
    const frames = Array.from({ length: Math.ceil(plain.length / size) }, (_, index) =>
      zstdCompressSync(plain.subarray(index * size, (index + 1) * size)),
    );
    expect(await readOutline(await keep(Buffer.concat(frames)))).toEqual(OUTLINE);
  }
  expect(await readOutline(await keep(gzipSync(plain)))).toEqual(OUTLINE);
});

test('what is in the way between blocks is passed over without being kept', async () => {
  const head = Buffer.alloc(32);
  head.write('DATA');
  const large = 300 * 1_024 ** 2;
  head.writeBigInt64LE(BigInt(large), 16);
  const plain = written(LAYOUT);
  const path = await keep(
    gzipSync(Buffer.concat([plain.subarray(0, 17), head, Buffer.alloc(large), plain.subarray(17)])),
  );
  const before = process.memoryUsage().arrayBuffers;
  expect(await readOutline(path)).toEqual(OUTLINE);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(large / 4);
}, 60_000);

test('what is none, or is of a version to come, is refused with a sentence', async () => {
  await expect(readOutline(await keep(Buffer.from('Fog over the quay, and more.')))).rejects.toThrow(
    /This is no Blender file/,
  );
  await expect(readOutline(await keep(Buffer.from('BLENDER19-02v0700 and more.')))).rejects.toThrow(
    /damaged or broken off/,
  );
});
