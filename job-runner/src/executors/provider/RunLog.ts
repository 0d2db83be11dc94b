import { logEnd } from '../logEnd.ts';

const LINES = 1_000;

/** What was said with a provider over a run, for people who look behind the sentence. No line has a secret in it. */
export class RunLog {
  readonly #lines: string[] = [];
  readonly #hide: (text: string) => string;

  constructor(hide: (text: string) => string) {
    this.#hide = hide;
  }

  add(line: string): void {
    if (this.#lines.length >= LINES) this.#lines.shift();
    this.#lines.push(`${new Date().toISOString().slice(11, 19)} ${this.#hide(line)}`);
  }

  get text(): string {
    return logEnd(this.#lines.join('\n'));
  }
}
