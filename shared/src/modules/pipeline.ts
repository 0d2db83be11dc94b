import { z } from 'zod';
import { ok, refuse } from '../errors/index.ts';
import { PipelineRef } from '../runs/index.ts';
import { defineModule } from './defineModule.ts';

export const PipelineParams = z.object({
  /** The newest enabled version of it is meant; null while none is chosen. */
  pipeline: PipelineRef.shape.id.nullable().default(null),
});
export type PipelineParams = z.infer<typeof PipelineParams>;

/** A choice of how something is made, for the nodes that it is connected to. */
export const pipeline = defineModule<PipelineParams>({
  key: 'pipeline',
  version: 1,
  family: 'shot',
  runs: false,
  inputs: [],
  outputs: [{ key: 'pipeline', title: 'Pipeline', type: 'PipelineReference' }],
  params: PipelineParams,
  requirements: { tags: [], gpuMemoryBytes: 0 },
  evaluate: ({ params: { pipeline: id } }) =>
    id === null
      ? refuse('invalid-graph', 'A Pipeline node that this depends on has none chosen.', 'P21')
      : ok({ pipeline: [{ type: 'pipeline', id }] }),
});
