import {
  noRoomForTake,
  paramProblem,
  Pipeline,
  pipelineName,
  type RunFailureCode,
  RunSpec,
} from '@dailies/shared/runs';
import type { RunOrder } from '../executors/Executor.ts';
import type { Claim } from './Claim.ts';

export type StartCheck =
  | { readonly ok: true; readonly order: RunOrder }
  | { readonly ok: false; readonly code: RunFailureCode; readonly message: string };

const no = (code: RunFailureCode, message: string): StartCheck => ({ ok: false, code, message });

/**
 * Whether a claimed run may start: what was true when it was asked for may have changed while it waited.
 * `projectQuotaBytes` is the limit of a project that has none of its own; null: none.
 */
export function checkStart(claim: Claim, projectQuotaBytes: number | null): StartCheck {
  if (claim.archived) return no('refused', 'The project is archived; restore it and generate again.');
  if (claim.role !== 'director' && claim.role !== 'artist') {
    return no(
      'refused',
      'Whoever asked for this is no longer a director or an artist of the project; ask one of them.',
    );
  }
  const quotaBytes = claim.quota_bytes ?? projectQuotaBytes;
  if (quotaBytes !== null && claim.used_bytes >= quotaBytes) {
    return no('refused', noRoomForTake(claim.used_bytes, quotaBytes));
  }
  const spec = RunSpec.safeParse(claim.spec);
  if (!spec.success) {
    return no('internal', 'This was planned by another version of Dailies and cannot be read; generate it again.');
  }
  const name = pipelineName(spec.data.recipe.pipeline);
  const pipeline = Pipeline.safeParse(claim.pipeline_definition);
  if (!pipeline.success) {
    return no('missing-tool', `The pipeline ${name} is not installed here; choose another quality and generate again.`);
  }
  if (claim.pipeline_enabled !== true) {
    return no('missing-tool', `The pipeline ${name} is switched off; choose another quality and generate again.`);
  }
  const problem = addedProblem(pipeline.data, spec.data);
  if (problem !== undefined) return no('bad-params', problem);
  return { ok: true, order: { run: claim.id, attempt: claim.attempt, pipeline: pipeline.data, spec: spec.data } };
}

/**
 * Planning has checked these settings already; what is outside its range never reaches a backend, whoever planned it.
 * What a recipe does not have, as one of another tier that this pipeline stands in for, is as the pipeline has it.
 */
function addedProblem({ title, params = [] }: Pipeline, { recipe }: RunSpec): string | undefined {
  for (const param of params) {
    if (!Object.hasOwn(recipe.params, param.key)) continue;
    const problem = paramProblem(param, recipe.params[param.key]);
    if (problem !== undefined) return `${title} cannot be run with this: ${problem}`;
  }
  return undefined;
}
