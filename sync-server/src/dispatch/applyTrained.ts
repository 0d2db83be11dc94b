import { DailiesError, refuse, type Result } from '@dailies/shared/errors';
import type { RunId, UserId } from '@dailies/shared/ids';
import { trainedFor } from '@dailies/shared/modules';
import type { RunOutcome, RunSpec } from '@dailies/shared/runs';
import { addTrainedVersion } from '../actions/assets/addTrainedVersion.ts';
import { announceAsset } from '../actions/assets/announceAsset.ts';
import type { DispatchParts } from './dispatchRequest.ts';
import { trainable } from './trainingBarred.ts';

interface Ended {
  readonly id: RunId;
  readonly requested_by: UserId;
  readonly spec: RunSpec | null;
  readonly outcome: RunOutcome;
}

type Parts = Pick<DispatchParts, 'sql' | 'db' | 'documents' | 'projectQuotaBytes'>;

/** What is wrong with the asset ends the run; what is wrong with the database is tried again. */
function refused(error: unknown): Result<never> {
  if (!(error instanceof DailiesError) || error.code === 'storage') throw error;
  return refuse(error.code, error.message);
}

/** Makes what a run trained its asset's new version; the sentence that says why it cannot be. */
async function refusalOf(
  parts: Parts,
  { id: run, requested_by: by, spec, outcome }: Ended,
): Promise<string | undefined> {
  if (outcome.state !== 'succeeded' || outcome.trained === undefined) return undefined;
  const asset = spec === null ? undefined : trainedFor(spec.recipe);
  if (asset === undefined) return undefined;
  const found = await trainable(parts, by, asset.id);
  if (typeof found === 'string') return `What was trained was not kept. ${found}`;
  const added = await addTrainedVersion(parts, { run, by, asset: asset.id, files: outcome.trained }).catch(refused);
  if (!added.ok) return `What was trained was not kept. ${added.refusal.message}`;
  await announceAsset(parts, asset.id, found[0].projectId);
  return undefined;
}

/**
 * Gives the asset of a training its new version, before the document shows the take. Done twice, it makes one
 * version. Where the asset may not be changed any more the run has failed: its take would be of nothing.
 */
export async function applyTrained<Row extends Ended>(parts: Parts, row: Row): Promise<Row> {
  const message = await refusalOf(parts, row);
  if (message === undefined) return row;
  const outcome: RunOutcome = { state: 'failed', code: 'refused', message: message.slice(0, 2_000) };
  await parts.sql.begin(async (tx) => {
    await tx`UPDATE run_outcomes SET outcome = ${tx.json(outcome)} WHERE run_id = ${row.id} AND applied_at IS NULL`;
    await tx`UPDATE runs SET state = 'failed' WHERE id = ${row.id} AND state = 'succeeded'`;
  });
  return { ...row, outcome };
}
