import { setTimeout as sleep } from 'node:timers/promises';
import { DailiesError } from '@dailies/shared/errors';
import type { ProjectId } from '@dailies/shared/ids';
import type { Logger } from 'pino';
import { isDatabaseAway } from '../db/storageErrors.ts';

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2_000;

/**
 * Work for projects: one piece at a time for each project, in order; a piece that is waiting already
 * (by its key) is not added twice. While the database is away a piece is tried again; any other
 * failure is logged, and the sweep finds the work anew.
 */
export class ProjectQueue {
  readonly #log: Logger;
  readonly #waiting = new Map<ProjectId, Map<string, () => Promise<void>>>();
  readonly #running = new Map<ProjectId, Promise<void>>();
  #closed = false;

  constructor(log: Logger) {
    this.#log = log;
  }

  add(project: ProjectId, key: string, work: () => Promise<void>): void {
    if (this.#closed) return;
    const waiting = this.#waiting.get(project) ?? new Map<string, () => Promise<void>>();
    this.#waiting.set(project, waiting);
    if (!waiting.has(key)) waiting.set(key, work);
    if (!this.#running.has(project)) this.#running.set(project, this.#drain(project, waiting));
  }

  /** Takes no more work, and resolves when what runs has ended. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.allSettled(this.#running.values());
  }

  async #drain(project: ProjectId, waiting: Map<string, () => Promise<void>>): Promise<void> {
    // Never in the turn of whoever adds: that may be an observer inside a transaction.
    await new Promise((resolve) => setImmediate(resolve));
    for (let next = [...waiting][0]; next !== undefined && !this.#closed; next = [...waiting][0]) {
      const [key, work] = next;
      waiting.delete(key);
      await this.#run(project, key, work);
    }
    this.#running.delete(project);
    this.#waiting.delete(project);
  }

  async #run(project: ProjectId, key: string, work: () => Promise<void>): Promise<void> {
    for (let pauseMs = FIRST_PAUSE_MS; !this.#closed; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
      try {
        return await work();
      } catch (error) {
        const isAway = isDatabaseAway(error) || (error instanceof DailiesError && error.code === 'storage');
        if (!isAway) {
          this.#log.error({ err: error, project, key }, 'work for a project failed; it is found again by the sweep');
          return;
        }
        await sleep(pauseMs);
      }
    }
  }
}
