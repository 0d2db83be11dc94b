import { DailiesError } from '@dailies/shared/errors';

/** Refused for a while: answered with `Retry-After`. */
export class TooFast extends DailiesError {
  readonly retryAfterSeconds: number;

  constructor(message: string, retryAfterSeconds: number) {
    super('too-fast', message);
    this.name = 'TooFast';
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
