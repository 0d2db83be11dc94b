import { farmSettings, runs } from '@dailies/migrations/tables';
import { cancelRequest } from '@dailies/shared/commands';
import { readNode, readRequest } from '@dailies/shared/document';
import { DailiesError, unwrap } from '@dailies/shared/errors';
import { PRIORITIES, type Priority } from '@dailies/shared/farm';
import { type NodeId, type ProjectId, RequestId, type RunId, type UserId } from '@dailies/shared/ids';
import { CHANNELS } from '@dailies/shared/runs';
import { requestTakes } from '@dailies/shared/commands';
import { and, count, eq, max, sql } from 'drizzle-orm';
import type { Services } from '../../Services.ts';
import { recordAudit } from '../audit/recordAudit.ts';
import { runCommands } from '../commands/runCommands.ts';
import type { Access } from '../projects/accessProject.ts';
import type { RunRow } from '../runs/readRun.ts';
import { tellFarm } from './tellFarm.ts';

export async function readPaused({ db }: Pick<Services, 'db'>): Promise<boolean> {
  const [row] = await db.select({ paused: farmSettings.paused }).from(farmSettings);
  return row?.paused === true;
}

/** Pauses the whole queue, or lets it go on: what runs is finished either way. */
export async function pauseQueue({ db }: Pick<Services, 'db'>, actor: UserId, paused: boolean): Promise<void> {
  await db.transaction(async (tx) => {
    const changed = await tx
      .update(farmSettings)
      .set({ paused })
      .where(eq(farmSettings.paused, !paused))
      .returning({ paused: farmSettings.paused });
    if (changed.length === 0) return;
    await recordAudit(tx, { action: paused ? 'queue.paused' : 'queue.resumed', actor });
    await tellFarm(tx);
    await tx.execute(sql`SELECT pg_notify(${CHANNELS.wake}, '')`);
  });
}

/** Throws `conflict` where it waits no longer. */
export async function setPriority({ db }: Pick<Services, 'db'>, run: RunId, priority: Priority): Promise<void> {
  const changed = await db
    .update(runs)
    .set({ priority: PRIORITIES[priority] })
    .where(and(eq(runs.id, run), eq(runs.state, 'queued')))
    .returning({ id: runs.id });
  if (changed.length === 0)
    throw new DailiesError('conflict', 'This run waits no longer, so its priority changes nothing.');
}

/** Cancels the request of a run with the server's hand, for who answers for the queue and need be no member of the project. */
export async function cancelForQueue(
  { documents, now }: Pick<Services, 'documents' | 'now'>,
  actor: UserId,
  { projectId, requestId }: Pick<RunRow, 'projectId' | 'requestId'>,
): Promise<void> {
  const at = now();
  await documents.change(
    projectId,
    (doc) => unwrap(cancelRequest.run(doc, { request: requestId }, { actor, role: 'director', now: at })),
    actor,
  );
}

/**
 * Asks for what failed of a run's request again, as its node is now, in the name of who retries it: for as many takes,
 * and as the request was asked for. Throws `conflict` where the run did not fail.
 */
export async function retryRun(
  services: Pick<Services, 'db' | 'documents' | 'now' | 'newId'>,
  actor: UserId,
  access: Access,
  { nodeId, requestId, state }: Pick<RunRow, 'nodeId' | 'requestId' | 'state'>,
): Promise<{ readonly id: RequestId; readonly variations: number }> {
  if (state !== 'failed') throw new DailiesError('conflict', 'Only a run that failed is asked for again.');
  const { project } = access;
  const id = RequestId.parse(services.newId());
  const [failed] = await services.db
    .select({ count: count(), last: max(runs.variation) })
    .from(runs)
    .where(and(eq(runs.projectId, project), eq(runs.requestId, requestId), eq(runs.state, 'failed')));
  const { isLocked, ...asked } = await readAsked(services, project, { node: nodeId, request: requestId });
  // A locked seed tells each variation's: those up to the last that failed are asked for, and the takes that are
  // there are found.
  const isCounted = !isLocked || asked.anyway;
  const variations = Math.max(1, isCounted ? (failed?.count ?? 0) : (failed?.last ?? 0) + 1);
  const args = { id, node: nodeId, kind: 'generate', variations, recipe: null, ...asked };
  await runCommands(services, actor, access, [{ name: requestTakes.name, args }]);
  return { id, variations };
}

const readAsked = (
  { documents }: Pick<Services, 'documents'>,
  project: ProjectId,
  { node, request }: { readonly node: NodeId; readonly request: RequestId },
) =>
  documents.read(project, (doc) => {
    const { anyway = false, fullQuality, values } = readRequest(doc, request) ?? {};
    return {
      isLocked: typeof readNode(doc, node)?.params['seed'] === 'number',
      anyway,
      ...(fullQuality === undefined ? {} : { fullQuality }),
      ...(values === undefined ? {} : { values }),
    };
  });
