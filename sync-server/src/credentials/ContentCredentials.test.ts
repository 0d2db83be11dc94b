import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { crc32 } from 'node:zlib';
import { embedRecipe, FileRecipe, readCarried, type ByteSource } from '@dailies/shared/embedding';
import { contentType, isBroughtType } from '@dailies/shared/media';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { examine } from '../media/examine/examine.ts';
import { UploadSpool } from '../media/spool/UploadSpool.ts';
import { fileOf } from '../testing/filesOfKinds.ts';
import { TestAuthority } from '../testing/TestAuthority.ts';
import { digitalSourceType, RECIPE_ASSERTION } from './claimOf.ts';
import { ContentCredentials, type FileToSign } from './ContentCredentials.ts';
import { loadC2pa, OFFLINE } from './loadC2pa.ts';

const run = promisify(execFile);
const hasExiftool = (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
  try {
    accessSync(join(folder, 'exiftool'), constants.X_OK);
    return true;
  } catch {
    return false;
  }
});

const recipe = FileRecipe.parse({
  format: 'dailies-recipe',
  version: 1,
  take: 'take1abc',
  number: 3,
  project: { id: 'harbour1', name: 'Hafen – 夜' },
  node: { id: 'shot1', type: 'shot-still', title: 'SH010' },
  recipe: {
    module: 'shot-still',
    moduleVersion: 1,
    pipeline: { id: 'previs-still', version: 1 },
    kind: 'image',
    params: { prompt: 'Nebel über der Mole, 夜.' },
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

const Manifest = z.object({
  title: z.string(),
  claim_generator_info: z.array(z.looseObject({ name: z.string(), version: z.string() })),
  assertions: z.array(z.object({ label: z.string(), data: z.unknown() })),
  ingredients: z.array(z.looseObject({ relationship: z.string() })).default([]),
});
const Store = z.object({
  active_manifest: z.string(),
  manifests: z.record(z.string(), Manifest),
  validation_state: z.string(),
});

const sourceOf = (bytes: Uint8Array): ByteSource => ({
  sizeBytes: bytes.length,
  read: (at, length) => Promise.resolve(Uint8Array.from(bytes.subarray(at, at + length))),
});

async function* stream(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** A picture with one more chunk behind its header. */
function pngWith(type: string, data: Buffer, png: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([png.subarray(0, 33), length, body, check, png.subarray(33)]);
}

test('what Dailies computes is no model, and what others make is taken for one', () => {
  const edit = FileRecipe.parse({
    ...recipe,
    recipe: { ...recipe.recipe, inputs: { image: [{ type: 'media', kind: 'image', sha256: 'a'.repeat(64) }] } },
  });
  const last = (uri: string): string => uri.slice(uri.lastIndexOf('/') + 1);
  expect(last(digitalSourceType(recipe, 'builtin'))).toBe('algorithmicMedia');
  expect(last(digitalSourceType(edit, 'builtin'))).toBe('composite');
  expect(last(digitalSourceType(recipe, 'process'))).toBe('trainedAlgorithmicMedia');
  expect(last(digitalSourceType(recipe, null))).toBe('trainedAlgorithmicMedia');
  expect(last(digitalSourceType(edit, 'comfyui'))).toBe('compositeWithTrainedAlgorithmicMedia');
});

describe.skipIf((await loadC2pa()) === null)('with a certificate', () => {
  let folder: string;
  let spool: UploadSpool;
  let authority: TestAuthority;
  let credentials: ContentCredentials;
  const log = pino({ level: 'silent' });

  const open = async (certificates: string, key: string): Promise<ContentCredentials> => {
    const files = { certificateFile: join(folder, 'chain.pem'), keyFile: join(folder, 'key.pem') };
    await writeFile(files.certificateFile, certificates);
    await writeFile(files.keyFile, key);
    return ContentCredentials.open(files, { spool, log, nowMs: Date.now(), version: '1.2.3' });
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dailies-credentials-'));
    spool = new UploadSpool(join(folder, 'spool'));
    authority = await TestAuthority.make();
    const { own, key } = await authority.issue();
    credentials = await open(own + authority.certificate, key);
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function signed(bytes: Buffer, made: FileToSign['made'] = () => Promise.reject(new Error('was asked for'))) {
    const mediaType = contentType(bytes) ?? '';
    const name = await credentials.signed({ content: stream(bytes), made, recipe, executor: 'builtin', mediaType });
    if (name === null) throw new Error('It was not signed.');
    const file = await new Response(ReadableStream.from(spool.readOnce(name))).bytes();
    return { mediaType, bytes: Buffer.from(file) };
  }

  /** As somebody who trusts an authority reads it. */
  async function read(path: string, mediaType: string, anchor: string) {
    const c2pa = await loadC2pa();
    const settings = { trust: { user_anchors: anchor }, verify: { ...OFFLINE.verify, verify_trust: true } };
    const reader = await c2pa?.Reader.fromAsset({ path, mimeType: mediaType }, settings);
    const store = Store.parse(reader?.json());
    return { state: store.validation_state, store, active: store.manifests[store.active_manifest] };
  }

  async function withRecipe(name: string): Promise<Buffer> {
    const bytes = await fileOf(name);
    const segments = (await embedRecipe(contentType(bytes) ?? '', sourceOf(bytes), recipe)) ?? [];
    const parts = segments.map((part) => ('bytes' in part ? part.bytes : bytes.subarray(part.from, part.to)));
    return Buffer.concat(parts);
  }

  test.each(['bars.png', 'bars.mp4', 'bars.mov', 'tone.wav', 'tone.m4a'])('%s is signed and whole', async (name) => {
    const { bytes, mediaType } = await signed(await withRecipe(name));
    const path = join(folder, name);
    await writeFile(path, bytes);

    const { state, active } = await read(path, mediaType, authority.certificate);
    expect(state).toBe('Trusted');
    expect(active?.title).toBe('SH010, take 3');
    expect(active?.claim_generator_info[0]).toMatchObject({ name: 'Dailies', version: '1.2.3' });
    const said = new Map(active?.assertions.map(({ label, data }) => [label, data]));
    expect(said.get('c2pa.actions.v2')).toMatchObject({
      actions: [{ action: 'c2pa.created', digitalSourceType: digitalSourceType(recipe, 'builtin') }],
    });
    const { record, ...named } = z.looseObject({ record: z.string() }).parse(said.get(RECIPE_ASSERTION));
    expect(FileRecipe.parse(JSON.parse(record))).toEqual(recipe);
    expect(named).toEqual({
      take: 'take1abc',
      project: 'harbour1',
      pipeline: 'previs-still@1',
      recipeHash: recipe.recipeHash,
      seed: 7,
    });

    // The recipe in the file is there as before, and the file opens.
    expect((await readCarried(mediaType, sourceOf(bytes))).recipe).toEqual(recipe);
    if (!isBroughtType(mediaType)) throw new Error(mediaType);
    expect(await examine(path, mediaType)).toBe(mediaType);
  });

  test('one changed byte, and another authority, are noticed', async () => {
    const { bytes, mediaType } = await signed(await withRecipe('bars.png'));
    const path = join(folder, 'changed.png');
    await writeFile(path, bytes);
    const other = await TestAuthority.make('Somebody else');
    expect((await read(path, mediaType, other.certificate)).state).toBe('Valid');
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 20) ^ 1, bytes.length - 20);
    await writeFile(path, bytes);
    expect((await read(path, mediaType, authority.certificate)).state).toBe('Invalid');
  });

  // What Debian has reads the credentials of a PNG. In an MP4 and a WAV it finds them and gives them out as
  // bytes, which it reads where they stand in a PNG.
  test.skipIf(!hasExiftool).each([
    ['bars.png', null],
    ['bars.mp4', '-UUID-Unknown'],
    ['tone.wav', '-Unknown_C2PA'],
  ])('%s is read by exiftool', async (name, box) => {
    const { bytes } = await signed(await withRecipe(name));
    const path = join(folder, `read-${name}`);
    await writeFile(path, bytes);
    if (box !== null) {
      const { stdout: found } = await run('exiftool', ['-b', '-u', box, path], { encoding: 'buffer' });
      await writeFile(path, pngWith('caBX', found.subarray(found.indexOf('jumb') - 4), await fileOf('bars.png')));
    }
    const { stdout } = await run('exiftool', ['-json', '-a', '-G', '-jumbf:all', path]);
    const [tags = {}] = z.array(z.record(z.string(), z.unknown())).parse(JSON.parse(stdout));
    expect(tags).toMatchObject({
      'JUMBF:Title': 'SH010, take 3',
      'JUMBF:Claim_Generator_InfoName': 'Dailies',
      'JUMBF:ActionsAction': 'c2pa.created',
      'JUMBF:Take': 'take1abc',
      'JUMBF:RecipeHash': recipe.recipeHash,
    });
  });

  test('credentials that a file came with stay, as those of what it was made of', async () => {
    const elsewhere = await signed(await fileOf('bars.png'));
    const { bytes, mediaType } = await signed(elsewhere.bytes, () => Promise.resolve(stream(elsewhere.bytes)));
    const path = join(folder, 'twice.png');
    await writeFile(path, bytes);
    const { state, store, active } = await read(path, mediaType, authority.certificate);
    expect(state).toBe('Trusted');
    expect(Object.keys(store.manifests)).toHaveLength(2);
    expect(active?.ingredients).toMatchObject([{ relationship: 'parentOf' }]);
    expect(active?.assertions[0]?.data).toMatchObject({
      actions: [{ action: 'c2pa.opened' }, { action: 'c2pa.edited.metadata' }],
    });
  });

  test('a file that cannot be signed is given as it is; nothing is left in the spool', async () => {
    expect(credentials.signs('video/webm')).toBe(false);
    const broken = stream(Buffer.from('\x89PNG\r\n\x1a\n and no more', 'latin1'));
    const asked = { content: broken, made: () => Promise.reject(new Error('was asked for')), recipe };
    expect(await credentials.signed({ ...asked, executor: 'builtin', mediaType: 'image/png' })).toBe(null);
    expect(await readdir(join(folder, 'spool'))).toEqual([]);
  });

  test('a certificate that is for something else, or its own issuer, refuses the start', async () => {
    const web = await authority.issue({ usage: '1.3.6.1.5.5.7.3.1' });
    await expect(open(web.own + authority.certificate, web.key)).rejects.toThrow(
      /Nothing can be signed with C2PA_CERTIFICATE .*certificate is invalid; the certificate must be for signing/,
    );
    expect((await readFile(join(folder, 'chain.pem'), 'utf8')).length).toBeGreaterThan(0);
    expect(await readdir(join(folder, 'spool'))).toEqual([]);
  });
});
