import { randomUUID } from 'node:crypto';
import { connect, type Sql } from '@dailies/migrations';
import type { ProjectId } from '@dailies/shared/ids';
import type { Logger } from 'pino';
import { CloseReason } from '../CloseReason.ts';

/** An owner that did not renew for this long may be replaced although its lock is held. */
const LEASE_SECONDS = 30;
const RENEW_MS = 10_000;

/** Told of a document that has another owner by now, as after this process stood still. */
type OnLost = (project: ProjectId, fence: string) => void;

/**
 * Who owns which document (document-rules B4). An owner is alive while it holds the advisory lock of
 * its id, which PostgreSQL drops the moment its connection ends; so a killed server's documents are
 * taken over at once, and a living one's are not. The fence of a lease rises with every owner, and
 * an append under an older fence is refused.
 */
export class DocumentLeases {
  readonly #sql: Sql;
  readonly #alive: Sql;
  readonly #owner = randomUUID();
  readonly #held = new Map<ProjectId, string>();
  #onLost: OnLost = () => {};
  readonly #renewal: NodeJS.Timeout;

  private constructor(sql: Sql, alive: Sql, log: Logger) {
    this.#sql = sql;
    this.#alive = alive;
    this.#renewal = setInterval(() => {
      this.#renew().catch((error: unknown) => log.warn({ err: error }, 'leases were not renewed'));
    }, RENEW_MS);
    this.#renewal.unref();
  }

  /** Takes this process's lock on a connection of its own, which lives as long as the process. */
  static async open(databaseUrl: string, sql: Sql, log: Logger): Promise<DocumentLeases> {
    const alive = connect(databaseUrl, { applicationName: 'dailies-owner', max: 1, permanent: true });
    const leases = new DocumentLeases(sql, alive, log);
    await leases.#lock();
    return leases;
  }

  /**
   * Becomes the owner of a document and answers the new fence. Throws `storage` where another living
   * server owns it.
   */
  async acquire(project: ProjectId): Promise<string> {
    await this.#lock();
    const [row] = await this.#sql<{ fence: string }[]>`
      INSERT INTO document_leases AS lease (project_id, owner, fence, expires_at)
      VALUES (${project}, ${this.#owner}, 1, now() + make_interval(secs => ${LEASE_SECONDS}))
      ON CONFLICT (project_id) DO UPDATE
        SET owner = excluded.owner, fence = lease.fence + 1, expires_at = excluded.expires_at
        WHERE lease.owner = excluded.owner OR lease.expires_at < now()
          OR pg_try_advisory_xact_lock(hashtextextended(lease.owner, 0))
      RETURNING fence::text AS fence`;
    if (row === undefined) {
      throw new CloseReason('storage', 'This project is open on another server at the moment; it will be tried again.');
    }
    this.#held.set(project, row.fence);
    return row.fence;
  }

  /** Who is told of leases that were lost; noticed within ten seconds. */
  set onLost(listener: OnLost) {
    this.#onLost = listener;
  }

  /** Lets go of a document, if this fence still holds it. */
  async release(project: ProjectId, fence: string): Promise<void> {
    if (this.#held.get(project) === fence) this.#held.delete(project);
    await this.#sql`
      UPDATE document_leases SET owner = '', expires_at = now()
      WHERE project_id = ${project} AND owner = ${this.#owner} AND fence = ${fence}`;
  }

  async close(): Promise<void> {
    clearInterval(this.#renewal);
    await this.#alive.end({ timeout: 2 });
  }

  /** Idempotent within a connection's life: after PostgreSQL went away the lock is taken anew. */
  async #lock(): Promise<void> {
    await this.#alive`
      SELECT pg_advisory_lock(hashtextextended(${this.#owner}, 0))
      WHERE NOT EXISTS (
        SELECT 1 FROM pg_locks
        WHERE locktype = 'advisory' AND pid = pg_backend_pid() AND granted
          AND ((classid::bigint << 32) | objid::bigint) = hashtextextended(${this.#owner}, 0))`;
  }

  async #renew(): Promise<void> {
    await this.#lock();
    const before = [...this.#held];
    if (before.length === 0) return;
    const renewed = await this.#sql<{ project_id: ProjectId; fence: string }[]>`
      UPDATE document_leases SET expires_at = now() + make_interval(secs => ${LEASE_SECONDS})
      WHERE owner = ${this.#owner} AND project_id IN ${this.#sql(before.map(([project]) => project))}
      RETURNING project_id, fence::text AS fence`;
    const own = new Map(renewed.map(({ project_id: project, fence }) => [project, fence]));
    for (const [project, fence] of before) {
      // Let go or taken anew meanwhile.
      if (own.get(project) === fence || this.#held.get(project) !== fence) continue;
      this.#held.delete(project);
      this.#onLost(project, fence);
    }
  }
}
