import { Worker } from 'node:worker_threads';
import { Sha256 } from '@dailies/shared/media';
import type { StoredBlob } from '../StoredBlob.ts';
import type { HashAnswer, HashOrder } from './HashOrder.ts';

/** The thread hears of a file in steps of so much; what is smaller than one is hashed as soon by whoever needs it. */
const STEP_BYTES = 1_024 * 1_024;

const ENDED = 'The thread that hashes has ended.';

/** A file that is hashed while it is written. */
export interface FollowedFile {
  /** So many bytes of it are in the file now. */
  written(bytes: number): void;
  /**
   * What it is, when the last byte is written; null where it is so small that nobody began. Rejects where the thread
   * could not read it. To be called once.
   */
  whole(): Promise<StoredBlob> | null;
  /** Lets go of it, where it is not wanted whole. Does nothing afterwards. */
  drop(): void;
}

/** One thread hashes for this process; it is started when it is first needed, and again where it ended. */
class HashThread {
  #worker: Worker | null = null;
  #next = 0;
  readonly #waiting = new Map<number, PromiseWithResolvers<StoredBlob>>();

  follow(path: string): FollowedFile {
    const file = this.#next++;
    const worker = (this.#worker ??= this.#start());
    let written = 0;
    let told = 0;
    let isOver = false;
    const tell = (): void => {
      told = written;
      this.#tell(worker, { kind: 'written', file, path, bytes: written });
    };
    return {
      written: (bytes) => {
        written = bytes;
        if (written - told >= STEP_BYTES) tell();
      },
      whole: () => {
        if (told === 0) return null;
        if (written > told) tell();
        isOver = true;
        return this.#whole(worker, file);
      },
      drop: () => {
        if (!isOver && told > 0) this.#tell(worker, { kind: 'drop', file });
        isOver = true;
      },
    };
  }

  #whole(worker: Worker, file: number): Promise<StoredBlob> {
    const waiting = Promise.withResolvers<StoredBlob>();
    // Whoever asked may not come to it any more.
    waiting.promise.catch(() => {});
    if (worker === this.#worker) {
      this.#waiting.set(file, waiting);
      this.#tell(worker, { kind: 'whole', file });
    } else waiting.reject(new Error(ENDED));
    return waiting.promise;
  }

  #tell(worker: Worker, order: HashOrder): void {
    worker.postMessage(order);
  }

  #start(): Worker {
    // With none of this process's own flags: a profile would be written over.
    const worker = new Worker(new URL('thread.ts', import.meta.url), { execArgv: [] });
    worker.unref();
    worker.on('message', (answer: HashAnswer) => {
      const waiting = this.#waiting.get(answer.file);
      this.#waiting.delete(answer.file);
      if ('failure' in answer) waiting?.reject(new Error(answer.failure));
      else waiting?.resolve({ sha256: Sha256.parse(answer.sha256), sizeBytes: answer.sizeBytes });
    });
    const ended = (): void => {
      if (this.#worker !== worker) return;
      this.#worker = null;
      for (const { reject } of this.#waiting.values()) reject(new Error(ENDED));
      this.#waiting.clear();
    };
    worker.on('error', ended);
    worker.on('exit', ended);
    return worker;
  }
}

const thread = new HashThread();

/** Hashes a file in a thread of its own while it is written, so that its hash is there a moment after its last byte. */
export const followFile = (path: string): FollowedFile => thread.follow(path);
