import { ERROR_STATUS, type ErrorCode } from './codes.ts';

/**
 * An expected failure at an edge (route, task, start): a code and one sentence that says what
 * happened, to what, and what to do. Inside pure code a refusal is a value (`Refusal`) instead.
 */
export class DailiesError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DailiesError';
    this.code = code;
  }

  get status(): number {
    return ERROR_STATUS[this.code];
  }
}
