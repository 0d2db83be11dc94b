import type Docker from 'dockerode';
import { LABELS } from './containerOptions.ts';

/** Gives each container one GPU: that which the fewest containers of Dailies have. */
export class GpuRota {
  readonly #engine: Docker;
  readonly #gpus: readonly string[];
  #turn: Promise<unknown> = Promise.resolve();

  constructor(engine: Docker, gpus: readonly string[]) {
    this.#engine = engine;
    this.#gpus = gpus;
  }

  /** `make` makes the container, labelled with its GPU; one after another, so that each sees those before. */
  async next<T>(make: (gpu: string | null) => Promise<T>): Promise<T> {
    if (this.#gpus.length < 2) return make(this.#gpus[0] ?? null);
    const made = this.#turn.then(async () => make(await this.#leastUsed()));
    this.#turn = made.catch(() => {});
    return made;
  }

  async #leastUsed(): Promise<string | null> {
    const containers = await this.#engine.listContainers({ all: true, filters: { label: [LABELS.gpu] } });
    const used = containers
      .filter(({ State }) => State !== 'exited' && State !== 'dead')
      .map(({ Labels }) => Labels[LABELS.gpu]);
    const uses = (gpu: string): number => used.filter((other) => other === gpu).length;
    return this.#gpus.toSorted((a, b) => uses(a) - uses(b))[0] ?? null;
  }
}
