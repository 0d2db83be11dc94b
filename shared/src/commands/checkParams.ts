import { z } from 'zod';
import { ok, refuse, type Result } from '../errors/index.ts';
import type { NodeDefinition } from '../nodes/index.ts';

/**
 * [N3] Params fit their node's module, and each is one that it knows. [N5] Only those that are given are
 * judged: one bad param of a merge must not lock the others.
 */
export function checkParams(
  definition: NodeDefinition,
  title: string,
  params: Readonly<Record<string, unknown>>,
): Result<null> {
  const parsed = definition.module.params.safeParse(params);
  if (!parsed.success) return refuse('invalid-input', `${title}: ${z.prettifyError(parsed.error)}`, 'N3');
  const known = parsed.data;
  const unknown = Object.keys(params).find(
    (name) => typeof known !== 'object' || known === null || !Object.hasOwn(known, name),
  );
  return unknown === undefined
    ? ok(null)
    : refuse('invalid-input', `A ${definition.title} has no setting "${unknown}".`, 'N3');
}
