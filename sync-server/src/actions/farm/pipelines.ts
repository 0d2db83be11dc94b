import { pipelines } from '@dailies/migrations/tables';
import { DailiesError } from '@dailies/shared/errors';
import { checkPipeline } from '@dailies/shared/farm/comfy';
import { ListedPipeline } from '@dailies/shared/http';
import { canonicalJson, type UserId } from '@dailies/shared/ids';
import { isLocal, Pipeline, pipelineName, type PipelineRef } from '@dailies/shared/runs';
import { and, asc, desc, eq } from 'drizzle-orm';
import type { Queryable } from '../../db/openDatabase.ts';
import type { Services } from '../../Services.ts';
import { recordAudit } from '../audit/recordAudit.ts';
import { sentenceOf } from '../sentenceOf.ts';
import { tellFarm } from './tellFarm.ts';

const present = ({
  definition,
  enabled,
}: Pick<typeof pipelines.$inferSelect, 'definition' | 'enabled'>): ListedPipeline =>
  ListedPipeline.parse({ ...Pipeline.parse(definition), enabled });

const named = ({ id, version }: PipelineRef) => and(eq(pipelines.id, id), eq(pipelines.version, version));

/** Every published pipeline, newest version first. */
export async function listPipelines(db: Queryable): Promise<ListedPipeline[]> {
  const rows = await db.select().from(pipelines).orderBy(asc(pipelines.id), desc(pipelines.version));
  return rows.map(present);
}

/** Throws `not-found`. */
export async function readPipeline(db: Queryable, ref: PipelineRef): Promise<ListedPipeline> {
  const [row] = await db.select().from(pipelines).where(named(ref));
  if (row === undefined) throw new DailiesError('not-found', `There is no pipeline "${pipelineName(ref)}".`);
  return present(row);
}

/** A pipeline that was sent. Throws `invalid-input`, with the name of the field. */
function parsePipeline(body: unknown): Pipeline {
  const parsed = Pipeline.safeParse(body);
  if (!parsed.success) throw new DailiesError('invalid-input', sentenceOf(parsed.error, 'json'));
  if (isLocal(parsed.data)) {
    throw new DailiesError(
      'invalid-input',
      `"runner.executor" in the body is not right: what runs on the job-runners themselves comes with the installation, in infra/pipelines; send a container, comfyui or http.`,
    );
  }
  const [problem] = checkPipeline(parsed.data);
  if (problem !== undefined) {
    throw new DailiesError('invalid-input', `"${problem.field}" in the body is not right: ${problem.message}`);
  }
  return parsed.data;
}

/**
 * Publishes a pipeline; the same one again changes nothing. Throws `conflict` where its version says something else
 * already, because takes name that version.
 */
export async function publishPipeline(
  { db }: Pick<Services, 'db'>,
  actor: UserId,
  body: unknown,
): Promise<PipelineRef> {
  const definition = parsePipeline(body);
  const { id, version } = definition;
  await db.transaction(async (tx) => {
    const added = await tx
      .insert(pipelines)
      .values({ id, version, definition })
      .onConflictDoNothing()
      .returning({ id: pipelines.id });
    if (added.length > 0) {
      await recordAudit(tx, { action: 'pipeline.changed', actor, subject: id, details: { version } });
      await tellFarm(tx);
      return;
    }
    const [published] = await tx.select({ definition: pipelines.definition }).from(pipelines).where(named(definition));
    if (canonicalJson(published?.definition) !== canonicalJson(definition)) {
      throw new DailiesError(
        'conflict',
        `The pipeline ${pipelineName(definition)} is published and says something else, and takes name it; publish this as the next version.`,
      );
    }
  });
  return { id, version };
}

/** Offers a pipeline, or offers it no more: runs that wait for it fail at their start. Throws `not-found`. */
export async function enablePipeline(
  { db }: Pick<Services, 'db'>,
  actor: UserId,
  ref: PipelineRef,
  enabled: boolean,
): Promise<void> {
  await db.transaction(async (tx) => {
    const changed = await tx.update(pipelines).set({ enabled }).where(named(ref)).returning({ id: pipelines.id });
    if (changed.length === 0) throw new DailiesError('not-found', `There is no pipeline "${pipelineName(ref)}".`);
    const details = { version: ref.version, enabled };
    await recordAudit(tx, { action: 'pipeline.changed', actor, subject: ref.id, details });
    await tellFarm(tx);
  });
}
