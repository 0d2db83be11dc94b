import { notifications } from '@mantine/notifications';
import { sentenceOfError } from '../../api/ApiProblem.ts';

/** Sentences shown one by one; of more than that, the rest is counted. */
const SAID_AT_MOST = 4;
const READ_MS = 9_000;

export function sayRefused(sentences: readonly string[]): void {
  for (const message of sentences.slice(0, SAID_AT_MOST)) {
    notifications.show({ color: 'red', message, autoClose: READ_MS });
  }
  const more = sentences.length - SAID_AT_MOST;
  if (more > 0) {
    notifications.show({ color: 'red', message: `${more} more ${more === 1 ? 'file was' : 'files were'} not taken.` });
  }
}

export const sayFailed = (name: string, error: unknown): void =>
  sayRefused([`"${name}" was not brought: ${sentenceOfError(error)}`]);
