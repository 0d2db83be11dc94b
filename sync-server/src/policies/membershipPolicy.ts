import { ok, refuse, type Result } from '@dailies/shared/errors';
import type { UserId } from '@dailies/shared/ids';
import type { Role } from '@dailies/shared/people';

export interface Membership {
  readonly userId: UserId;
  readonly role: Role;
}

/** May this member get another role (or none: null)? A project keeps at least one director. */
export function mayChangeRole(members: readonly Membership[], member: UserId, role: Role | null): Result<Membership> {
  const current = members.find(({ userId }) => userId === member);
  if (current === undefined) return refuse('not-found', `There is no member "${member}" in this project.`);
  const others = members.some((other) => other.userId !== member && other.role === 'director');
  return current.role === 'director' && role !== 'director' && !others
    ? refuse('conflict', 'A project needs a director; make somebody else a director first.')
    : ok(current);
}
