import type { Priority } from '@dailies/shared/farm';
import { mayInProject, type Standing } from './projectPolicy.ts';

interface Asking {
  /** In the run's project; undefined: no member. */
  readonly standing: Standing | undefined;
  /** Answers for the whole queue. */
  readonly seesAll: boolean;
}

/** The priorities that somebody may give a run; before everybody else's work only who answers for the queue puts one. */
export function mayPrioritise({ standing, seesAll }: Asking): Priority[] {
  if (seesAll) return ['raised', 'interactive', 'batch'];
  return standing !== undefined && mayInProject(standing, 'prioritise').ok ? ['interactive', 'batch'] : [];
}
