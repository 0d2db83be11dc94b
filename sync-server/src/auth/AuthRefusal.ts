import { DailiesError, type ErrorCode } from '@dailies/shared/errors';

/** A refusal of better-auth in our words. `authCode` is its own code, such as `INVALID_CODE`, where it gave one. */
export class AuthRefusal extends DailiesError {
  readonly authCode: string | null;

  constructor(code: ErrorCode, message: string, authCode: string | null) {
    super(code, message);
    this.name = 'AuthRefusal';
    this.authCode = authCode;
  }
}
