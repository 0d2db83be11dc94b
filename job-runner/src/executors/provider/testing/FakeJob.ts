import type { Asked } from './Asked.ts';

/** What a provider's model does in a test. */
export interface Play {
  /** One for each poll; then comes the end. */
  readonly progress: readonly number[];
  /** It stays at its first progress for so long. */
  readonly holdMs: number;
  /** A sentence is the one that it fails with; `never` works on and on. */
  readonly end: 'done' | 'never' | { readonly fail: string };
  readonly result: Uint8Array;
}

export type FakeState = 'working' | 'done' | 'failed' | 'cancelled';

/** A job as a provider keeps it. */
export class FakeJob {
  readonly id: string;
  readonly asked: Asked;
  readonly play: Play;
  readonly #startedMs = performance.now();
  #polls = 0;
  cancelled = false;

  constructor(id: string, asked: Asked, play: Play) {
    this.id = id;
    this.asked = asked;
    this.play = play;
  }

  get lives(): boolean {
    return !this.cancelled && !(this.play.end !== 'never' && this.#polls > this.play.progress.length);
  }

  /** As the next poll finds it. */
  look(): { readonly state: FakeState; readonly progress: number; readonly poll: number } {
    const { progress, holdMs, end } = this.play;
    if (this.cancelled) return { state: 'cancelled', progress: 0, poll: this.#polls };
    const held = performance.now() - this.#startedMs < holdMs || end === 'never';
    this.#polls = held ? Math.min(1, this.#polls + 1) : this.#polls + 1;
    const figure = progress[this.#polls - 1];
    if (figure !== undefined) return { state: 'working', progress: figure, poll: this.#polls };
    return { state: end === 'done' ? 'done' : 'failed', progress: 1, poll: this.#polls };
  }

  get sentence(): string {
    return typeof this.play.end === 'object' ? this.play.end.fail : '';
  }
}
