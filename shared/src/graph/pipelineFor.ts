import { ok, refuse, type Result } from '../errors/index.ts';
import type { ModulePlan } from '../modules/index.ts';
import type { NodeDefinition } from '../nodes/index.ts';
import { isLocal, type Pipeline, type Quality, type RunInput } from '../runs/index.ts';

/**
 * The pipeline for a module at the project's quality: among those of the tier, the newest version of the first id in
 * alphabetical order; what somebody added for a backend comes before what comes along with every installation, which
 * stands in until then. [P3] The choice does not depend on the order they come in.
 */
export function choosePipeline(pipelines: readonly Pipeline[], module: string, quality: string): Pipeline | undefined {
  return pipelines
    .filter((pipeline) => pipeline.module === module && pipeline.tiers.some((tier) => tier === quality))
    .sort(
      (a, b) => Number(isLocal(a)) - Number(isLocal(b)) || (a.id < b.id ? -1 : a.id > b.id ? 1 : b.version - a.version),
    )[0];
}

const inOrder = (pipelines: readonly Pipeline[], id: string): readonly Pipeline[] =>
  pipelines.filter((pipeline) => pipeline.id === id).sort((a, b) => b.version - a.version);

/** What a pipeline is looked for: a type of node, and where not all of its pipelines can make it, what kind can. */
interface Made {
  readonly definition: NodeDefinition;
  readonly wants: ModulePlan['wants'];
}

/**
 * The pipeline that a node is made by: [P21] the newest version of the one that arrives at its input
 * "Pipeline", which has to make this and to run at the project's quality, else the project's own choice.
 */
export function pipelineFor(
  pipelines: readonly Pipeline[],
  { definition: { type, title, module }, wants }: Made,
  quality: Quality,
  arriving: readonly RunInput[],
): Result<Pipeline> {
  const [wanted] = arriving;
  const kind = wants?.module ?? module.key;
  if (wanted?.type !== 'pipeline') {
    const chosen = choosePipeline(pipelines, kind, quality);
    if (chosen !== undefined) return ok(chosen);
    const sentence =
      wants === undefined
        ? `No pipeline is installed that makes a ${type} at ${quality} quality.`
        : `This waits for a pipeline of the kind "${wants.module}": none is installed that makes ${wants.makes} at ${quality} quality.`;
    return refuse('invalid-graph', sentence, 'P7');
  }
  const versions = inOrder(pipelines, wanted.id);
  const [newest] = versions;
  const no = (sentence: string): Result<never> => refuse('invalid-graph', sentence, 'P21');
  if (newest === undefined) return no(`The pipeline "${wanted.id}" is not installed, or is disabled.`);
  const making = versions.filter((pipeline) => pipeline.module === kind);
  if (making.length === 0) {
    return no(`The pipeline "${newest.title}" does not make ${wants?.makes ?? `a ${title.toLowerCase()}`}.`);
  }
  const chosen = making.find(({ tiers }) => tiers.includes(quality));
  if (chosen !== undefined) return ok(chosen);
  return no(
    `The pipeline "${newest.title}" runs at ${newest.tiers.join(' and ')} quality, and the project is at ${quality}.`,
  );
}
