import type { Sha256 } from '@dailies/shared/media';
import { Measured } from '../executors/functionRunner/measureMedia.ts';
import { CpuPool } from './CpuPool.ts';
import { type MeasureInput, type PosterInput, StoredPoster } from './mediaFunctions.ts';

const FUNCTIONS = new URL('mediaFunctions.ts', import.meta.url).href;

/** Decodes results in child processes. */
export class MediaReader {
  readonly #pool: CpuPool;
  readonly #mediaUrl: string;

  constructor({ mediaUrl, environment }: { mediaUrl: string; environment: Readonly<Record<string, string>> }) {
    this.#mediaUrl = mediaUrl;
    this.#pool = new CpuPool({ functions: FUNCTIONS, size: 1, environment });
  }

  /** Throws `RunFailure` for a file of no known format or a damaged one. */
  async measure(path: string, signal?: AbortSignal): Promise<Measured> {
    const input: MeasureInput = { path };
    return Measured.parse(await this.#pool.call('measure', input, signal));
  }

  /** Makes the poster of what lies in the store, and stores it. Throws `RunFailure` where there can be none. */
  async storePoster(media: Sha256, mediaType: string, signal?: AbortSignal): Promise<StoredPoster> {
    const input: PosterInput = { mediaUrl: this.#mediaUrl, media, mediaType };
    return StoredPoster.parse(await this.#pool.call('poster', input, signal));
  }

  close(): Promise<void> {
    return this.#pool.close();
  }
}
