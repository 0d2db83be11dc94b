import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { MediaStore, StoredBlob } from '@dailies/media-store';
import type { Sha256 } from '@dailies/shared/media';
import { Measured } from '../executors/functionRunner/measureMedia.ts';
import type { ScratchFolder } from '../instance/ScratchFolder.ts';
import { CpuPool } from './CpuPool.ts';
import { type MeasureInput, type PosterInput, PosterMade } from './mediaFunctions.ts';

const FUNCTIONS = new URL('mediaFunctions.ts', import.meta.url).href;

/** Facts and a poster of a picture take a few milliseconds. */
const PATIENCE_MS = 150;

/** A poster that lies in the store. */
export interface StoredPoster extends StoredBlob {
  readonly mediaType: string;
}

interface MediaReaderOptions {
  readonly store: MediaStore;
  readonly scratch: ScratchFolder;
  readonly environment: Readonly<Record<string, string>>;
}

/** Decodes results in child processes. */
export class MediaReader {
  readonly #pool: CpuPool;
  readonly #store: MediaStore;
  readonly #scratch: ScratchFolder;

  constructor({ store, scratch, environment }: MediaReaderOptions) {
    this.#store = store;
    this.#scratch = scratch;
    this.#pool = new CpuPool({ functions: FUNCTIONS, size: 1, patienceMs: PATIENCE_MS, environment });
  }

  /** Throws `RunFailure` for a file of no known format or a damaged one. */
  async measure(path: string, signal?: AbortSignal): Promise<Measured> {
    const input: MeasureInput = { path };
    return Measured.parse(await this.#pool.call('measure', input, signal));
  }

  /** Makes the poster of what lies in the store, and stores it. Throws `RunFailure` where there can be none. */
  async storePoster(media: Sha256, mediaType: string, signal?: AbortSignal): Promise<StoredPoster> {
    const folder = await this.#scratch.make('poster-');
    try {
      const input: PosterInput = { path: join(folder, 'result'), mediaType, to: join(folder, 'poster') };
      await pipeline(Readable.fromWeb(await this.#store.read(media)), createWriteStream(input.path), { signal });
      const made = PosterMade.parse(await this.#pool.call('poster', input, signal));
      return { ...(await this.#store.put(createReadStream(input.to))), mediaType: made.mediaType };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  close(): Promise<void> {
    return this.#pool.close();
  }
}
