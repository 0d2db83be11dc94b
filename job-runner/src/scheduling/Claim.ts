import { NodeId, ProjectId, RequestId, RunId, UserId } from '@dailies/shared/ids';
import { Role } from '@dailies/shared/people';
import { z } from 'zod';

/** A run that this runner has claimed, with what decides whether it may start. */
export const Claim = z.object({
  id: RunId,
  project_id: ProjectId,
  request_id: RequestId,
  node_id: NodeId,
  requested_by: UserId,
  attempt: z.int().min(1),
  max_attempts: z.int(),
  cancel_requested: z.boolean(),
  fraction: z.number(),
  created_at: z.date(),
  started_at: z.date(),
  traceparent: z.string().nullable(),
  /** Parsed by `checkStart`: a run that cannot be read must still end. */
  spec: z.unknown(),
  archived: z.boolean(),
  /** Of the project's files, and what they may take; null: the installation's limit. */
  used_bytes: z.number(),
  quota_bytes: z.number().nullable(),
  role: Role.nullable(),
  /** A backend's id, or the kind of this machine's own executor; null where it was cancelled before it went anywhere. */
  backend: z.string().nullable(),
  /** Its place takes nothing new: it goes on with what is left of an earlier attempt there, or goes back to the queue. */
  only_adopts: z.boolean(),
  /** One sentence where another pipeline than the wanted one is used. */
  fallback: z.string().nullable(),
  stalls: z.int().min(0),
  /** Backends that could not run it, each with the sentence that it failed with. */
  avoid: z.record(z.string(), z.string()),
  /** By earlier attempts. */
  spent_seconds: z.number().min(0),
  gpu_memory_bytes: z.coerce.number(),
  /** The kind of runner of its pipeline; null where that was not published when it was asked for. */
  executor: z.string().nullable(),
  pipeline_definition: z.unknown(),
  pipeline_enabled: z.boolean().nullable(),
});
export type Claim = z.infer<typeof Claim>;
