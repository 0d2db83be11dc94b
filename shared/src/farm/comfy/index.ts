export { type ChoiceProblem, ComfyChoices, comfyPipeline, type ComfyPipelineResult } from './comfyPipeline.ts';
export { type ImportedWorkflow, importWorkflow, type WorkflowImport } from './importWorkflow.ts';
export { leadingTo } from './leadingTo.ts';
export { ObjectInfo } from './objectInfo.ts';
export { type PipelineSources, pipelineSources } from './pipelineSources.ts';
export { type Settable } from './settable.ts';
export { paramFor, suggestChoices, type SuggestedChoices } from './suggestChoices.ts';
export type { WorkflowInput } from './workflowInputs.ts';
export type { WorkflowOutput } from './workflowOutputs.ts';
