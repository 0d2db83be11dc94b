import type { z } from 'zod';
import type { NodeRecord } from '../document/index.ts';
import { ok, refuse, type Result } from '../errors/index.ts';
import { paramProblem, type Pipeline, PipelineParamValue } from '../runs/index.ts';

type Added = Readonly<Record<string, z.infer<typeof PipelineParamValue>>>;

/**
 * [P34] What a node says of the settings that its pipeline adds: its own value, or the pipeline's default. What the
 * pipeline does not take is refused here, and never reaches a backend.
 */
export function pipelineParams(node: NodeRecord, { title, params = [] }: Pipeline): Result<Added> {
  const added: Record<string, Added[string]> = {};
  for (const param of params) {
    const stored = Object.hasOwn(node.params, param.key) ? node.params[param.key] : param.default;
    const value = PipelineParamValue.safeParse(stored);
    const problem = paramProblem(param, stored);
    if (problem !== undefined || !value.success) {
      return refuse('invalid-graph', `"${node.title}" is made by "${title}", where ${problem ?? param.title}`, 'P34');
    }
    added[param.key] = value.data;
  }
  return ok(added);
}
