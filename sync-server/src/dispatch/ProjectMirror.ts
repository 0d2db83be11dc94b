import type { Sql } from '@dailies/migrations';
import { readSettings } from '@dailies/shared/document';
import type { ProjectId } from '@dailies/shared/ids';
import type { Logger } from 'pino';
import type { Doc } from 'yjs';

const DELAY_MS = 2_000;

/**
 * Keeps what lists of projects show beside the documents: the name that the document has, and when a
 * person last edited it. Written at most every two seconds a project; the document is the truth.
 */
export class ProjectMirror {
  readonly #sql: Sql;
  readonly #log: Logger;
  readonly #timers = new Map<ProjectId, NodeJS.Timeout>();

  constructor(sql: Sql, log: Logger) {
    this.#sql = sql;
    this.#log = log;
  }

  follow(project: ProjectId, live: Doc): void {
    live.on('update', (_update: Uint8Array, origin: unknown) => {
      const isPerson = typeof origin === 'object' && origin !== null && 'source' in origin && origin.source === 'connection';
      if (!isPerson || this.#timers.has(project)) return;
      const timer = setTimeout(() => {
        this.#timers.delete(project);
        this.#sql`UPDATE projects SET edited_at = now(), name = ${readSettings(live).name} WHERE id = ${project}`.catch(
          (error: unknown) => this.#log.warn({ err: error, project }, 'the list of projects was not brought up to date'),
        );
      }, DELAY_MS);
      this.#timers.set(project, timer.unref());
    });
  }

  close(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }
}
