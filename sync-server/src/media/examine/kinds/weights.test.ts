import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contentType } from '@dailies/shared/media';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { examineWeights } from './weights.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dailies-weights-'));
});
afterAll(() => rm(folder, { recursive: true }));

function fileOf(header: string, dataBytes: number): Buffer {
  const prefix = Buffer.alloc(8);
  prefix.writeBigUInt64LE(BigInt(header.length));
  return Buffer.concat([prefix, Buffer.from(header, 'latin1'), Buffer.alloc(dataBytes, 1)]);
}
const tensors = (...offsets: [number, number][]): string =>
  JSON.stringify({
    __metadata__: { format: 'pt' },
    ...Object.fromEntries(
      offsets.map((data_offsets, at) => [`w${at}`, { dtype: 'F16', shape: [2], data_offsets }] as const),
    ),
  });

async function examine(file: Buffer): Promise<void> {
  const path = join(folder, 'file');
  await writeFile(path, file);
  examineWeights(path);
}

test('a safetensors file is told by its first bytes, and read to its last', async () => {
  const file = fileOf(tensors([4, 8], [0, 4]), 8);
  expect(contentType(file.subarray(0, 64))).toBe('application/x-safetensors');
  await expect(examine(file)).resolves.toBeUndefined();
});

test.each([
  ['that breaks off', fileOf(tensors([0, 4], [4, 8]), 6)],
  ['with bytes that no tensor names', fileOf(tensors([0, 4]), 8)],
  ['whose tensors lie on each other', fileOf(tensors([0, 4], [2, 8]), 8)],
  ['whose header is no JSON', fileOf('{"w0": ', 4)],
  ['whose header is a list', fileOf('{"w0":[1]}', 4)],
  ['whose header is said to be longer than the file', fileOf(tensors([0, 4]), 4).fill(255, 0, 3)],
])('one %s is refused', async (_, file) => {
  await expect(examine(file)).rejects.toMatchObject({ code: 'unsupported-media' });
});

test('a pickle is of no kind that is taken', () => {
  expect(contentType(Buffer.from('PK\x03\x04\0\0\x08\x08archive/data.pkl', 'latin1'))).toBeUndefined();
  expect(contentType(Buffer.from('\x80\x02}q\0(X\x05\0\0\0model', 'latin1'))).toBeUndefined();
});
