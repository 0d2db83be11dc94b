import type { ShotActivity } from '../../document/shotActivity.ts';
import type { Standing } from '../../document/Plans.ts';

/** What a shot's face says of it, the most pressing first. */
export type NodeState =
  | 'running'
  | 'queued'
  | 'asked'
  | 'waiting'
  | 'held'
  | 'failed'
  | 'invalid'
  | 'disabled'
  | 'bypassed'
  | 'locked'
  | 'pick-locked'
  | 'out-of-sync'
  | 'done'
  | 'idle';

/** One state of all that is known of a shot. */
export function nodeState(activity: ShotActivity, { sync, problem }: Standing, isLocked: boolean): NodeState {
  switch (activity.kind) {
    case 'working':
      return activity.runs.some(({ state }) => state === 'running') ? 'running' : 'queued';
    case 'asked':
    case 'waiting':
    case 'held':
      return activity.kind;
    case 'failed':
    case 'idle':
      break;
  }
  if (sync === 'disabled' || sync === 'bypassed') return sync;
  if (problem !== null) return 'invalid';
  if (activity.kind === 'failed') return 'failed';
  if (isLocked) return 'locked';
  if (sync === 'out-of-sync' || sync === 'pick-locked') return sync;
  return sync === 'in-sync' ? 'done' : 'idle';
}
