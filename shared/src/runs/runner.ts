import { z } from 'zod';
import { MediaKind } from '../media/index.ts';

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

/**
 * Where a value that is put into a workflow or a provider's request comes from: the frame of the recipe, its
 * seed, or one of its params by name.
 */
export const ValueSource = z.union([
  z.enum(['seed', 'widthPx', 'heightPx', 'frames', 'fps', 'seconds']),
  z.string().regex(/^param:[A-Za-z][A-Za-z0-9_]{0,63}$/),
]);
export type ValueSource = z.infer<typeof ValueSource>;

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

/**
 * A hosted provider's interface as data. Texts may hold `{name}` of `values`, `{media.port}` of an input's
 * address or data URL, and what `submit.keep` kept as `{kept.name}`; a JSON body's string that is nothing but
 * one such name becomes the value itself, so that a number stays a number.
 */
const ProviderRequest = z.object({
  method: z.enum(['GET', 'POST', 'PUT', 'DELETE']),
  /** Under the backend's address. Values in it are encoded. */
  path: z.string().regex(/^\//).max(1_000),
  body: z.json().optional(),
});

/** A JSON Pointer (RFC 6901) into an answer, or into one of its headers as `header:name`. */
const Pointer = z
  .string()
  .regex(/^(\/.*|header:[A-Za-z0-9-]+)?$/)
  .max(500);

export const ProviderRunner = z.object({
  executor: z.literal('http'),
  values: z.record(z.string().regex(/^[a-z][A-Za-z0-9_]{0,63}$/), ValueSource),
  /** How media goes along: in the body as a data URL, or uploaded before by `upload`. */
  media: z.record(z.string().max(64), z.enum(['data-url', 'base64', 'upload'])),
  upload: z.object({ request: ProviderRequest, field: z.string().max(64), address: Pointer }).optional(),
  submit: ProviderRequest.extend({ keep: z.record(z.string().regex(/^[a-z][A-Za-z0-9_]{0,63}$/), Pointer) }),
  /** Left out where the answer to `submit` is the result. */
  poll: z
    .object({
      request: ProviderRequest,
      everyMs: z.int().min(250).max(60_000),
      state: Pointer,
      done: z.array(z.string()).min(1),
      failed: z.array(z.string()),
      progress: z.object({ at: Pointer, of: z.number().positive() }).optional(),
      error: Pointer.optional(),
    })
    .optional(),
  /** Asked for once it is done, where the result is not in the last answer. */
  fetch: ProviderRequest.optional(),
  /** Where the result lies in the last answer: an address to download, a data URL, or base64. */
  result: z.object({ at: Pointer, as: z.enum(['url', 'base64']), kind: MediaKind }),
  cancel: ProviderRequest.optional(),
  /** Millionths of a US dollar: for each run, each second of film, each megapixel; the sum is the price. */
  price: z
    .object({ runMicros: z.int().min(0), secondMicros: z.int().min(0), megapixelMicros: z.int().min(0) })
    .partial()
    .optional(),
});
export type ProviderRunner = z.infer<typeof ProviderRunner>;

/** How a pipeline is run, read by the executor of that kind. */
export const PipelineRunner = z.discriminatedUnion('executor', [
  BuiltinRunner,
  ProcessRunner,
  ContainerRunner,
  ComfyRunner,
  ProviderRunner,
]);
export type PipelineRunner = z.infer<typeof PipelineRunner>;
