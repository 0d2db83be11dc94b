import type { RunFailureCode } from '@dailies/shared/runs';

/** Thrown inside an executor to end a run as failed with this sentence. */
export class RunFailure extends Error {
  readonly code: RunFailureCode;

  constructor(code: RunFailureCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'RunFailure';
    this.code = code;
  }
}
