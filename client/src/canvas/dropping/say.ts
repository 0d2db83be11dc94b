import { sentenceOfError } from '../../api/ApiProblem.ts';
import { sayProblem } from '../../interface/sayProblem.ts';

/** Sentences shown one by one; of more than that, the rest is counted. */
const SAID_AT_MOST = 4;

export function sayRefused(sentences: readonly string[]): void {
  for (const sentence of sentences.slice(0, SAID_AT_MOST)) sayProblem(sentence);
  const more = sentences.length - SAID_AT_MOST;
  if (more > 0) sayProblem(`${more} more ${more === 1 ? 'file was' : 'files were'} not taken.`);
}

export const sayFailed = (name: string, error: unknown): void =>
  sayRefused([`"${name}" was not brought: ${sentenceOfError(error)}`]);
