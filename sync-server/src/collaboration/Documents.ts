import type { ServerMessage } from '@dailies/shared/http';
import type { ProjectId, UserId } from '@dailies/shared/ids';
import type * as Y from 'yjs';

/** Somebody who has a project open. */
export interface PersonHere {
  readonly id: UserId;
  readonly name: string;
}

/**
 * The documents of this server, as actions, routes and dispatch see them: the only way to read or
 * change one from the server's side.
 */
export interface Documents {
  /**
   * Runs a change with the server's hand on the newest state, then appends what it did to the log,
   * applies it to the live document and broadcasts it, in this order. Resolves with the change's
   * value once all of that is durable. A change that throws leaves nothing. `change` is synchronous
   * and must not keep the document. `by` is who asked for it, for the history; left out: Dailies itself.
   */
  change<T>(project: ProjectId, change: (doc: Y.Doc) => T, by?: UserId): Promise<T>;

  /** Reads the durable state. `read` is synchronous and must not keep the document. */
  read<T>(project: ProjectId, read: (doc: Y.Doc) => T): Promise<T>;

  /** Milliseconds for which edits have been waiting for the database; 0 while it answers. */
  readonly storageAwayMs: number;

  /** Who has which project open here, each person once. */
  peopleHere(): ReadonlyMap<ProjectId, readonly PersonHere[]>;

  /** Sends a message to everybody who has the project open here; nothing where nobody has. */
  broadcast(project: ProjectId, message: ServerMessage): void;
}
