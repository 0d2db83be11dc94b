import type { RequestOrigin } from '../actions/audit/requestOrigin.ts';
import type { Actor } from '@dailies/shared/document';
import type { TokenBounds } from '../auth/index.ts';
import type { ProjectId, UserId } from '@dailies/shared/ids';
import type { Role } from '@dailies/shared/people';

/** The person behind a connection. `role` changes in place when a membership does. */
interface Collaborator extends Actor {
  readonly user: UserId;
  readonly name: string;
  role: Role;
  readonly project: ProjectId;
}

/** What Hocuspocus carries along with a connection. */
export interface CollaborationContext {
  readonly collaborator?: Collaborator;
  /** What a personal access token limits the connection to; null or left out: a session opened it. */
  readonly bounds?: TokenBounds | null;
  /** The id of the session, or of the token, that the connection was opened with. */
  readonly session?: string;
  /** Where the connection came from, for the audit log. */
  readonly from?: RequestOrigin;
  /** The epoch of the copy that the browser brings along, where it says so. */
  readonly copyEpoch?: number;
}
