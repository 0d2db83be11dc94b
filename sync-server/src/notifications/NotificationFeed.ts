import type { Sql } from '@dailies/migrations';
import { rootOf } from '@dailies/shared/document';
import { type ProjectId, UserId } from '@dailies/shared/ids';
import type { Logger } from 'pino';
import * as Y from 'yjs';
import { originOf } from '../collaboration/originOf.ts';
import { readStored } from '../collaboration/log/readStored.ts';
import { ProjectQueue } from '../dispatch/ProjectQueue.ts';
import { eventsOf } from '../webhooks/eventsOf.ts';
import { queueEvents } from '../webhooks/queueEvents.ts';
import { concernsOf } from './concernsOf.ts';
import type { Seen } from './Seen.ts';
import { tellPeople } from './tellPeople.ts';
import { watchDocument } from './watchDocument.ts';

/** How often it is noted how far a log was looked at, while it grows. */
const NOTE_MS = 60_000;
/** A row is in the log a little before the document has it: so much of the log is looked at twice. */
const MARGIN = '60 seconds';
/** Rows of a log that are looked at again after a server died. */
const MOST_ROWS = 4_000;

interface Followed {
  readonly live: Y.Doc;
  seen: Seen[];
  hasGrown: boolean;
}

export interface FeedParts {
  readonly sql: Sql;
  readonly log: Logger;
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number;
}

/**
 * Tells people, and webhooks, what concerns them, from what is written to documents.
 *
 * ```
 * durable and applied ──► noted (in the transaction: keys alone) ──► read, and kept in PostgreSQL ──► told
 * ```
 *
 * Nothing is acknowledged later for it: what is noted is looked at in a turn of its own. A server that
 * dies in between leaves rows in the log that nobody looked at; they are looked at when the document is
 * loaded again. What that tells a second time is not told, because ids are derived from what happened.
 */
export class NotificationFeed {
  readonly #parts: FeedParts;
  readonly #queue: ProjectQueue;
  readonly #followed = new Map<ProjectId, Followed>();
  readonly #timer: NodeJS.Timeout;

  constructor(parts: FeedParts) {
    this.#parts = parts;
    this.#queue = new ProjectQueue(parts.log);
    this.#timer = setInterval(() => {
      for (const [project, { hasGrown }] of this.#followed) {
        if (hasGrown) this.#queue.add(project, 'look', () => this.settle(project));
      }
    }, NOTE_MS).unref();
  }

  /** Follows a document from now on, and looks at what a server before this one did not. */
  follow(project: ProjectId, live: Y.Doc): void {
    const followed: Followed = { live, seen: [], hasGrown: false };
    this.#followed.set(project, followed);
    live.on('update', () => {
      followed.hasGrown = true;
    });
    watchDocument(live, originOf, (seen) => {
      followed.seen.push(...seen);
      this.#queue.add(project, 'tell', () => this.#tell(project));
    });
    this.#queue.add(project, 'look back', () => this.#lookBack(project, live));
  }

  /** To be told of documents that nobody has open any more. */
  closed(project: ProjectId): void {
    this.#queue.add(project, 'close', async () => {
      await this.settle(project);
      // Somebody may have opened it anew meanwhile, and that one is followed.
      if (this.#followed.get(project)?.live.isDestroyed === true) this.#followed.delete(project);
    });
  }

  /** Tells what waits, and notes how far the log was looked at; to be awaited before the log is folded away. */
  async settle(project: ProjectId): Promise<void> {
    const followed = this.#followed.get(project);
    if (followed === undefined) return;
    const { hasGrown } = followed;
    followed.hasGrown = false;
    await this.#tell(project);
    if (hasGrown) await this.#note(project);
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#queue.close();
  }

  async #tell(project: ProjectId): Promise<void> {
    const followed = this.#followed.get(project);
    if (followed === undefined || followed.seen.length === 0) return;
    const { seen, live } = followed;
    followed.seen = [];
    try {
      await this.#tellOf(live, project, seen);
    } catch (error) {
      // The queue tries again while the database is away.
      followed.seen.unshift(...seen);
      throw error;
    }
  }

  /** People first, then webhooks; what is told of is derived from what happened, so a second time tells nothing. */
  async #tellOf(live: Y.Doc, project: ProjectId, seen: readonly Seen[]): Promise<void> {
    const { sql, now } = this.#parts;
    await tellPeople(sql, project, concernsOf(live, project, seen, now()));
    await queueEvents(sql, project, eventsOf(live, project, seen, now()));
  }

  async #note(project: ProjectId): Promise<void> {
    await this.#parts.sql`
      INSERT INTO notification_progress (project_id, seen_at) SELECT id, now() FROM projects WHERE id = ${project}
      ON CONFLICT (project_id) DO UPDATE SET seen_at = now()`;
  }

  /** What stands in the log since it was last looked at. A project that nobody looked at before begins now. */
  async #lookBack(project: ProjectId, live: Y.Doc): Promise<void> {
    const { sql } = this.#parts;
    const rows = await sql<{ seq: string; update: Uint8Array; user_id: string | null }[]>`
      SELECT seq::text AS seq, update, user_id FROM document_updates
      WHERE project_id = ${project} AND created_at > (
        SELECT seen_at - ${MARGIN}::interval FROM notification_progress WHERE project_id = ${project})
      ORDER BY document_updates.seq LIMIT ${MOST_ROWS}`;
    const [first] = rows;
    if (first !== undefined) {
      const { doc } = await readStored(sql, project, BigInt(first.seq) - 1n);
      const seen: Seen[] = [];
      watchDocument(
        doc,
        (origin) => (origin instanceof RowOrigin ? origin.user : null),
        (more) => seen.push(...more),
      );
      for (const { update, user_id: user } of rows) {
        Y.applyUpdate(doc, update, new RowOrigin(user === null ? null : UserId.parse(user)));
      }
      // As it is now: a comment that was deleted since is told to nobody.
      const standing = seen.filter(({ root, key }) => rootOf(live, root).has(key));
      await this.#tellOf(live, project, standing);
    }
    await this.#note(project);
  }
}

class RowOrigin {
  readonly user: UserId | null;

  constructor(user: UserId | null) {
    this.user = user;
  }
}
