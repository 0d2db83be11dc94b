import { RunId } from '@dailies/shared/ids';
import { z } from 'zod';

/** What a server says is wrong with an input of a node. */
const NodeProblem = z.object({
  type: z.string(),
  message: z.string().catch(''),
  details: z.string().catch(''),
  extra_info: z
    .object({
      input_name: z.string().optional(),
      input_config: z.unknown().optional(),
      received_value: z.unknown().optional(),
    })
    .catch({}),
});
export type NodeProblem = z.infer<typeof NodeProblem>;

const NodeErrors = z
  .record(
    z.string(),
    z.object({
      errors: z.array(NodeProblem).catch([]),
      dependent_outputs: z.array(z.string()).catch([]),
      class_type: z.string().catch(''),
    }),
  )
  // No errors are an empty list in some versions.
  .catch({});
export type NodeErrors = z.infer<typeof NodeErrors>;

export const Submitted = z.object({ prompt_id: z.string(), number: z.number(), node_errors: NodeErrors });

export const Refused = z.object({
  error: z
    .union([
      z.object({
        type: z.string(),
        message: z.string().catch(''),
        details: z.string().catch(''),
        extra_info: z.object({ class_type: z.string().optional().catch(undefined) }).catch({ class_type: undefined }),
      }),
      z
        .string()
        .transform((message) => ({ type: 'error', message, details: '', extra_info: { class_type: undefined } })),
    ])
    .catch({ type: 'error', message: '', details: '', extra_info: { class_type: undefined } }),
  node_errors: NodeErrors,
});
export type Refused = z.infer<typeof Refused>;

/** The mark that Dailies puts on its prompts. */
export const PromptMark = z.object({
  installation: z.string(),
  run: RunId,
  attempt: z.int().min(1),
  submittedAtMs: z.number(),
});
export type PromptMark = z.infer<typeof PromptMark>;

const ExtraData = z
  .object({ dailies: PromptMark.optional().catch(undefined), client_id: z.string().optional().catch(undefined) })
  .catch({ dailies: undefined, client_id: undefined });

/** `[number, prompt_id, prompt, extra_data, outputs]`. */
const QueueItem = z
  .tuple([z.number(), z.string(), z.unknown(), ExtraData], z.unknown())
  .transform(([number, id, prompt, extra]) => ({ number, id, prompt, mark: extra.dailies, clientId: extra.client_id }));
export type QueueItem = z.infer<typeof QueueItem>;

const Items = z.array(QueueItem.nullable().catch(null)).transform((items) => items.filter((item) => item !== null));

export const Queue = z.object({ queue_running: Items, queue_pending: Items });
export type Queue = z.infer<typeof Queue>;

const Messages = z.array(
  z
    .tuple([z.string(), z.record(z.string(), z.unknown())], z.unknown())
    .nullable()
    .catch(null),
);

export const HistoryEntry = z.object({
  prompt: QueueItem,
  outputs: z.record(z.string(), z.record(z.string(), z.unknown()).catch({})),
  status: z
    .object({ status_str: z.string(), completed: z.boolean().catch(false), messages: Messages.catch([]) })
    .nullish(),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

/** Entries that cannot be read, of whoever they are, are left out. */
export const History = z
  .record(z.string(), HistoryEntry.nullable().catch(null))
  .transform(
    (entries) =>
      new Map(Object.entries(entries).flatMap(([id, entry]) => (entry === null ? [] : [[id, entry] as const]))),
  );

export const SystemStats = z.object({
  system: z.object({ comfyui_version: z.string().optional() }).catch({}),
  devices: z
    .array(z.object({ name: z.string(), type: z.string(), vram_total: z.number(), vram_free: z.number() }))
    .catch([]),
});

export const QueueInfo = z.object({ exec_info: z.object({ queue_remaining: z.int().min(0) }) });

export const ExecutionError = z.object({
  node_id: z.string().catch(''),
  node_type: z.string().catch(''),
  exception_message: z.string().catch(''),
  exception_type: z.string().catch(''),
  traceback: z.array(z.string()).catch([]),
  current_inputs: z.record(z.string(), z.unknown()).catch({}),
});
export type ExecutionError = z.infer<typeof ExecutionError>;

/** Where a file of a node lies on the server. */
export const ComfyFile = z.object({
  filename: z.string().min(1),
  subfolder: z.string().catch(''),
  type: z.enum(['output', 'temp', 'input']).catch('output'),
});
export type ComfyFile = z.infer<typeof ComfyFile>;

export const Uploaded = z.object({ name: z.string().min(1), subfolder: z.string().catch('') });
