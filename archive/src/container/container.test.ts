import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { seeded } from '@dailies/shared/testing';
import { FRAME, PIECE_BYTES } from './frames.ts';
import { checkArchive, jsonLines, readArchive, readJsonLines, writeArchive, type WrittenEntry } from './index.ts';

const Header = z.object({ format: z.literal('test'), version: z.literal(1) });
const HEADER = { format: 'test', version: 1 } as const;

function noise(bytes: number, seed = 1): Uint8Array {
  const next = seeded(seed);
  return Uint8Array.from({ length: bytes }, () => Math.floor(next() * 256));
}

async function whole(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

/** The bytes as a stream, in chunks of a size that fits nothing. */
async function* inChunks(bytes: Uint8Array, size = 997): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const ENTRIES: readonly WrittenEntry[] = [
  { name: 'empty', info: null, pack: true, content: [] },
  { name: 'text', info: { lines: 3 }, pack: true, content: [Buffer.from('take one\n'.repeat(100_000))] },
  { name: 'noise', info: [], pack: false, content: [noise(10), noise(PIECE_BYTES * 2 + 7, 2), noise(1, 3)] },
];

const archive = (): Promise<Buffer> => whole(writeArchive(HEADER, ENTRIES));

const check = (bytes: Uint8Array): Promise<unknown> => checkArchive(inChunks(bytes), Header, 'a test archive');

describe('an archive', () => {
  it('is read as it was written', async () => {
    const bytes = await archive();
    const { header, entries } = await readArchive(inChunks(bytes), Header, 'a test archive');
    expect(header).toEqual(HEADER);
    const read: { name: string; info: unknown; content: Buffer }[] = [];
    for await (const { name, info, content } of entries) read.push({ name, info, content: await whole(content) });
    expect(read).toEqual(
      ENTRIES.map(({ name, info, content }) => ({
        name,
        info,
        content: Buffer.concat([...(content as Iterable<Uint8Array>)]),
      })),
    );
    expect(bytes.length).toBeLessThan(PIECE_BYTES * 2 + 20_000);
  });

  it('is checked where entries are passed over or left half way', async () => {
    const { entries } = await readArchive(inChunks(await archive()), Header, 'a test archive');
    const names: string[] = [];
    for await (const { name, content } of entries) {
      names.push(name);
      for await (const chunk of content) if (chunk.length > 0) break;
    }
    expect(names).toEqual(['empty', 'text', 'noise']);
  });

  it('is refused wherever one bit of it is another', async () => {
    const bytes = await archive();
    const next = seeded(7);
    for (let trial = 0; trial < 200; trial += 1) {
      const place = trial < 60 ? trial : Math.floor(next() * bytes.length);
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(place) ^ (1 << Math.floor(next() * 8)), place);
      await expect(check(changed), `byte ${place}`).rejects.toMatchObject({ code: 'invalid-input' });
    }
  });

  it('is refused wherever it is cut, and where something follows', async () => {
    const bytes = await archive();
    const next = seeded(8);
    for (let trial = 0; trial < 100; trial += 1) {
      const end = trial < 40 ? trial : Math.floor(next() * bytes.length);
      await expect(check(bytes.subarray(0, end)), `${end} bytes`).rejects.toMatchObject({ code: 'invalid-input' });
    }
    await expect(check(Buffer.concat([bytes, Buffer.of(0)]))).rejects.toThrow('something follows its end');
    await expect(check(Buffer.from('PK\u0003\u0004 something else'))).rejects.toThrow(
      'This file is not a test archive',
    );
  });

  it('takes no more memory than a piece, whatever is packed into one', async () => {
    const { deflateRawSync } = await import('node:zlib');
    const bomb = deflateRawSync(Buffer.alloc(64 * 1024 * 1024));
    const json = (kind: number, value: unknown): Buffer => frame(kind, Buffer.from(JSON.stringify(value)));
    const frame = (kind: number, payload: Buffer): Buffer => {
      const head = Buffer.alloc(5);
      head.writeUInt8(kind, 0);
      head.writeUInt32BE(payload.length, 1);
      return Buffer.concat([head, payload]);
    };
    const forged = Buffer.concat([
      Buffer.from('DAILIES\n'),
      json(FRAME.header, HEADER),
      json(FRAME.entry, { name: 'bomb', info: null }),
      frame(FRAME.packed, bomb.subarray(0, 200_000)),
    ]);
    await expect(check(forged)).rejects.toThrow('a part of it cannot be unpacked');
    const long = Buffer.concat([forged.subarray(0, -bomb.length), frame(FRAME.stored, Buffer.alloc(0))]);
    long.writeUInt32BE(0xffff_ffff, 9);
    await expect(check(long)).rejects.toThrow('longer than any is');
  });

  it('goes to no reader that stops for an error of its own', async () => {
    const { entries } = await readArchive(inChunks(await archive()), Header, 'a test archive');
    await expect(
      (async () => {
        for await (const entry of entries) throw new Error(entry.name);
      })(),
    ).rejects.toThrow('empty');
  });
});

describe('lines of JSON', () => {
  const Line = z.object({ id: z.string() });
  const lines = async (text: string, size?: number): Promise<unknown[]> => {
    const read: unknown[] = [];
    const chunks = inChunks(Buffer.from(text), size);
    for await (const line of readJsonLines(chunks, Line, { what: 'a shot', maxLineBytes: 1_000 })) read.push(line);
    return read;
  };

  it('are read as they were written, whatever the chunks', async () => {
    const values = [{ id: 'a' }, { id: 'über\n"' }, { id: 'c'.repeat(900) }];
    const text = (await whole(jsonLines(values))).toString();
    for (const size of [1, 3, 64, 10_000]) expect(await lines(text, size)).toEqual(values);
  });

  it('are refused where they are not understood, cut, or too long', async () => {
    await expect(lines('{"id":1}\n')).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(lines('{"id":\n')).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(lines('{"id":"a"}')).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(lines(`{"id":"${'a'.repeat(5_000)}"}\n`, 100)).rejects.toMatchObject({ code: 'too-large' });
  });
});
