import { createHash } from 'node:crypto';
import { mkdtemp, readFile as read, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { DailiesError } from '@dailies/shared/errors';
import { Sha256 } from '@dailies/shared/media';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MediaStore } from './MediaStore.ts';
import type { StoredBlob } from './StoredBlob.ts';

/** A store to test, empty, and what removes it. */
export interface OpenedStore {
  readonly store: MediaStore;
  readonly close: () => Promise<void>;
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const sha256Of = (content: Uint8Array): Sha256 => Sha256.parse(createHash('sha256').update(content).digest('hex'));
const ABSENT = sha256Of(bytes('nobody put this'));

async function contentOf(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function namesOf(blobs: AsyncIterable<StoredBlob>): Promise<string[]> {
  const names: string[] = [];
  for await (const blob of blobs) names.push(blob.sha256);
  return names;
}

/** `length` bytes that repeat with no short period, made chunk by chunk. */
async function* manyBytes(length: number, chunkBytes = 65_536): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < length; at += chunkBytes) {
    yield Uint8Array.from({ length: Math.min(chunkBytes, length - at) }, (_, index) => ((at + index) * 31) % 251);
  }
}

const codeOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
  } catch (error) {
    return error instanceof DailiesError ? error.code : `no DailiesError: ${String(error)}`;
  }
  return 'no error';
};

/** What `MediaStore` promises. `open` gives a store with nothing in it. */
export function mediaStoreContract(name: string, open: () => Promise<OpenedStore>): void {
  describe(`media store: ${name}`, () => {
    let opened: OpenedStore;
    let store: MediaStore;
    beforeEach(async () => {
      opened = await open();
      store = opened.store;
    });
    afterEach(() => opened.close());

    test.each([0, 6, 3 * 1_024 * 1_024 + 7])(
      'a file of %i bytes becomes a blob, also once more, and stays where it was',
      async (length) => {
        const folder = await mkdtemp(join(tmpdir(), 'dailies-brought-'));
        try {
          const path = join(folder, 'brought');
          await writeFile(path, manyBytes(length));
          const content = await read(path);
          const blob = { sha256: sha256Of(content), sizeBytes: length };
          expect(await store.putFile(path)).toEqual(blob);
          expect(await store.putFile(path)).toEqual(blob);
          expect(await store.stat(blob.sha256)).toEqual(blob);
          expect(Buffer.compare(await contentOf(await store.read(blob.sha256)), content)).toBe(0);
          expect(Buffer.compare(await read(path), content)).toBe(0);
          await rm(path);
          expect(Buffer.compare(await contentOf(await store.read(blob.sha256)), content)).toBe(0);
        } finally {
          await rm(folder, { recursive: true });
        }
      },
    );

    test('bytes come back as they were put, under the name of their SHA-256', async () => {
      const content = bytes('a take');
      expect(await store.put(content)).toEqual({ sha256: sha256Of(content), sizeBytes: 6 });
      expect(await store.stat(sha256Of(content))).toEqual({ sha256: sha256Of(content), sizeBytes: 6 });
      expect(await store.has(sha256Of(content))).toBe(true);
      expect(await contentOf(await store.read(sha256Of(content)))).toEqual(content);
    });

    test('no bytes at all are a blob too', async () => {
      const { sha256 } = await store.put(new Uint8Array());
      expect(await store.stat(sha256)).toEqual({ sha256, sizeBytes: 0 });
      expect(await contentOf(await store.read(sha256))).toHaveLength(0);
    });

    test.each([
      [
        'a Node stream',
        (content: Uint8Array) => Readable.from([content.subarray(0, 70_000), content.subarray(70_000)]),
      ],
      ['a web stream', (content: Uint8Array) => new Blob([Uint8Array.from(content)]).stream()],
      ['a generator', () => manyBytes(1_000_000, 4_099)],
    ])('%s is put chunk by chunk', async (_, streamed) => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of manyBytes(1_000_000)) chunks.push(chunk);
      const content = new Uint8Array(Buffer.concat(chunks));
      const { sha256, sizeBytes } = await store.put(streamed(content));
      expect({ sha256, sizeBytes }).toEqual({ sha256: sha256Of(content), sizeBytes: 1_000_000 });
      expect(sha256Of(await contentOf(await store.read(sha256)))).toBe(sha256);
    });

    test('the same content twice, and at once, is one blob', async () => {
      const content = bytes('again');
      const blobs = await Promise.all([1, 2, 3, 4].map(() => store.put(content)));
      expect(new Set(blobs.map((blob) => blob.sha256)).size).toBe(1);
      await store.put(content);
      expect(await namesOf(store.list())).toEqual([sha256Of(content)]);
      expect(await contentOf(await store.read(sha256Of(content)))).toEqual(content);
    });

    test('a content that breaks off keeps its own error and leaves nothing', async () => {
      const broken = async function* () {
        yield bytes('the first half');
        throw new RangeError('the line dropped');
      };
      await expect(store.put(broken())).rejects.toThrow(new RangeError('the line dropped'));
      expect(await store.has(sha256Of(bytes('the first half')))).toBe(false);
      expect(await namesOf(store.list())).toEqual([]);
    });

    test('a content over the limit is refused before its end and leaves nothing', async () => {
      let drawn = 0;
      const endless = async function* () {
        for (;;) {
          drawn += 1;
          yield new Uint8Array(1_000);
        }
      };
      expect(await codeOf(store.put(endless(), { maxSizeBytes: 10_000 }))).toBe('too-large');
      expect(drawn).toBeLessThan(20);
      expect(await namesOf(store.list())).toEqual([]);
      expect(await codeOf(store.put(new Uint8Array(10_000), { maxSizeBytes: 10_000 }))).toBe('no error');
    });

    test.each([
      [{ firstByte: 0, lastByte: 0 }, '0'],
      [{ firstByte: 2, lastByte: 5 }, '2345'],
      [{ firstByte: 9, lastByte: 9 }, '9'],
      [{ firstByte: 7, lastByte: 4_000 }, '789'],
    ])('the range %o is read with both its ends', async (range, expected) => {
      const { sha256 } = await store.put(bytes('0123456789'));
      expect(new TextDecoder().decode(await contentOf(await store.read(sha256, range)))).toBe(expected);
    });

    test.each([
      { firstByte: 10, lastByte: 12 },
      { firstByte: 5, lastByte: 4 },
      { firstByte: -1, lastByte: 4 },
      { firstByte: 0.5, lastByte: 4 },
      { firstByte: Number.NaN, lastByte: 4 },
    ])('the range %o holds nothing and is refused', async (range) => {
      const { sha256 } = await store.put(bytes('0123456789'));
      expect(await codeOf(store.read(sha256, range))).toBe('invalid-input');
    });

    test('what is not there is null, false, not-found', async () => {
      expect(await store.stat(ABSENT)).toBeNull();
      expect(await store.has(ABSENT)).toBe(false);
      expect(await codeOf(store.read(ABSENT))).toBe('not-found');
      expect(await codeOf(store.read(ABSENT, { firstByte: 0, lastByte: 1 }))).toBe('not-found');
    });

    test('a deleted blob is gone, and deleting what is not there does nothing', async () => {
      const { sha256 } = await store.put(bytes('short-lived'));
      await store.delete(sha256);
      await store.delete(sha256);
      expect(await store.has(sha256)).toBe(false);
      expect(await namesOf(store.list())).toEqual([]);
      await store.put(bytes('short-lived'));
      expect(await store.has(sha256)).toBe(true);
    });

    test('a stream that was opened before a delete still ends well', async () => {
      const { sha256 } = await store.put(manyBytes(3_000_000));
      const stream = await store.read(sha256);
      await store.delete(sha256);
      expect(sha256Of(await contentOf(stream))).toBe(sha256);
    });

    test('a stream may be left early', async () => {
      const { sha256 } = await store.put(manyBytes(3_000_000));
      const stream = await store.read(sha256);
      for await (const chunk of stream) {
        expect(chunk.byteLength).toBeGreaterThan(0);
        break;
      }
      expect(await store.has(sha256)).toBe(true);
    });

    test('the list is in order of name and goes on after one', async () => {
      const names: string[] = [];
      for (let index = 0; index < 40; index += 1) names.push((await store.put(bytes(`blob ${index}`))).sha256);
      names.sort();
      expect(await namesOf(store.list())).toEqual(names);
      for (const at of [0, 17, 39]) {
        const after = Sha256.parse(names[at]);
        expect(await namesOf(store.list({ after }))).toEqual(names.slice(at + 1));
      }
    });

    test('a sweep leaves blobs alone, however old they are', async () => {
      const { sha256 } = await store.put(bytes('long ago'));
      await store.sweep({ nowMs: Date.now() + 365 * 24 * 60 * 60 * 1_000 });
      expect(await contentOf(await store.read(sha256))).toEqual(bytes('long ago'));
    });

    test('a store that takes puts says so', async () => {
      await store.check();
      expect(await namesOf(store.list())).toEqual([]);
    });
  });
}
