import { DailiesError } from '@dailies/shared/errors';

/** Why nothing was collected, for people. */
export const sentenceOf = (error: unknown): string =>
  error instanceof DailiesError
    ? error.message
    : 'Not everything could be read, so nothing was removed; the log of the server says what.';
