import { z } from 'zod';
import { PipelineParam } from './pipelineParam.ts';
import { PipelineRunner } from './runner.ts';
import { PipelineRef, Requirements } from './runSpec.ts';

/** Whatever executes runs. */
export const EXECUTOR_KINDS = ['builtin', 'process', 'docker', 'comfyui', 'kubernetes', 'http'] as const;
export const ExecutorKind = z.enum(EXECUTOR_KINDS);
export type ExecutorKind = z.infer<typeof ExecutorKind>;

export const QUALITIES = ['low', 'standard', 'high'] as const;
export const Quality = z.enum(QUALITIES);
export type Quality = z.infer<typeof Quality>;

/**
 * A file, or a folder of them, that a pipeline reads under `/models` or on its backend, with what one has to know
 * before fetching it. `infra/models/download.py` fetches it.
 */
export const ModelFile = z.object({
  /** Below the models folder, as "checkpoints/flux1-dev-fp8.safetensors". */
  path: z.string().regex(/^(?!.*\.\.)[A-Za-z0-9][A-Za-z0-9._/-]{0,254}$/),
  /** The address of the file. */
  url: z
    .url({ protocol: /^https$/ })
    .max(1_000)
    .optional(),
  /** A repository of the Hugging Face hub, of which `path` is the folder: its files that fit one of the patterns. */
  repository: z
    .object({
      name: z.string().regex(/^[A-Za-z0-9][\w.-]{0,95}\/[A-Za-z0-9][\w.-]{0,95}$/),
      revision: z.string().regex(/^[A-Za-z0-9][\w.-]{0,99}$/),
      include: z
        .array(z.string().regex(/^(?!.*\.\.)[A-Za-z0-9*][A-Za-z0-9._*/-]{0,199}$/))
        .min(1)
        .max(50),
    })
    .optional(),
  /** Null: not known to whoever wrote this, or a folder's; what the first download finds is recorded and kept to. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  sizeBytes: z.int().min(1).nullable(),
  licence: z.string().min(1).max(200),
});
export type ModelFile = z.infer<typeof ModelFile>;

/**
 * A way to run a module, as data. A published version never changes; a change is a new version. What is optional
 * here has no default in the schema, so that a definition that was published before stays equal to itself.
 */
export const Pipeline = z.object({
  ...PipelineRef.shape,
  title: z.string().min(1).max(120),
  module: z.string(),
  tiers: z.array(Quality).min(1),
  runner: PipelineRunner,
  requirements: Requirements,
  /** A run that takes longer is stopped and fails. */
  timeoutSeconds: z.int().min(1).max(86_400),
  /** A run that reports nothing for so long is stuck: it is stopped and started again. Left out: never. */
  stuckAfterSeconds: z.int().min(5).max(86_400).optional(),
  /** What it lets a person set besides the module's own params. */
  params: z.array(PipelineParam).max(100).optional(),
  models: z.array(ModelFile).max(100).optional(),
});
export type Pipeline = z.infer<typeof Pipeline>;

export const pipelineName = (ref: PipelineRef): string => `${ref.id}@${ref.version}`;

/** The kinds of executor that can run a pipeline of this kind: a container goes to Docker or Kubernetes alike. */
export function executorsOf({ runner }: Pick<Pipeline, 'runner'>): readonly ExecutorKind[] {
  return runner.executor === 'container' ? ['docker', 'kubernetes'] : [runner.executor];
}

/** Whether it runs on the job-runners themselves, as what comes with an installation does, and not on a backend. */
export const isLocal = ({ runner }: { readonly runner: { readonly executor: string } }): boolean =>
  runner.executor === 'builtin' || runner.executor === 'process';
