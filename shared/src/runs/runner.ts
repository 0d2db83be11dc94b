import { z } from 'zod';
import { ProviderRunner } from './provider/providerRunner.ts';
import { ValueSource } from './valueSource.ts';

/** Words of a command line; none of them ever holds what a person typed. */
const Command = z.array(z.string().min(1).max(1_000)).min(1).max(64);

/** Part of Dailies itself, in a job-runner. */
const BuiltinRunner = z.object({ executor: z.literal('builtin'), name: z.string() });

/** A program of the job-runner's machine, as a function runner. */
const ProcessRunner = z.object({ executor: z.literal('process'), command: Command });

/**
 * An image that is a function runner, on whichever Docker host or Kubernetes cluster has room. `image` is a
 * reference by digest, or a tag that every host has; `command` replaces the image's own.
 */
export const ContainerRunner = z.object({
  executor: z.literal('container'),
  image: z.string().regex(/^[a-z0-9][a-zA-Z0-9._/:@-]{0,254}$/, 'must be an image such as dailies/flux@sha256:…'),
  command: Command.optional(),
  memoryBytes: z.int().min(16_777_216).optional(),
  cpus: z.number().min(0.1).max(256).optional(),
  /** Shared memory, which PyTorch's data loaders need; left out: 1 GiB. */
  shmBytes: z.int().min(1_048_576).optional(),
});
export type ContainerRunner = z.infer<typeof ContainerRunner>;

const WorkflowNodeId = z.string().min(1).max(64);

/** ComfyUI's API form: nodes by id; an input that is `[node, slot]` is a link. */
export const ComfyWorkflow = z.record(
  WorkflowNodeId,
  z.object({
    class_type: z.string().min(1).max(200),
    inputs: z.record(z.string(), z.json()),
    _meta: z.object({ title: z.string().max(200).optional() }).optional(),
  }),
);
export type ComfyWorkflow = z.infer<typeof ComfyWorkflow>;

/** A workflow on a ComfyUI server, and which of its inputs are a run's. */
export const ComfyRunner = z.object({
  executor: z.literal('comfyui'),
  workflow: ComfyWorkflow,
  values: z.array(z.object({ from: ValueSource, node: WorkflowNodeId, input: z.string().min(1).max(200) })).max(200),
  /** Media that arrives at a port of the module is uploaded, and its name put into this input. */
  media: z
    .array(z.object({ port: z.string().max(64), node: WorkflowNodeId, input: z.string().min(1).max(200) }))
    .max(50),
  /** The node whose first file is the take. */
  output: WorkflowNodeId,
});
export type ComfyRunner = z.infer<typeof ComfyRunner>;

/** How a pipeline is run, read by the executor of that kind. */
export const PipelineRunner = z.discriminatedUnion('executor', [
  BuiltinRunner,
  ProcessRunner,
  ContainerRunner,
  ComfyRunner,
  ProviderRunner,
]);
export type PipelineRunner = z.infer<typeof PipelineRunner>;
