import type { ListedComment, Verdict } from '@dailies/shared/document';
import type { SummaryPart, TimelineEntry } from '@dailies/shared/http';
import type { CommentId, TakeId, UserId } from '@dailies/shared/ids';
import type { Role } from '@dailies/shared/people';
import type { Take } from '../../document/ProjectModel.ts';

interface Happened {
  /** One and the same as long as it is the same thing, also where it grows. */
  readonly id: string;
  /** Milliseconds since 1970 UTC. */
  readonly atMs: number;
}

interface ByPerson extends Happened {
  readonly by: UserId;
}

export interface TakeEvent extends ByPerson {
  readonly kind: 'take';
  readonly take: Take;
}

export interface CommentEvent extends ByPerson {
  readonly kind: 'comment';
  readonly comment: ListedComment;
}

/** A thread was resolved, or opened again. */
export interface ResolvedEvent extends ByPerson {
  readonly kind: 'resolved';
  readonly comment: CommentId;
  readonly isResolved: boolean;
}

/** What somebody said of a take in one go. Null: taken back; missing: nothing was said of it. */
export interface VerdictEvent extends ByPerson {
  readonly kind: 'verdict';
  readonly take: TakeId;
  readonly verdict?: Verdict | null;
  readonly rating?: number | null;
}

/** Work without a longer pause, as the history tells it. `by` is null for Dailies itself. */
export interface EditEvent extends Happened {
  readonly kind: 'edit';
  readonly by: UserId | null;
  readonly entry: TimelineEntry;
  /** What of it is not told by other events. */
  readonly parts: readonly SummaryPart[];
}

export interface JoinedEvent extends ByPerson {
  readonly kind: 'joined';
  readonly role: Role;
}

/** One thing that happened in a project. */
export type FeedEvent = TakeEvent | CommentEvent | ResolvedEvent | VerdictEvent | EditEvent | JoinedEvent;
