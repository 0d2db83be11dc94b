import type { Terminal } from './Terminal.ts';

/** What a command says: results on the output, as words or as JSON; how far it is on the error output of a terminal. */
export class Output {
  readonly isJson: boolean;
  readonly #terminal: Terminal;
  #progress = '';

  constructor(terminal: Terminal, isJson: boolean) {
    this.#terminal = terminal;
    this.isJson = isJson;
  }

  /** A whole result: one JSON document, or words. */
  show(value: unknown, words: () => string): void {
    this.clearProgress();
    this.#terminal.out.write(`${this.isJson ? JSON.stringify(value, null, 2) : words()}\n`);
  }

  /** One of several results: a JSON document on a line of its own, or words. */
  showEach(value: unknown, words: () => string): void {
    this.clearProgress();
    this.#terminal.out.write(`${this.isJson ? JSON.stringify(value) : words()}\n`);
  }

  /** For people alone, beside the result. */
  say(sentence: string): void {
    this.clearProgress();
    this.#terminal.err.write(`${sentence}\n`);
  }

  /** How far it is, on one line that is written over; nothing where nobody looks at it. */
  progress(text: string): void {
    if (this.#terminal.err.isTTY !== true || text === this.#progress) return;
    this.#progress = text;
    this.#terminal.err.write(`\r\u001B[K${text}`);
  }

  clearProgress(): void {
    if (this.#progress !== '') this.#terminal.err.write('\r\u001B[K');
    this.#progress = '';
  }
}
