import { type ChildProcess, fork } from 'node:child_process';
import { DailiesError } from '@dailies/shared/errors';
import type { BroughtType } from '@dailies/shared/media';
import { AtMost } from '../AtMost.ts';
import { Examined, type ToExamine } from './Examined.ts';

const CHILD = new URL('child.ts', import.meta.url);

/** However large a file is, no more of it is decoded than this takes. */
const PATIENCE_MS = 60_000;
/** Of the child's own heap; pictures are decoded a few rows at a time. */
const HEAP_MEGABYTES = 512;

/** A process that nobody had a file for ends after this: who works brings another within it. */
const SPARE_KEPT_MS = 10 * 60_000;

const startChild = (): ChildProcess =>
  fork(CHILD, [], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {},
    execArgv: [`--max-old-space-size=${HEAP_MEGABYTES}`],
  });

const gaveUp = (): DailiesError =>
  new DailiesError(
    'unsupported-media',
    'The file could not be read to its end here; save it anew, or in another format.',
  );

/**
 * Examines files that people bring, each in a process of its own, which has neither an address nor a key
 * and is killed where it takes too long: whatever a file does to a decoder, it does to nothing else.
 */
export class FileExaminer {
  readonly #turns: AtMost;
  #spare: ChildProcess | null = null;

  constructor(atOnce = 2) {
    this.#turns = new AtMost(atOnce);
  }

  /** What it really is. Throws `unsupported-media` or `too-large`. */
  async examine(path: string, type: BroughtType): Promise<BroughtType> {
    const examined = await this.#turns.run(() => this.#ask({ path, type }));
    if (examined.ok) return examined.type;
    throw new DailiesError(examined.code, examined.message);
  }

  /** Starts the process for the next file while that still comes: it takes longer than to look at the file. */
  prepare(): void {
    if (this.#spare !== null) return;
    const spare = startChild();
    spare.unref();
    spare.channel?.unref();
    this.#spare = spare;
    const forget = (): void => {
      if (this.#spare === spare) this.#spare = null;
    };
    const timer = setTimeout(() => {
      if (this.#spare === spare) spare.kill('SIGKILL');
    }, SPARE_KEPT_MS).unref();
    spare.once('error', forget);
    spare.once('exit', () => {
      clearTimeout(timer);
      forget();
    });
  }

  #ask(message: ToExamine): Promise<Examined> {
    return new Promise((resolve, reject) => {
      const child = this.#spare ?? startChild();
      this.#spare = null;
      child.ref();
      child.channel?.ref();
      const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
      child.once('message', (raw) => {
        const examined = Examined.safeParse(raw);
        if (examined.success) resolve(examined.data);
        else reject(examined.error);
      });
      child.once('error', reject);
      child.once('exit', () => {
        clearTimeout(timer);
        reject(gaveUp());
        // Whoever has brought one file brings the next.
        this.prepare();
      });
      child.send(message, () => {});
    });
  }
}
