import { z } from 'zod';
import { PipelineRef } from './runSpec.ts';

export const EXECUTOR_KINDS = ['builtin', 'process', 'docker', 'comfyui', 'kubernetes', 'http'] as const;
export const ExecutorKind = z.enum(EXECUTOR_KINDS);
export type ExecutorKind = z.infer<typeof ExecutorKind>;

export const QUALITIES = ['low', 'standard', 'high'] as const;
export const Quality = z.enum(QUALITIES);
export type Quality = z.infer<typeof Quality>;

/**
 * A way to run a module, as data. A published version never changes; a change is a new version.
 * `runner` is read by the executor of that kind: the name of a builtin, or the command of a process.
 */
export const Pipeline = z.object({
  ...PipelineRef.shape,
  title: z.string().min(1).max(120),
  module: z.string(),
  tiers: z.array(Quality).min(1),
  runner: z.discriminatedUnion('executor', [
    z.object({ executor: z.literal('builtin'), name: z.string() }),
    z.object({ executor: z.literal('process'), command: z.array(z.string()).min(1) }),
  ]),
  requirements: z.object({ tags: z.array(z.string()), gpuMemoryBytes: z.int().min(0) }),
  /** A run that takes longer is stopped and fails. */
  timeoutSeconds: z.int().min(1).max(86_400),
});
export type Pipeline = z.infer<typeof Pipeline>;

export const pipelineName = (ref: PipelineRef): string => `${ref.id}@${ref.version}`;
