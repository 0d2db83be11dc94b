import { DailiesError } from '@dailies/shared/errors';

/** Lets so many of something costly run at once in this process, and one for each person. */
export class LimitAtOnce {
  readonly #max: number;
  readonly #running = new Set<string>();

  constructor(max: number) {
    this.#max = max;
  }

  /** Throws `too-fast` where there is no room. */
  async run<T>(person: string, what: string, work: () => Promise<T>): Promise<T> {
    if (this.#running.has(person)) {
      throw new DailiesError('too-fast', `You have ${what} under way already; wait until it is done, or cancel it.`);
    }
    if (this.#running.size >= this.#max) {
      throw new DailiesError('too-fast', `Others have ${what} under way; try again in a minute.`);
    }
    this.#running.add(person);
    try {
      return await work();
    } finally {
      this.#running.delete(person);
    }
  }
}
