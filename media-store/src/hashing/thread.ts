import { createHash, type Hash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import type { HashAnswer, HashOrder } from './HashOrder.ts';

/** Read through one piece of memory: fresh ones in a row cost more than the hash. */
const buffer = new Uint8Array(1_024 * 1_024);

interface Followed {
  readonly descriptor: number;
  readonly hash: Hash;
  at: number;
}

const followed = new Map<number, Followed>();
const failures = new Map<number, string>();

function readOn(file: number, path: string, bytes: number): void {
  let one = followed.get(file);
  if (one === undefined) {
    one = { descriptor: openSync(path, 'r'), hash: createHash('sha256'), at: 0 };
    followed.set(file, one);
  }
  while (one.at < bytes) {
    const read = readSync(one.descriptor, buffer, 0, Math.min(buffer.length, bytes - one.at), one.at);
    if (read === 0) throw new Error(`The file ends at ${one.at}, and ${bytes} bytes of it were to be there.`);
    one.hash.update(buffer.subarray(0, read));
    one.at += read;
  }
}

function drop(file: number): void {
  const one = followed.get(file);
  if (one !== undefined) closeSync(one.descriptor);
  followed.delete(file);
  failures.delete(file);
}

function answerOf(file: number): HashAnswer {
  const one = followed.get(file);
  const failure = failures.get(file);
  if (one === undefined || failure !== undefined) return { file, failure: failure ?? 'Nothing of it was written.' };
  return { file, sha256: one.hash.digest('hex'), sizeBytes: one.at };
}

parentPort?.on('message', (order: HashOrder) => {
  const { file } = order;
  if (order.kind === 'written') {
    if (failures.has(file)) return;
    try {
      readOn(file, order.path, order.bytes);
    } catch (error) {
      failures.set(file, String(error));
    }
    return;
  }
  if (order.kind === 'whole') parentPort?.postMessage(answerOf(file));
  drop(file);
});
