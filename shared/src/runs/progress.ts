import { z } from 'zod';
import { NodeId, ProjectId, RequestId, RunId } from '../ids/index.ts';

/** PostgreSQL channels between job-runner and sync-server. Payloads are JSON under 8,000 bytes. */
export const CHANNELS = {
  /** runner → server: `RunProgress`. */
  progress: 'dailies_progress',
  /** runner → server: `{project}`: outcomes of this project wait to be applied; also on start of a run. */
  outcome: 'dailies_outcome',
  /** server → runner: `{run}`: a cancel was asked for; the column `cancel_requested` says so too. */
  cancel: 'dailies_cancel',
  /** runner → runners: runs are queued that the sender has no room for. The payload is empty. */
  wake: 'dailies_wake',
  /** server → servers: `{project, user}`: a membership changed. */
  membership: 'dailies_membership',
  /** server → servers: the id of somebody whom something new concerns. */
  notification: 'dailies_notification',
  /** database → runners: a file came, of which derivatives may be made. The payload is empty. */
  media: 'dailies_media',
  /** runner → servers: the SHA-256 of a file whose derivatives changed. */
  derivative: 'dailies_derivative',
  /** database → servers: the id of a session that was ended, by whatever means. */
  sessionEnded: 'dailies_session_ended',
  /** server → runners: backends, their modes, the queue or pipelines changed. The payload is empty. */
  farm: 'dailies_farm',
} as const;

/**
 * Where a run stands, for everybody's screen; never stored in the document. `fraction` runs from 0
 * to 1 and never back within a run. `etaSeconds` is null while nothing is known.
 */
export const RunProgress = z.object({
  project: ProjectId,
  run: RunId,
  request: RequestId,
  node: NodeId,
  fraction: z.number().min(0).max(1),
  phase: z.string().max(120),
  etaSeconds: z.number().min(0).nullable(),
  /** Rises with each picture of its work, which `GET /runs/{run}/preview` gives; left out: there is none yet. */
  preview: z.int().min(1).optional(),
});
export type RunProgress = z.infer<typeof RunProgress>;
