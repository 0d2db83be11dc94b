import type { Status } from '@dailies/shared/document';
import type { UserId } from '@dailies/shared/ids';
import type { Role } from '@dailies/shared/people';
import type { Shot } from './Shot.ts';

/** Where a shot is put that is handed in; undefined where the project has no such status. */
export const handedIn = (statuses: readonly Status[]): Status | undefined =>
  statuses.find((status) => status.class === 'awaiting-review');

/** Whether a person may hand a shot in for approval through the server: an artist, a shot of their own that is being worked on. */
export const mayHandIn = (
  { status, assignees }: Pick<Shot, 'status' | 'assignees'>,
  role: Role,
  person: UserId,
): boolean =>
  role === 'artist' && assignees.includes(person) && status.class !== 'awaiting-review' && status.class !== 'done';
