import { WAKE_TASK } from '@dailies/shared/runs';
import type { TaskList } from 'graphile-worker';
import type { Scheduler } from '../scheduling/Scheduler.ts';

/** Every task of Graphile Worker that this runner takes. */
export const taskList = (scheduler: Scheduler): TaskList => ({
  [WAKE_TASK]: () => scheduler.wakeAny(),
});
