import { LOG_BYTES, logEnd } from '../logEnd.ts';
import type { ExecutionError } from './comfyAnswers.ts';

const VALUE_CHARACTERS = 200;
const MAX_LINES = 4_000;

const short = (value: unknown): string => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > VALUE_CHARACTERS ? `${text.slice(0, VALUE_CHARACTERS)}…` : text;
};

/** What a prompt went through, for people who look behind the sentence. Keeps its end only. */
export class RunLog {
  #lines: string[] = [];

  say(line: string): void {
    this.#lines.push(line.length > LOG_BYTES ? line.slice(-LOG_BYTES) : line);
    if (this.#lines.length > MAX_LINES) this.#lines = this.#lines.slice(-MAX_LINES / 2);
  }

  /** A node's error with its inputs, of which each may hold whole pictures as text. */
  sayError(
    node: string,
    { exception_type: type, exception_message: message, traceback, current_inputs }: ExecutionError,
  ) {
    this.say(`${node}: ${type}: ${message.trim()}`);
    for (const line of traceback.slice(-60)) this.say(line.trimEnd());
    for (const [input, value] of Object.entries(current_inputs)) this.say(`  ${input} = ${short(value)}`);
  }

  get text(): string {
    return logEnd(this.#lines.join('\n'));
  }
}
