import { WAKE_TASK } from '@dailies/shared/runs';
import type { TaskList } from 'graphile-worker';
import type { Scheduler } from '../scheduling/Scheduler.ts';

/** What wakes the scheduler. */
export const taskList = (scheduler: Scheduler): TaskList => ({
  [WAKE_TASK]: () => scheduler.wakeAny(),
});
