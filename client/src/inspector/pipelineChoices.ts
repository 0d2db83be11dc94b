import { NODE_TYPES } from '@dailies/shared/nodes';
import type { Pipeline } from '@dailies/shared/runs';

export interface PipelineGroup {
  readonly group: string;
  readonly items: { readonly value: string; readonly label: string }[];
}

const makes = (module: string): string =>
  [...NODE_TYPES.values()].find((definition) => definition.module.key === module)?.title ?? module;

/** The newest version of each pipeline, under what it makes. */
export function pipelineChoices(pipelines: readonly Pipeline[]): PipelineGroup[] {
  const newest = new Map<string, Pipeline>();
  for (const pipeline of pipelines) {
    const known = newest.get(pipeline.id);
    if (known === undefined || pipeline.version > known.version) newest.set(pipeline.id, pipeline);
  }
  const groups = Map.groupBy(newest.values(), ({ module }) => makes(module));
  return [...groups]
    .map(([group, all]) => ({
      group,
      items: all.map(({ id, title }) => ({ value: id, label: title })).sort((a, b) => (a.label < b.label ? -1 : 1)),
    }))
    .sort((a, b) => (a.group < b.group ? -1 : 1));
}
