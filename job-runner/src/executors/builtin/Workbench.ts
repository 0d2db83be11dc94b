import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { MediaStore } from '@dailies/media-store';
import { DailiesError } from '@dailies/shared/errors';
import type { Sha256 } from '@dailies/shared/media';
import type { ScratchFolder } from '../../instance/ScratchFolder.ts';
import { RunFailure } from '../RunFailure.ts';
import { runProgram, type ProgramEnd, type ProgramOptions } from './runProgram.ts';

interface WorkbenchOptions {
  readonly store: MediaStore;
  readonly scratch: ScratchFolder;
  /** The whole environment of programs. */
  readonly environment: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** Where a builtin works with the machine's programs: files in a folder of its own, which is removed in the end. */
export class Workbench {
  readonly #options: WorkbenchOptions;
  #folder: Promise<string> | undefined;

  constructor(options: WorkbenchOptions) {
    this.#options = options;
  }

  /** A place for a file that this run makes. */
  async path(name: string): Promise<string> {
    this.#folder ??= this.#options.scratch.make('run-');
    return join(await this.#folder, name);
  }

  /** An input, as a file. Throws `RunFailure` where it is gone. */
  async mediaFile(sha256: Sha256): Promise<string> {
    const path = await this.path(sha256);
    const { store, signal } = this.#options;
    try {
      await pipeline(Readable.fromWeb(await store.read(sha256)), createWriteStream(path), { signal });
      return path;
    } catch (error) {
      if (!(error instanceof DailiesError) || error.code !== 'not-found') throw error;
      throw new RunFailure('bad-params', 'An input is no longer in the media store; choose another.', { cause: error });
    }
  }

  /** Runs a program of this machine to its end; an abort kills it. */
  run(program: string, args: readonly string[], options?: ProgramOptions): Promise<ProgramEnd> {
    const { environment, signal } = this.#options;
    return runProgram(program, args, { ...options, environment, signal });
  }

  async close(): Promise<void> {
    if (this.#folder !== undefined) await rm(await this.#folder, { recursive: true, force: true });
  }
}
