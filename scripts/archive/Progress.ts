const EVERY_MS = 1_000;

/** Says how far something is, on the error output, so that the output itself may be an archive. At most once a second. */
export class Progress {
  #saidAt = -EVERY_MS;
  #step = '';

  readonly report = (step: string, done: number, of: number | null): void => {
    const now = performance.now();
    if (step === this.#step && now - this.#saidAt < EVERY_MS) return;
    // Tables follow each other faster than anybody reads.
    if (step.startsWith('Table ') && this.#step.startsWith('Table ') && now - this.#saidAt < EVERY_MS) return;
    this.#step = step;
    this.#saidAt = now;
    console.error(of === null ? `${step}: ${done}` : `${step}: ${done} of ${of}`);
  };
}

/** `1,234 MB`, `12.3 MB`, `1.2 kB`. */
export function shownBytes(bytes: number): string {
  for (const [unit, size] of [
    ['MB', 1e6],
    ['kB', 1e3],
  ] as const) {
    if (bytes >= size) return `${(bytes / size).toLocaleString('en', { maximumFractionDigits: 1 })} ${unit}`;
  }
  return `${bytes} bytes`;
}
