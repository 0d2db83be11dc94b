import { ok, refuse, type Result } from '@dailies/shared/errors';

export interface InviteStanding {
  readonly expiresAt: Date;
  /** null: any number of people. */
  readonly usesLeft: number | null;
  readonly revokedAt: Date | null;
}

/** Can somebody still join with this invitation? `now` in milliseconds since 1970 UTC. */
export function inviteIsOpen({ expiresAt, usesLeft, revokedAt }: InviteStanding, now: number): Result<null> {
  if (revokedAt !== null) return refuse('expired', 'This invitation was withdrawn; ask for a new one.');
  if (expiresAt.getTime() <= now) return refuse('expired', 'This invitation has expired; ask for a new one.');
  if (usesLeft !== null && usesLeft <= 0) {
    return refuse('expired', 'This invitation has been used up; ask for a new one.');
  }
  return ok(null);
}
