import { z } from 'zod';
import { Pipeline } from '../runs/index.ts';

/**
 * A pipeline as it is published. What it is run by is described openly here: a workflow is JSON of any depth, which a
 * description of the API cannot hold; `Pipeline` of shared/runs checks it.
 */
export const PublishPipeline = Pipeline.omit({ runner: true }).extend({
  runner: z.looseObject({ executor: z.string().describe('builtin, process, container, comfyui or http') }),
});

export const ListedPipeline = PublishPipeline.extend({ enabled: z.boolean() });
export type ListedPipeline = z.infer<typeof ListedPipeline>;
