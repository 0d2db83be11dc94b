import type { Sql } from '@dailies/migrations';
import { Gauge, type Registry } from 'prom-client';

/** Collected by several in a row, the table is counted once. */
const FRESH_MS = 5_000;

interface QueueStanding {
  readonly states: ReadonlyMap<string, number>;
  readonly oldestQueuedSeconds: number;
  readonly outcomesWaiting: number;
}

async function readQueue(sql: Sql): Promise<QueueStanding> {
  const rows = await sql<{ state: string; count: number }[]>`
    SELECT state::text AS state, count(*)::int AS count FROM runs
    WHERE state IN ('held', 'queued', 'running') GROUP BY state`;
  const [oldest] = await sql<{ seconds: number | null }[]>`
    SELECT extract(epoch FROM now() - min(created_at))::float8 AS seconds FROM runs WHERE state = 'queued'`;
  const [outcomes] = await sql<{ count: number }[]>`
    SELECT count(*)::int AS count FROM run_outcomes WHERE applied_at IS NULL`;
  return {
    states: new Map(rows.map(({ state, count }) => [state, count])),
    oldestQueuedSeconds: oldest?.seconds ?? 0,
    outcomesWaiting: outcomes?.count ?? 0,
  };
}

/** Lets Prometheus see the queue: how many runs wait and run, and for how long the oldest has waited. */
export function observeQueue(registry: Registry, sql: Sql): void {
  let read: { readonly atMs: number; readonly standing: Promise<QueueStanding> } | null = null;
  const standing = (): Promise<QueueStanding> => {
    if (read === null || performance.now() - read.atMs > FRESH_MS) {
      read = { atMs: performance.now(), standing: readQueue(sql) };
      read.standing.catch(() => (read = null));
    }
    return read.standing;
  };
  new Gauge({
    name: 'dailies_runs',
    help: 'Runs that have not ended, by state.',
    labelNames: ['state'] as const,
    registers: [registry],
    async collect() {
      const { states } = await standing();
      for (const state of ['held', 'queued', 'running']) this.set({ state }, states.get(state) ?? 0);
    },
  });
  new Gauge({
    name: 'dailies_runs_oldest_queued_seconds',
    help: 'How long the run has waited that has waited longest.',
    registers: [registry],
    async collect() {
      this.set((await standing()).oldestQueuedSeconds);
    },
  });
  new Gauge({
    name: 'dailies_outcomes_waiting',
    help: 'Outcomes of runs that are not in their documents yet.',
    registers: [registry],
    async collect() {
      this.set((await standing()).outcomesWaiting);
    },
  });
}
