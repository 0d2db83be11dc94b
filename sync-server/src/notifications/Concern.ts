import type { NotificationKind, NotificationSubject } from '@dailies/shared/http';
import { sha256Hex, type UserId } from '@dailies/shared/ids';

/** Something that a person is to be told of. */
export interface Concern {
  /** Derived, so that the same thing told twice is told once. */
  readonly id: string;
  readonly user: UserId;
  readonly kind: NotificationKind;
  /** Who did it; null: Dailies itself. */
  readonly actor: UserId | null;
  readonly subject: NotificationSubject;
}

/** The id of telling somebody of something: `what` names the thing within all projects. */
export const concernId = (user: UserId, ...what: readonly string[]): string =>
  sha256Hex(['concern', user, ...what].join(':')).slice(0, 32);
