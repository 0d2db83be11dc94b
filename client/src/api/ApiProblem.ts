import type { ErrorCode } from '@dailies/shared/errors';

/**
 * A call that was not answered as hoped. `message` is the server's own sentence, made to be shown;
 * `unreachable` means that no answer came at all.
 */
export class ApiProblem extends Error {
  readonly code: ErrorCode | 'unreachable';

  constructor(code: ErrorCode | 'unreachable', message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ApiProblem';
    this.code = code;
  }
}

/** The sentence of whatever was thrown, for people. */
export function sentenceOfError(error: unknown): string {
  return error instanceof ApiProblem
    ? error.message
    : 'Something went wrong in this page; reload it, and tell whoever runs this installation if it happens again.';
}
