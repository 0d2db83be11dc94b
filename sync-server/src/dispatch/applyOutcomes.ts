import type { Sql } from '@dailies/migrations';
import { addTake, putRunFact } from '@dailies/shared/commands';
import type { RunFact, TakeRecord } from '@dailies/shared/document';
import { NodeId, type ProjectId, RequestId, RunId, type TakeId, takeIdOf, UserId } from '@dailies/shared/ids';
import { pipelineName, RunOutcome, RunSpec } from '@dailies/shared/runs';
import { pastSpan } from '@dailies/telemetry';
import type { Logger } from 'pino';
import { z } from 'zod';
import { applyTrained } from './applyTrained.ts';
import type { DispatchParts } from './dispatchRequest.ts';

/** Outcomes that go into the document in one change. */
const BATCH = 200;

const WaitingRow = z.object({
  id: RunId,
  request_id: RequestId,
  node_id: NodeId,
  variation: z.int(),
  requested_by: UserId,
  spec: RunSpec.nullable(),
  outcome: RunOutcome,
  created_at: z.date(),
  traceparent: z.string().nullable(),
});
type WaitingRow = z.infer<typeof WaitingRow>;

interface Applied {
  readonly run: RunId;
  readonly fact: RunFact;
  readonly take: { readonly id: TakeId; readonly record: Omit<TakeRecord, 'number'> } | null;
}

function appliedFrom(row: WaitingRow): Applied {
  const { outcome, spec } = row;
  const base = { request: row.request_id, node: row.node_id, variation: row.variation };
  if (outcome.state === 'cancelled') return { run: row.id, fact: { ...base, state: 'cancelled' }, take: null };
  if (outcome.state === 'failed') {
    return { run: row.id, fact: { ...base, state: 'failed', error: outcome.message }, take: null };
  }
  if (spec === null) throw new Error(`Run ${row.id} succeeded without a spec.`);
  const id = takeIdOf(row.id);
  return {
    run: row.id,
    fact: { ...base, state: 'succeeded', backend: outcome.backend, take: id },
    take: {
      id,
      record: {
        node: row.node_id,
        kind: outcome.kind,
        media: outcome.media,
        poster: outcome.poster,
        width: outcome.widthPx,
        height: outcome.heightPx,
        frames: outcome.frames,
        fps: outcome.fps,
        recipe: spec.recipeHash,
        seed: spec.seed,
        pipeline: pipelineName(spec.recipe.pipeline),
        by: row.requested_by,
        // The outcome's time, so that applying it again writes the same.
        at: row.created_at.getTime(),
        ...(outcome.fallback === null ? {} : { fallback: outcome.fallback.slice(0, 200) }),
      },
    },
  };
}

/** The immutable provenance rows of takes; before the document shows them, so that nobody asks for one in vain. */
async function insertTakes(sql: Sql, project: ProjectId, rows: readonly WaitingRow[]): Promise<void> {
  for (const { id, node_id: node, spec, outcome, requested_by: by, created_at: at } of rows) {
    if (outcome.state !== 'succeeded' || spec === null) continue;
    await sql`
      INSERT INTO takes (id, project_id, node_id, run_id, recipe_hash, seed, recipe, outcome, made_by, created_at)
      VALUES (${takeIdOf(id)}, ${project}, ${node}, ${id}, ${spec.recipeHash}, ${spec.seed},
              ${sql.json(spec.recipe)}, ${sql.json(outcome)}, ${by}, ${at})
      ON CONFLICT DO NOTHING`;
  }
}

/** The last leg of a traced request: the outcome became a take that everybody sees. */
function showInTrace({ id, outcome, traceparent: parent }: WaitingRow, startTime: Date): void {
  if (parent === null) return;
  const attributes = { 'dailies.run': id, 'dailies.state': outcome.state };
  pastSpan('apply outcome', { parent, attributes, startTime, endTime: new Date() });
}

async function readWaiting(sql: Sql, project: ProjectId, log: Logger): Promise<{ all: string[]; rows: WaitingRow[] }> {
  const found = await sql<{ id: string }[]>`
    SELECT runs.id, runs.request_id, runs.node_id, runs.variation, runs.requested_by, runs.spec,
           runs.traceparent,
           run_outcomes.outcome, run_outcomes.created_at
    FROM run_outcomes JOIN runs ON runs.id = run_outcomes.run_id
    WHERE run_outcomes.project_id = ${project} AND run_outcomes.applied_at IS NULL
    ORDER BY run_outcomes.created_at, runs.request_id, runs.variation LIMIT ${BATCH}`;
  const rows = found.flatMap((row) => {
    const parsed = WaitingRow.safeParse(row);
    if (parsed.success) return [parsed.data];
    log.error(
      { run: row.id, problem: z.prettifyError(parsed.error) },
      'an outcome cannot be understood and is left out',
    );
    return [];
  });
  return { all: found.map(({ id }) => id), rows };
}

/** Runs that have started since the document was told. */
async function readStarted(sql: Sql, project: ProjectId): Promise<{ run: RunId; fact: RunFact }[]> {
  const rows = await sql<{ id: string; request_id: string; node_id: string; variation: number }[]>`
    SELECT id, request_id, node_id, variation FROM runs WHERE project_id = ${project} AND state = 'running'`;
  return rows.map((row) => ({
    run: RunId.parse(row.id),
    fact: {
      request: RequestId.parse(row.request_id),
      node: NodeId.parse(row.node_id),
      variation: row.variation,
      state: 'running',
    },
  }));
}

/**
 * Brings what runs have become into the document, as one change a batch (document-rules C5): those
 * that have started, and outcomes as takes. Done twice, it writes nothing the second time.
 */
export async function applyOutcomes(
  parts: Pick<DispatchParts, 'sql' | 'db' | 'documents' | 'projectQuotaBytes'>,
  project: ProjectId,
  log: Logger,
): Promise<void> {
  const { sql, documents } = parts;
  for (;;) {
    const [{ all, rows: ended }, started] = await Promise.all([
      readWaiting(sql, project, log),
      readStarted(sql, project),
    ]);
    if (all.length === 0 && started.length === 0) return;
    const rows: WaitingRow[] = [];
    for (const row of ended) rows.push(await applyTrained(parts, row));
    await insertTakes(sql, project, rows);
    const applied = rows.map(appliedFrom);
    const startTime = new Date();
    await documents.change(project, (doc) => {
      for (const { run, fact } of started) putRunFact(doc, run, fact);
      for (const { run, fact, take } of applied) {
        if (take !== null) addTake(doc, take.id, take.record);
        putRunFact(doc, run, fact);
      }
    });
    for (const row of rows) showInTrace(row, startTime);
    if (all.length > 0) {
      await sql`UPDATE run_outcomes SET applied_at = now() WHERE run_id IN ${sql(all)} AND applied_at IS NULL`;
    }
    if (all.length < BATCH) return;
  }
}
