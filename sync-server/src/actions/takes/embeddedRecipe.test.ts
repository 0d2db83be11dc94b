import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { crc32 } from 'node:zlib';
import { type ByteSource, embedRecipe, FileRecipe, readCarried } from '@dailies/shared/embedding';
import { contentType, isBroughtType } from '@dailies/shared/media';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { examine } from '../../media/examine/examine.ts';
import { fileOf } from '../../testing/filesOfKinds.ts';

const has = (command: string): boolean =>
  (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, command), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
const run = promisify(execFile);

const WORKFLOW = { 3: { class_type: 'KSampler', inputs: { seed: 7, model: ['4', 0] } } };
const recipe = FileRecipe.parse({
  format: 'dailies-recipe',
  version: 1,
  take: 'take1abc',
  number: 3,
  project: { id: 'harbour1', name: 'Hafen – 夜' },
  node: { id: 'shot1', type: 'shot-still', title: 'SH010 “Pier”' },
  recipe: {
    module: 'shot-still',
    moduleVersion: 1,
    pipeline: { id: 'previs-still', version: 1 },
    kind: 'image',
    params: { prompt: 'Nebel über der Mole, 夜.\nKein Wind.', lensMm: 50, graph: JSON.stringify(WORKFLOW) },
    inputs: {},
    widthPx: 1280,
    heightPx: 720,
    frames: 1,
    fps: [24, 1],
  },
  recipeHash: 'f'.repeat(32),
  seed: 7,
  madeAt: '2026-11-29T12:00:00.000Z',
});

const sourceOf = (bytes: Uint8Array): ByteSource => ({
  sizeBytes: bytes.length,
  read: (at, length) => Promise.resolve(Uint8Array.from(bytes.subarray(at, at + length))),
});

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dailies-embedded-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** The file with the recipe in it, on the disk. */
async function embedded(name: string): Promise<{ path: string; bytes: Buffer; type: string }> {
  const bytes = await fileOf(name);
  const type = contentType(bytes) ?? '';
  const segments = (await embedRecipe(type, sourceOf(bytes), recipe)) ?? [];
  const parts = segments.map((part) => ('bytes' in part ? part.bytes : bytes.subarray(part.from, part.to)));
  const path = join(folder, name);
  await writeFile(path, Buffer.concat(parts));
  return { path, bytes: await readFile(path), type };
}

const FILES = ['bars.png', 'bars.mp4', 'bars.mov', 'tone.m4a', 'tone.wav'] as const;

describe.each(FILES)('%s with a recipe in it', (name) => {
  test('is whole, and read back as it was written', async () => {
    const { path, bytes, type } = await embedded(name);
    if (!isBroughtType(type)) throw new Error(type);
    expect(await examine(path, type)).toBe(type);
    expect(await readCarried(type, sourceOf(bytes))).toEqual({ recipe, isComfy: name !== 'tone.wav' });
  });

  test.skipIf(!has('exiftool'))('is read by exiftool', async () => {
    const { path } = await embedded(name);
    const { stdout } = await run('exiftool', ['-json', '-a', '-charset', 'RIFF=UTF8', path]);
    const [tags = {}] = z.array(z.record(z.string(), z.unknown())).parse(JSON.parse(stdout));
    expect(tags['Warning']).toBeUndefined();
    expect(tags['Software']).toBe('Dailies');
    expect(tags['Title']).toBe('SH010 “Pier”, take 3');
    const ours = tags['Dailies'] ?? tags['Comment'];
    const record: unknown = typeof ours === 'string' ? JSON.parse(ours) : ours;
    expect(FileRecipe.parse(record)).toEqual(recipe);
  });
});

describe('FFmpeg', () => {
  const Probe = z.object({
    format: z.object({ tags: z.record(z.string(), z.string()).default({}) }),
    streams: z.array(z.object({ nb_read_frames: z.string().optional() })),
  });
  test.skipIf(!has('ffprobe')).each(['bars.mp4', 'bars.mov', 'tone.m4a', 'tone.wav'])(
    'reads it of %s, and every frame as before',
    async (name) => {
      const probe = async (path: string) => {
        const { stdout } = await run('ffprobe', [
          '-v',
          'error',
          '-count_frames',
          '-show_format',
          '-show_streams',
          '-of',
          'json',
          path,
        ]);
        return Probe.parse(JSON.parse(stdout));
      };
      const { path } = await embedded(name);
      const { format, streams } = await probe(path);
      const key = name === 'tone.wav' ? 'comment' : 'dailies';
      expect(FileRecipe.parse(JSON.parse(format.tags[key] ?? ''))).toEqual(recipe);
      if (name !== 'tone.wav') expect(JSON.parse(format.tags['prompt'] ?? '')).toEqual(WORKFLOW);
      const before = await probe(join(import.meta.dirname, '../../testing/files', name));
      expect(streams).toEqual(before.streams);
      // Every sample lies where the tables say: the pictures and sounds decode to the same.
      const decoded = async (file: string) =>
        (await run('ffmpeg', ['-v', 'error', '-i', file, '-f', 'md5', '-'])).stdout;
      expect(await decoded(path)).toBe(await decoded(join(import.meta.dirname, '../../testing/files', name)));
    },
  );
});

describe('what a stranger put into a file', () => {
  const carriedBy = async (text: string, key = 'dailies') => {
    const png = await fileOf('bars.png');
    const body = Buffer.concat([Buffer.from(`tEXt${key}\0`, 'latin1'), Buffer.from(text)]);
    const chunk = Buffer.alloc(body.length + 8);
    chunk.writeUInt32BE(body.length - 4, 0);
    body.copy(chunk, 4);
    chunk.writeUInt32BE(crc32(body), body.length + 4);
    return readCarried('image/png', sourceOf(Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)])));
  };
  test.each([
    ['no JSON', '{'],
    ['another form', JSON.stringify({ ...recipe, version: 2 })],
    ['a recipe of nonsense', JSON.stringify({ ...recipe, recipe: { module: 7 } })],
    ['a size of nonsense', JSON.stringify({ ...recipe, recipe: { ...recipe.recipe, widthPx: 1e9 } })],
    [
      'more than any recipe has',
      JSON.stringify({ ...recipe, recipe: { ...recipe.recipe, params: { a: 'x'.repeat(600_000) } } }),
    ],
  ])('is no recipe where it is %s', async (_name, text) => {
    expect(await carriedBy(text)).toEqual({ recipe: undefined, isComfy: false });
  });

  test("is known as ComfyUI's by ComfyUI's own record", async () => {
    expect(await carriedBy(JSON.stringify(WORKFLOW), 'prompt')).toEqual({ recipe: undefined, isComfy: true });
  });

  test('is nothing in files that break off anywhere', async () => {
    for (const name of FILES) {
      const { bytes, type } = await embedded(name);
      for (let length = 0; length < bytes.length; length += 97) {
        const { recipe: found } = await readCarried(type, sourceOf(bytes.subarray(0, length)));
        expect(found === undefined || found.take === recipe.take).toBe(true);
      }
    }
  });
});
