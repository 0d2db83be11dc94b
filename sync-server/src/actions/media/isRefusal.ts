import { DailiesError } from '@dailies/shared/errors';

/** Whether a file is not taken for what it is or how large; any other error says nothing of the file. */
export const isRefusal = (error: unknown): boolean =>
  error instanceof DailiesError && (error.code === 'unsupported-media' || error.code === 'too-large');
