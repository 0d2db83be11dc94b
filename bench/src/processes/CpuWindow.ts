import { cpuSeconds } from './cpuSeconds.ts';

/** CPU seconds at both ends of the window. Asking takes a few ms, so it is never awaited in between. */
export class CpuWindow {
  readonly #pid: number;
  #before: Promise<number | null> = Promise.resolve(null);
  #after: Promise<number | null> = Promise.resolve(null);

  constructor(pid: number) {
    this.#pid = pid;
  }

  mark(moment: 'measuring' | 'measured'): void {
    if (moment === 'measuring') this.#before = cpuSeconds(this.#pid);
    else this.#after = cpuSeconds(this.#pid);
  }

  async micros(): Promise<number | null> {
    const [before, after] = await Promise.all([this.#before, this.#after]);
    return before === null || after === null ? null : (after - before) * 1e6;
  }
}
