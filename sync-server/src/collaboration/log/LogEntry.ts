import type { ProjectId, UserId } from '@dailies/shared/ids';

/** One update to append. */
export interface LogEntry {
  readonly project: ProjectId;
  /** The fencing number of the lease that the writer holds. */
  readonly fence: string;
  /** Who did it; null: Dailies itself. */
  readonly user: UserId | null;
  readonly update: Uint8Array;
  /** Client ids that are written under for the first time. */
  readonly claims: readonly number[];
  /** Whose they are from now on; null: the server's, whoever asked it to write. */
  readonly claimant: UserId | null;
}
