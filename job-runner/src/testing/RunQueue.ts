import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from '@dailies/migrations';
import { NodeId, ProjectId, RequestId, RunId, UserId } from '@dailies/shared/ids';
import { type Pipeline, RunOutcome, RunState, WAKE_TASK } from '@dailies/shared/runs';
import { z } from 'zod';
import { orderFor, type OrderOptions } from '../executors/testing/orderFor.ts';

const Row = z.object({
  id: RunId,
  state: RunState,
  attempt: z.int(),
  max_attempts: z.int(),
  claimed_by: z.string().nullable(),
  fraction: z.number(),
  phase: z.string().nullable(),
  log: z.string().nullable(),
  created_at: z.date(),
  started_at: z.date().nullable(),
  outcome: RunOutcome.nullable(),
});
export type RunRow = z.infer<typeof Row>;

export interface Queueing extends OrderOptions {
  readonly priority?: number;
  /** Another person, or another project, than the queue's own; both are made where they are missing. */
  readonly by?: string;
  readonly project?: string;
  readonly state?: RunState;
  /** false: no wake-up job, as when one was lost. */
  readonly wakes?: boolean;
  /** Overrides the whole stored spec. */
  readonly spec?: string;
}

/** Puts runs into the queue as the sync-server does, and looks at what becomes of them. For tests. */
export class RunQueue {
  readonly project = ProjectId.parse('project-1');
  readonly user = UserId.parse('user-1');
  readonly sql: Sql;
  readonly #runner: Pipeline['runner'];

  private constructor(sql: Sql, runner: Pipeline['runner']) {
    this.sql = sql;
    this.#runner = runner;
  }

  /** A project with one artist, and the pipeline `example@1` with this runner. */
  static async open(sql: Sql, runner: Pipeline['runner'], timeoutSeconds = 60): Promise<RunQueue> {
    const queue = new RunQueue(sql, runner);
    const { pipeline } = orderFor(runner, { timeoutSeconds });
    await sql`INSERT INTO "user" (id, name, email) VALUES (${queue.user}, 'Ada', 'ada@example.com')`;
    await sql`INSERT INTO projects (id, name, created_by) VALUES (${queue.project}, 'Film', ${queue.user})`;
    await sql`INSERT INTO members (project_id, user_id, role) VALUES (${queue.project}, ${queue.user}, 'artist')`;
    await sql`INSERT INTO pipelines (id, version, definition) VALUES ('example', 1, ${sql.json(pipeline)})`;
    return queue;
  }

  async add({
    priority = 100,
    state = 'queued',
    wakes = true,
    spec,
    by = this.user,
    project = this.project,
    ...options
  }: Queueing = {}): Promise<RunId> {
    const run = RunId.parse(options.run ?? `run-${randomBytes(6).toString('hex')}`);
    const order = orderFor(this.#runner, { ...options, run });
    await this.sql.begin(async (tx) => {
      await tx`INSERT INTO "user" (id, name, email) VALUES (${by}, ${by}, ${`${by}@people.example`}) ON CONFLICT DO NOTHING`;
      await tx`INSERT INTO projects (id, name, created_by) VALUES (${project}, ${project}, ${by}) ON CONFLICT DO NOTHING`;
      await tx`INSERT INTO members (project_id, user_id, role) VALUES (${project}, ${by}, 'artist') ON CONFLICT DO NOTHING`;
      await tx`
        INSERT INTO runs (id, project_id, request_id, node_id, variation, state, priority, requested_by, requested_at, spec)
        VALUES (${run}, ${project}, ${RequestId.parse(`q-${run}`)}, ${NodeId.parse('node-1')}, 0, ${state}, ${priority},
          ${by}, now(), ${spec ?? JSON.stringify(order.spec)}::text::jsonb)`;
      if (wakes) await tx`SELECT graphile_worker.add_job(${WAKE_TASK}, '{}'::json)`;
    });
    return run;
  }

  async row(run: RunId): Promise<RunRow> {
    const [row] = await this.sql`
      SELECT runs.*, run_outcomes.outcome FROM runs LEFT JOIN run_outcomes ON run_outcomes.run_id = runs.id
      WHERE runs.id = ${run}`;
    return Row.parse(row);
  }

  /** Waits until the run's row is as wanted. Ask only for what stays or lasts. */
  async until(run: RunId, holds: (row: RunRow) => boolean, timeoutMs = 10_000): Promise<RunRow> {
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      const row = await this.row(run).catch(() => null);
      if (row !== null && holds(row)) return row;
      if (Date.now() > deadline) throw new Error(`The run did not get there: ${JSON.stringify(row)}`);
      await sleep(15);
    }
  }

  /** Waits for the run's outcome. */
  async ended(run: RunId, timeoutMs?: number): Promise<RunRow & { readonly outcome: RunOutcome }> {
    const row = await this.until(run, ({ outcome }) => outcome !== null, timeoutMs);
    return { ...row, outcome: RunOutcome.parse(row.outcome) };
  }

  started(run: RunId): Promise<RunRow> {
    return this.until(run, ({ state }) => state === 'running');
  }
}
