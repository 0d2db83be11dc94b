import { runs } from '@dailies/migrations/tables';
import { readRequest, readRequestMark, readRun } from '@dailies/shared/document';
import { DailiesError } from '@dailies/shared/errors';
import type { RequestStanding } from '@dailies/shared/http';
import { type ProjectId, type RequestId, runIdOf } from '@dailies/shared/ids';
import { isTerminal } from '@dailies/shared/runs';
import { and, eq } from 'drizzle-orm';
import { readChainState } from '../../dispatch/readChainState.ts';
import type { Services } from '../../Services.ts';

/** Where a request stands: states as the document has them, so that an ended one has its takes; progress as its runner told last. */
export async function readRequestStanding(
  { db, documents }: Pick<Services, 'db' | 'documents'>,
  project: ProjectId,
  id: RequestId,
): Promise<RequestStanding> {
  const progress = await db
    .select({ id: runs.id, fraction: runs.fraction, phase: runs.phase })
    .from(runs)
    .where(and(eq(runs.projectId, project), eq(runs.requestId, id)));
  const standing = await documents.read(project, (doc): RequestStanding | undefined => {
    const request = readRequest(doc, id);
    if (request === undefined) return undefined;
    const { node, by, at, variations, chain = null } = request;
    const chained = readChainState(doc, id);
    const waitsFor = chained.kind === 'waits' ? [...chained.for] : [];
    const facts = Array.from({ length: variations }, (_, variation) => readRun(doc, runIdOf(id, variation)));
    // A held request has one fact for all of it.
    const isHeld = facts.some((fact) => fact?.state === 'held');
    const all = facts.map((fact, variation): RequestStanding['runs'][number] => {
      const run = runIdOf(id, variation);
      const state = fact?.state ?? (isHeld ? 'held' : waitsFor.length > 0 ? 'waiting' : 'queued');
      const told = progress.find((row) => row.id === run);
      return {
        run,
        variation,
        state,
        fraction: state === 'succeeded' || state === 'reused' ? 1 : (told?.fraction ?? 0),
        phase: state === 'running' ? (told?.phase ?? null) : null,
        error: fact?.error ?? null,
        take: fact?.take ?? null,
      };
    });
    return {
      id,
      node,
      chain,
      waitsFor,
      by,
      at: new Date(at).toISOString(),
      cancelled: readRequestMark(doc, 'cancel', id) !== undefined,
      confirmed: readRequestMark(doc, 'confirm', id) !== undefined,
      ended: facts.every((fact) => fact !== undefined && isTerminal(fact.state)),
      runs: all,
    };
  });
  if (standing === undefined) throw new DailiesError('not-found', `There is no request "${id}" in this project.`);
  return standing;
}
