import type { UserId } from '@dailies/shared/ids';

/** A record of a document that was written: what may concern somebody. */
export interface Seen {
  readonly root: 'comments' | 'tracking' | 'reviews' | 'runs';
  readonly key: string;
  /** Names this writing of the key, the same wherever the log is replayed: Yjs' id of the item. */
  readonly writing: string;
  /** Who wrote it, as far as the log knows; null: Dailies itself. */
  readonly by: UserId | null;
}
