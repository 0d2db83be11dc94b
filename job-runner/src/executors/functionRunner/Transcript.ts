import type { RunWatch } from '../Executor.ts';
import { LOG_BYTES, logEnd } from '../logEnd.ts';
import { LineSplitter } from './LineSplitter.ts';
import { progressLine } from './progressLine.ts';

/** The last part of a text that may be endless, at least `LOG_BYTES` of it. */
class Ending {
  #text = '';

  add(text: string): void {
    this.#text += text;
    if (this.#text.length > 4 * LOG_BYTES) this.#text = this.#text.slice(-LOG_BYTES);
  }

  get text(): string {
    return this.#text;
  }
}

/** What a function runner says as it arrives: its progress is reported, the end of the rest is kept for the log. */
export class Transcript {
  readonly #onProgress: RunWatch['onProgress'];
  readonly #lines = { stdout: new LineSplitter(), stderr: new LineSplitter() };
  readonly #said = new Ending();
  readonly #errors = new Ending();
  #stdoutBytes = 0;

  constructor(onProgress: RunWatch['onProgress']) {
    this.#onProgress = onProgress;
  }

  get stdoutBytes(): number {
    return this.#stdoutBytes;
  }

  /** The end of stderr. */
  get errors(): string {
    return this.#errors.text;
  }

  get log(): string {
    return logEnd([this.#said.text, this.#errors.text].filter((part) => part.trim() !== '').join(''));
  }

  stdout(bytes: Buffer): void {
    this.#stdoutBytes += bytes.byteLength;
    this.#say(this.#lines.stdout.push(bytes));
  }

  stderr(bytes: Buffer): void {
    for (const line of this.#lines.stderr.push(bytes)) this.#errors.add(`${line}\n`);
  }

  /** Takes what came after the last line break. */
  end(): void {
    this.#say(this.#lines.stdout.end());
    for (const line of this.#lines.stderr.end()) this.#errors.add(line);
  }

  #say(lines: readonly string[]): void {
    for (const line of lines) {
      const progress = progressLine(line);
      if (progress === null) this.#said.add(`${line}\n`);
      else this.#onProgress(progress.fraction, progress.phase);
    }
  }
}
