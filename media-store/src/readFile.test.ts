import { randomBytes } from 'node:crypto';
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readFile } from './readFile.ts';

const SIZE_BYTES = 9 * 512 * 1_024 + 77;
const content = randomBytes(SIZE_BYTES);

let folder: string;
let path: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dailies-read-'));
  path = join(folder, 'file');
  await writeFile(path, content);
});
afterAll(() => rm(folder, { recursive: true }));

/** Whoever a reader passes chunks on to: holds them until they leave, as the system takes them. */
class Outlet {
  readonly #held: Uint8Array[] = [];
  readonly left: Buffer[] = [];
  waitingBytes = 0;

  pass(chunk: Uint8Array): void {
    this.#held.push(chunk);
    this.waitingBytes += chunk.length;
  }

  leave(bytes: number): void {
    let rest = Math.min(bytes, this.waitingBytes);
    this.waitingBytes -= rest;
    for (let first = this.#held[0]; rest > 0 && first !== undefined; first = this.#held[0]) {
      const part = first.subarray(0, rest);
      this.left.push(Buffer.from(part));
      rest -= part.length;
      if (part.length === first.length) this.#held.shift();
      else this.#held[0] = first.subarray(part.length);
    }
  }
}

test('memory is used again, and never while something of it has not left', async () => {
  const memories = new Set<ArrayBufferLike>();
  let chunks = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.nat({ max: 5_000 }),
      fc.array(fc.nat({ max: 700_000 }), { minLength: 12, maxLength: 12 }),
      async (start, leaving) => {
        const outlet = new Outlet();
        const reader = readFile(await open(path), start, SIZE_BYTES, () => outlet.waitingBytes).getReader();
        for (let turn = 0; ; turn += 1) {
          const next = await reader.read();
          if (next.done) break;
          memories.add(next.value.buffer);
          chunks += 1;
          // Some leaves between the reading of a chunk and its being passed on, too.
          outlet.leave(Math.floor((leaving[turn] ?? 0) / 2));
          outlet.pass(next.value);
          // Now and then the next one is read meanwhile.
          if (turn % 3 > 0) await sleep(2);
          outlet.leave(leaving[(turn + 5) % leaving.length] ?? 0);
        }
        outlet.leave(SIZE_BYTES);
        expect(Buffer.concat(outlet.left).equals(content.subarray(start))).toBe(true);
      },
    ),
    { numRuns: 60 },
  );
  expect(memories.size).toBeLessThan(chunks);
});

test('who says nothing of what has left is given memory of its own each time', async () => {
  const memories = new Set<ArrayBufferLike>();
  for await (const chunk of readFile(await open(path), 0, SIZE_BYTES)) memories.add(chunk.buffer);
  expect(memories.size).toBe(10);
});
