import type { ListedPipeline } from '@dailies/shared/http';

/** A pipeline as it is published. */
export const pipelineJson = (pipeline: ListedPipeline): string =>
  JSON.stringify({ ...pipeline, enabled: undefined }, null, 2);

/** The next version of a pipeline, to be changed and published: it begins as this one is. */
export function nextVersionJson(pipeline: ListedPipeline, all: readonly ListedPipeline[]): string {
  const newest = Math.max(...all.filter(({ id }) => id === pipeline.id).map(({ version }) => version));
  return pipelineJson({ ...pipeline, version: newest + 1 });
}
