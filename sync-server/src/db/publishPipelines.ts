import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipelines } from '@dailies/migrations/tables';
import { DailiesError } from '@dailies/shared/errors';
import { canonicalJson } from '@dailies/shared/ids';
import { Pipeline, pipelineName } from '@dailies/shared/runs';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { recordAudit } from '../actions/audit/recordAudit.ts';
import type { Database } from './openDatabase.ts';

async function readPipeline(path: string): Promise<Pipeline> {
  const parsed = Pipeline.safeParse(JSON.parse(await readFile(path, 'utf8')));
  if (parsed.success) return parsed.data;
  throw new DailiesError('invalid-input', `The pipeline ${path} is malformed: ${z.prettifyError(parsed.error)}`);
}

/**
 * Publishes the pipelines of a folder: those that are missing are inserted. Throws `conflict` where
 * a file says something else than the version that is published, because takes name that version.
 */
export async function publishPipelines(db: Database, folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  for (const name of names) {
    const definition = await readPipeline(join(folder, name));
    const { id, version } = definition;
    await db.transaction(async (tx) => {
      const added = await tx
        .insert(pipelines)
        .values({ id, version, definition })
        .onConflictDoNothing()
        .returning({ id: pipelines.id });
      if (added.length === 0) return;
      await recordAudit(tx, { action: 'pipeline.changed', actor: null, subject: id, details: { version } });
    });
    const [published] = await db
      .select({ definition: pipelines.definition })
      .from(pipelines)
      .where(and(eq(pipelines.id, id), eq(pipelines.version, version)));
    if (canonicalJson(published?.definition) !== canonicalJson(definition)) {
      throw new DailiesError(
        'conflict',
        `The pipeline ${pipelineName(definition)} is published and ${name} says something else: undo the edit, or give it the next version.`,
      );
    }
  }
}
