import { type Derivatives, DERIVATIVES_ASKED_MAX } from '@dailies/shared/http';
import type { Sha256 } from '@dailies/shared/media';
import { Observable } from '../../session/Observable.ts';

/** `undefined`: not answered yet; `null`: there is no knowing it now, or nothing is made of this file. */
export type Known = Derivatives | null | undefined;

/** What a page asks for in one frame goes in one call. */
const GATHER_MS = 10;
/** Word of what came may be lost; then it is asked for, ever less often. */
const FIRST_LOOK_MS = 4_000;
const LAST_LOOK_MS = 60_000;

const isComing = (known: Known): boolean =>
  known?.derivatives.some(({ state }) => state === 'waiting' || state === 'making') ?? false;

/**
 * What is made of the files that a page shows: asked for in gathered calls when first wanted, and again
 * when the server says that something came, so that it appears by itself.
 */
export class DerivativeIndex {
  readonly #fetch: (files: readonly Sha256[]) => Promise<readonly Derivatives[]>;
  readonly #known = new Map<Sha256, Observable<Known>>();
  #wanted = new Set<Sha256>();
  #gathering: ReturnType<typeof setTimeout> | null = null;
  #look: ReturnType<typeof setTimeout> | null = null;
  #lookMs = FIRST_LOOK_MS;

  constructor(fetch: (files: readonly Sha256[]) => Promise<readonly Derivatives[]>) {
    this.#fetch = fetch;
  }

  readonly of = (file: Sha256): Observable<Known> => {
    const found = this.#known.get(file);
    if (found !== undefined) return found;
    const known = new Observable<Known>(undefined);
    this.#known.set(file, known);
    this.#want(file);
    return known;
  };

  /** The server's word that something came. */
  readonly changed = (file: Sha256): void => {
    if (!this.#known.has(file)) return;
    this.#lookMs = FIRST_LOOK_MS;
    this.#want(file);
  };

  #want(file: Sha256): void {
    this.#wanted.add(file);
    if (this.#gathering !== null) return;
    this.#gathering = setTimeout(() => {
      this.#gathering = null;
      const files = [...this.#wanted];
      this.#wanted = new Set();
      for (let at = 0; at < files.length; at += DERIVATIVES_ASKED_MAX) {
        void this.#ask(files.slice(at, at + DERIVATIVES_ASKED_MAX));
      }
    }, GATHER_MS);
  }

  async #ask(files: readonly Sha256[]): Promise<void> {
    const answers = await this.#fetch(files).catch(() => null);
    for (const file of files) {
      const answer = answers?.find(({ sha256 }) => sha256 === file);
      const known = this.#known.get(file);
      // What was known stays, where nobody answers.
      if (answer !== undefined) known?.set(answer);
      else if (known?.get() === undefined) known?.set(null);
    }
    this.#lookAgain();
  }

  #lookAgain(): void {
    if (this.#look !== null) return;
    const coming = [...this.#known].filter(([, known]) => isComing(known.get()));
    if (coming.length === 0) return;
    this.#look = setTimeout(() => {
      this.#look = null;
      for (const [file, known] of this.#known) if (isComing(known.get())) this.#want(file);
    }, this.#lookMs);
    this.#lookMs = Math.min(this.#lookMs * 2, LAST_LOOK_MS);
  }
}
