import { readRequest, readRequests, readRun, rootOf } from '@dailies/shared/document';
import type { ServerMessage } from '@dailies/shared/http';
import { ProjectId, RequestId } from '@dailies/shared/ids';
import { CHANNELS, isTerminal, RunProgress } from '@dailies/shared/runs';
import type { Logger } from 'pino';
import type { Doc } from 'yjs';
import { z } from 'zod';
import { isDatabaseAway } from '../db/storageErrors.ts';
import { applyOutcomes } from './applyOutcomes.ts';
import { cancelRuns } from './cancelRuns.ts';
import { dispatchRequest, type DispatchParts } from './dispatchRequest.ts';
import { ProjectQueue } from './ProjectQueue.ts';

/** How often forgotten work is looked for; what is not forgotten is done at once. */
const SWEEP_MS = 2_000;

const OutcomeNotice = z.object({ project: ProjectId });

function parsed<T>(schema: z.ZodType<T>, payload: string): T | undefined {
  try {
    return schema.safeParse(JSON.parse(payload)).data;
  } catch {
    return undefined;
  }
}

/**
 * Between the documents and the queue: follows requests and cancels in every open document, brings
 * progress to browsers and outcomes into documents. Anything that a killed process left half done is
 * found again when a document is loaded, at the start, and by the sweep.
 */
export class Dispatcher {
  readonly #parts: DispatchParts;
  readonly #log: Logger;
  readonly #queue: ProjectQueue;
  #sweep: NodeJS.Timeout | null = null;
  #unlisten: (() => Promise<void>)[] = [];

  constructor(parts: DispatchParts, log: Logger) {
    this.#parts = parts;
    this.#log = log;
    this.#queue = new ProjectQueue(log);
  }

  /** Listens to the runners, and looks for what was left behind. */
  async start(): Promise<void> {
    const { sql, documents } = this.#parts;
    const progress = await sql.listen(CHANNELS.progress, (payload) => {
      const value = parsed(RunProgress, payload);
      if (value === undefined) return;
      documents.broadcast(value.project, { type: 'progress', progress: value } satisfies ServerMessage);
    });
    const outcome = await sql.listen(CHANNELS.outcome, (payload) => {
      const notice = parsed(OutcomeNotice, payload);
      if (notice !== undefined) this.#outcomes(notice.project);
    });
    this.#unlisten = [() => progress.unlisten(), () => outcome.unlisten()];
    const sweep = (): void => {
      this.#lookForForgotten()
        .catch((error: unknown) => {
          if (!isDatabaseAway(error)) this.#log.error({ err: error }, 'the sweep of outcomes failed');
        })
        .finally(() => {
          if (this.#sweep !== null) this.#sweep = setTimeout(sweep, SWEEP_MS).unref();
        });
    };
    this.#sweep = setTimeout(sweep, 0);
  }

  /** Follows a document from now on, and takes up what it holds. */
  follow(project: ProjectId, live: Doc): void {
    const requests = rootOf(live, 'requests');
    requests.observe((event) => {
      for (const key of event.keysChanged) if (typeof key === 'string') this.#changed(project, key);
    });
    rootOf(live, 'runs').observe((event) => {
      for (const key of event.keysChanged) if (typeof key === 'string') this.#ended(project, live, key);
    });
    for (const key of requests.keys()) if (key.startsWith('cancel:')) this.#changed(project, key);
    for (const { id } of readRequests(live)) this.#dispatch(project, id);
    this.#outcomes(project);
  }

  async close(): Promise<void> {
    if (this.#sweep !== null) clearTimeout(this.#sweep);
    this.#sweep = null;
    await Promise.allSettled(this.#unlisten.map((unlisten) => unlisten()));
    await this.#queue.close();
  }

  #changed(project: ProjectId, key: string): void {
    const [, mark, name] = /^(?:(cancel|confirm):)?(.+)$/.exec(key) ?? [];
    const id = RequestId.safeParse(name);
    if (!id.success) return;
    this.#dispatch(project, id.data);
    if (mark === 'cancel') {
      this.#queue.add(project, `cancel:${id.data}`, () => cancelRuns(this.#parts.sql, project, id.data));
    }
  }

  /** Requests that wait for a run's: it may be their turn when it has ended. */
  #ended(project: ProjectId, live: Doc, key: string): void {
    const fact = readRun(live, key);
    if (fact === undefined || !isTerminal(fact.state)) return;
    if (readRequest(live, fact.request)?.chain === undefined) return;
    for (const { id, after } of readRequests(live)) if (after?.includes(fact.request)) this.#dispatch(project, id);
  }

  #dispatch(project: ProjectId, id: RequestId): void {
    this.#queue.add(project, `dispatch:${id}`, () => dispatchRequest(this.#parts, project, id));
  }

  #outcomes(project: ProjectId): void {
    this.#queue.add(project, 'outcomes', () => applyOutcomes(this.#parts, project, this.#log));
  }

  /**
   * Outcomes that nobody applied, runs that started unseen, and documents that were open in a server
   * which died: loading one takes up its requests.
   */
  async #lookForForgotten(): Promise<void> {
    const { sql, documents } = this.#parts;
    const waiting = await sql<{ project_id: string }[]>`
      SELECT DISTINCT project_id FROM run_outcomes WHERE applied_at IS NULL AND created_at < now() - interval '1 second'`;
    for (const { project_id: project } of waiting) this.#outcomes(ProjectId.parse(project));
    const orphaned = await sql<{ project_id: string }[]>`
      SELECT project_id FROM document_leases
      WHERE owner <> '' AND pg_try_advisory_xact_lock(hashtextextended(owner, 0)) LIMIT 20`;
    for (const { project_id: id } of orphaned) {
      const project = ProjectId.parse(id);
      this.#queue.add(project, 'open', () => documents.read(project, () => undefined));
    }
  }
}
