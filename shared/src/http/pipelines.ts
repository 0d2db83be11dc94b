import { z } from 'zod';
import { NodeId, ProjectId, RequestId } from '../ids/index.ts';
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

export const ChangePipeline = z.strictObject({ enabled: z.boolean() });

/** Where a pipeline is tried, and with what of its module's and its own params. */
export const TestPipeline = z.strictObject({
  project: ProjectId,
  /** As of a node: what a description of the API cannot hold is checked by the node's own schema. */
  params: z.record(z.string(), z.unknown()).default({}),
});
export type TestPipeline = z.output<typeof TestPipeline>;

export const TestedPipeline = z.object({ node: NodeId, request: RequestId });
export type TestedPipeline = z.infer<typeof TestedPipeline>;
