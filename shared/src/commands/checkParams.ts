import { z } from 'zod';
import { ok, refuse, type Result } from '../errors/index.ts';
import type { NodeDefinition } from '../nodes/index.ts';
import { isPipelineParamKey, PipelineParamValue } from '../runs/index.ts';

/** Settings of pipelines that a node keeps at most, of all that it was ever made by. */
const PIPELINE_PARAMS = 100;

/**
 * [N3] Params fit their node's module, and each is one that it knows. [N5] Only those that are given are
 * judged: one bad param of a merge must not lock the others. [N12] What runs also keeps settings of pipelines;
 * whether one fits is said in planning, by the pipeline that is chosen then. `stored`: what the node has already.
 */
export function checkParams(
  definition: NodeDefinition,
  title: string,
  params: Readonly<Record<string, unknown>>,
  stored: Readonly<Record<string, unknown>> = {},
): Result<null> {
  const parsed = definition.module.params.safeParse(params);
  if (!parsed.success) return refuse('invalid-input', `${title}: ${z.prettifyError(parsed.error)}`, 'N3');
  const known = parsed.data;
  const added = definition.module.runs ? Object.keys(params).filter(isPipelineParamKey) : [];
  const unknown = Object.keys(params).find(
    (name) => !added.includes(name) && (typeof known !== 'object' || known === null || !Object.hasOwn(known, name)),
  );
  if (unknown !== undefined) {
    return refuse('invalid-input', `A ${definition.title} has no setting "${unknown}".`, 'N3');
  }
  const strange = added.find((name) => !PipelineParamValue.safeParse(params[name]).success);
  if (strange !== undefined) {
    return refuse(
      'invalid-input',
      `${title}: "${strange}" is a number, yes or no, or a text of at most 20,000 characters.`,
      'N12',
    );
  }
  const kept = new Set([...Object.keys(stored).filter(isPipelineParamKey), ...added]);
  if (added.length === 0 || kept.size <= PIPELINE_PARAMS) return ok(null);
  return refuse('invalid-input', `${title} keeps ${PIPELINE_PARAMS} settings of pipelines already; reset some.`, 'N12');
}
