import { DELIVER_TASK, DeliveryJob } from '@dailies/shared/http';
import { WAKE_TASK } from '@dailies/shared/runs';
import type { TaskList } from 'graphile-worker';
import type { Scheduler } from '../scheduling/Scheduler.ts';
import { deliverWebhook, type DeliverParts } from '../webhooks/deliverWebhook.ts';

/** What wakes the scheduler. */
export const taskList = (scheduler: Scheduler): TaskList => ({
  [WAKE_TASK]: () => scheduler.wakeAny(),
});

/** Webhooks have workers of their own: a receiver that is slow keeps nothing else waiting. */
export const webhookTasks = (parts: DeliverParts): TaskList => ({
  [DELIVER_TASK]: (payload, { job }) =>
    deliverWebhook(parts, DeliveryJob.parse(payload).delivery, { attempt: job.attempts }),
});
