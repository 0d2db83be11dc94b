import { z } from 'zod';

/**
 * The Graphile Worker task that wakes a scheduler: "there are queued runs". Added with
 * `graphile_worker.add_job` in the transaction that inserts the runs; without a job key, because
 * a key would make transactions wait for each other. One that is lost costs a second: every
 * runner also looks for itself.
 */
export const WAKE_TASK = 'run-wake';

/** Carries nothing: what there is to do stands in the table `runs`. */
export const WakePayload = z.object({});
export type WakePayload = z.infer<typeof WakePayload>;
