import { notifications } from '@mantine/notifications';
import { sentenceOfError } from '../api/ApiProblem.ts';

/** Long enough to read two sentences; a pointer on it keeps it. */
const READ_MS = 9_000;

/** Says what did not go, and what to do, beside what one works at. */
export function sayProblem(message: string): void {
  notifications.show({ color: 'red', message, autoClose: READ_MS });
}

export const sayError = (error: unknown): void => sayProblem(sentenceOfError(error));
