import type { Sql } from '@dailies/migrations';
import { addTake, putRunFact } from '@dailies/shared/commands';
import {
  readNode,
  readRequest,
  readRequestMark,
  readRun,
  readTracking,
  readTrashed,
  ROOT_WRITERS,
  type RequestRecord,
  type RunFact,
} from '@dailies/shared/document';
import { type GraphView, type Planned, planNode, readGraph } from '@dailies/shared/graph';
import { type ProjectId, type RequestId, runIdOf, type TakeId } from '@dailies/shared/ids';
import { noRoomForTake, type RunState } from '@dailies/shared/runs';
import { aRole } from '@dailies/shared/people';
import { inSpan } from '@dailies/telemetry';
import type { Doc } from 'yjs';
import type { Database } from '../db/openDatabase.ts';
import { readMembership } from '../collaboration/membership.ts';
import type { Documents } from '../collaboration/Documents.ts';
import { namesForeignMedia } from './namesForeignMedia.ts';
import { readCosts } from '../actions/farm/readCosts.ts';
import { overBudget } from './overBudget.ts';
import { readChainState } from './readChainState.ts';
import { readPlanningContext } from './planningContext.ts';
import { type QueuedRun, queueRuns } from './queueRuns.ts';
import { trainingBarred } from './trainingBarred.ts';
import { whatCanRun } from './whatCanRun.ts';

const FOREIGN_MEDIA =
  'A picture or video that this is made from does not belong to this project; bring it here, then generate again.';

export interface DispatchParts {
  readonly sql: Sql;
  readonly db: Database;
  readonly documents: Documents;
  /** The limit of a project that has none of its own; null: as much as there is room for. */
  readonly projectQuotaBytes: number | null;
}

interface Standing {
  readonly request: RequestRecord;
  /** The state of each variation that has a fact. */
  readonly states: readonly RunState[];
  readonly cancelled: boolean;
  readonly confirmed: boolean;
  readonly locked: boolean;
  readonly title: string;
  readonly trashed: ReadonlySet<TakeId>;
}

function readStanding(doc: Doc, id: RequestId): Standing | undefined {
  const request = readRequest(doc, id);
  if (request === undefined) return undefined;
  const variations = Array.from({ length: request.variations }, (_, variation) => variation);
  return {
    request,
    states: variations.flatMap((variation) => readRun(doc, runIdOf(id, variation))?.state ?? []),
    cancelled: readRequestMark(doc, 'cancel', id) !== undefined,
    confirmed: readRequestMark(doc, 'confirm', id) !== undefined,
    locked: readTracking(doc, request.node).locked,
    title: readNode(doc, request.node)?.title ?? 'This node',
    trashed: readTrashed(doc, request.node),
  };
}

/** One fact for the whole request: held, cancelled before it ran, or failed before it could. */
function whole(
  { documents }: DispatchParts,
  project: ProjectId,
  id: RequestId,
  request: RequestRecord,
  state: RunState,
  error?: string,
): Promise<void> {
  return documents.change(project, (doc) => {
    // A held request shows once; one that has ended, ends for each of its variations.
    const variations = state === 'held' ? 1 : request.variations;
    for (let variation = 0; variation < variations; variation += 1) {
      const fact: RunFact = {
        request: id,
        node: request.node,
        variation,
        state,
        ...(error === undefined ? {} : { error }),
      };
      putRunFact(doc, runIdOf(id, variation), fact);
    }
  });
}

/** Why a person may not generate here now; undefined where they may. */
async function forbidden(
  { sql }: DispatchParts,
  project: ProjectId,
  request: RequestRecord,
): Promise<string | undefined> {
  const membership = await readMembership(sql, project, request.by);
  if (membership === undefined) return 'Whoever asked for this is no longer a member of the project.';
  if (membership.archived) return 'The project is archived; restore it to generate.';
  return ROOT_WRITERS.requests.includes(membership.role)
    ? undefined
    : `${aRole(membership.role)} does not generate takes.`;
}

/** Why the project takes no further take; undefined where it does. A run that waits long is asked again at its start. */
async function fullBecause({ sql, projectQuotaBytes }: DispatchParts, project: ProjectId): Promise<string | undefined> {
  const [room] = await sql<{ used: number; own: number | null }[]>`
    SELECT (SELECT COALESCE(sum(size_bytes), 0)::float8 FROM project_media JOIN media USING (sha256)
        WHERE project_id = ${project}) AS used,
      (SELECT max_bytes::float8 FROM project_quotas WHERE project_id = ${project}) AS own`;
  const quotaBytes = room?.own ?? projectQuotaBytes;
  return room === undefined || quotaBytes === null || room.used < quotaBytes
    ? undefined
    : noRoomForTake(room.used, quotaBytes);
}

/** [R3] Why a request waits for a person: it came late, and what it would make is not what was seen. */
function heldBecause({ locked, request, title }: Standing, planned: Planned): string | undefined {
  if (locked) return `"${title}" is locked; unlock it, then confirm.`;
  return request.recipe !== null && request.recipe !== planned.recipeHash
    ? `"${title}" has changed since this was asked for; confirm to generate it as it is now.`
    : undefined;
}

/**
 * Takes a request of the document to runs in the queue (design §4), and writes where they stand back
 * into the document. To be called as often as one likes: what is done already is not done again.
 */
export async function dispatchRequest(parts: DispatchParts, project: ProjectId, id: RequestId): Promise<void> {
  const { documents } = parts;
  const [standing, graph] = await documents.read(project, (doc) => [readStanding(doc, id), readGraph(doc)] as const);
  if (standing === undefined) return;
  const { request, states } = standing;
  const isHeld = states.includes('held');
  if (states.length > 0 && !isHeld) return;
  if (standing.cancelled) return whole(parts, project, id, request, 'cancelled');
  if (isHeld && !standing.confirmed) return;
  const chained = await documents.read(project, (doc) => readChainState(doc, id));
  if (chained.kind === 'waits') return;
  if (chained.kind === 'ends') return whole(parts, project, id, request, chained.state, chained.error);
  const attributes = {
    'dailies.project': project,
    'dailies.request': id,
    'dailies.node': request.node,
    'dailies.user': request.by,
    'dailies.variations': request.variations,
  };
  await inSpan('request', { attributes }, () => plan(parts, project, id, standing, graph));
}

/** From a request that may go on to its runs in the queue, or to why there are none. */
async function plan(
  parts: DispatchParts,
  project: ProjectId,
  id: RequestId,
  standing: Standing,
  graph: GraphView,
): Promise<void> {
  const { sql, documents } = parts;
  const { request, states } = standing;
  const isHeld = states.includes('held');
  const refusal = await forbidden(parts, project, request);
  if (refusal !== undefined) return whole(parts, project, id, request, 'failed', refusal);
  const context = await readPlanningContext(sql, project, graph);
  const planned = planNode(graph, request.node, context, request.values);
  if (!planned.ok) return whole(parts, project, id, request, 'failed', planned.refusal.message);
  if (await namesForeignMedia(sql, project, planned.value.recipe)) {
    return whole(parts, project, id, request, 'failed', FOREIGN_MEDIA);
  }
  const barredTraining = await trainingBarred(parts, request.by, planned.value.recipe);
  if (barredTraining !== undefined) return whole(parts, project, id, request, 'failed', barredTraining);
  const held = heldBecause(standing, planned.value);
  if (held !== undefined && !(standing.confirmed && !standing.locked)) {
    return isHeld ? undefined : whole(parts, project, id, request, 'held', held);
  }
  const { trashed } = standing;
  const run = await whatCanRun(sql, { graph, request, context, planned: planned.value });
  const costMicros = (await readCosts(sql, [run.planned]))(run.planned);
  const wanted = { planned: run.planned, costMicros, variations: request.variations };
  const barred = (await fullBecause(parts, project)) ?? (await overBudget(sql, project, wanted));
  const isBarred = barred !== undefined;
  const runs = await queueRuns(sql, { project, id, request, ...run, costMicros, trashed, isBarred });
  if (runs === null) return whole(parts, project, id, request, 'failed', barred);
  await documents.change(project, (doc) => {
    for (const run of runs) {
      if (run.take !== null && run.take.record !== null) addTake(doc, run.take.id, run.take.record);
      putRunFact(doc, run.id, factOf(id, request, run));
    }
  });
}

/** A run that has ended is written with its outcome, by `applyOutcomes`: until then it stands as running. */
function factOf(id: RequestId, { node }: RequestRecord, { variation, state, take }: QueuedRun): RunFact {
  const shown = state === 'queued' || state === 'reused' ? state : 'running';
  return {
    request: id,
    node,
    variation,
    state: shown,
    ...(shown === 'reused' && take !== null ? { take: take.id } : {}),
  };
}
