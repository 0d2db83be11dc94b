import type { NodeId } from '@dailies/shared/ids';
import {
  IconAlertCircle,
  IconAlertTriangle,
  IconArrowRampRight,
  IconBan,
  IconCheck,
  IconClock,
  IconHandStop,
  IconHourglass,
  IconLock,
  IconLockCheck,
  IconRefresh,
  IconSend,
} from '@tabler/icons-react';
import { useGenerating } from './useGenerating.ts';
import type { NodeState } from './nodeState.ts';
import classes from './StateSign.module.css';
import { type StateOfNode, useNodeState } from './useNodeState.ts';

const ICONS: Readonly<Partial<Record<NodeState, typeof IconCheck>>> = {
  'queued': IconClock,
  'asked': IconSend,
  'waiting': IconHourglass,
  'held': IconHandStop,
  'failed': IconAlertCircle,
  'invalid': IconAlertTriangle,
  'disabled': IconBan,
  'bypassed': IconArrowRampRight,
  'locked': IconLock,
  'pick-locked': IconLockCheck,
  'out-of-sync': IconRefresh,
  'done': IconCheck,
};

function wordsOf({ state, activity, standing }: StateOfNode): string {
  switch (state) {
    case 'running':
      return 'Running';
    case 'queued':
      return 'Queued';
    case 'asked':
      return 'Asked for';
    case 'waiting':
      return activity.kind === 'waiting' ? `Waiting for ${activity.for}` : '';
    case 'held':
      return activity.kind === 'held' ? `Waits for a person: ${activity.reason}` : '';
    case 'failed':
      return activity.kind === 'failed' ? `Failed: ${activity.message}` : '';
    case 'invalid':
      return standing.problem ?? '';
    case 'locked':
      return 'The shot is locked: nothing is generated';
    case 'pick-locked':
      return 'The pick is locked';
    case 'disabled':
      return 'Disabled: it gives nothing to what is below';
    case 'bypassed':
      return 'Passed through: what arrives goes on as it is';
    case 'out-of-sync':
      return 'Out of sync: the pick was made with another recipe than the shot has now';
    case 'done':
      return 'Up to date';
    case 'idle':
      return '';
  }
}

/** A shot's state in its header: a form of its own for each, so that it is seen from a distance and without colour. */
export function StateSign({ node }: { node: NodeId }) {
  const shown = useNodeState(node);
  const { state, activity } = shown;
  if (state === 'idle') return null;
  const words = wordsOf(shown);
  const Icon = ICONS[state];
  return (
    <span className={classes.sign} data-state={state} role="img" aria-label={words} title={words}>
      {state === 'running' && activity.kind === 'working' ? (
        <Ring node={node} activity={activity} />
      ) : (
        Icon !== undefined && <Icon size={14} stroke={2} aria-hidden="true" />
      )}
    </span>
  );
}

const RADIUS = 6;
const AROUND = 2 * Math.PI * RADIUS;

function Ring({ node, activity }: { node: NodeId; activity: Extract<StateOfNode['activity'], { kind: 'working' }> }) {
  const { fraction } = useGenerating(node, activity);
  return (
    <svg className={classes.ring} width={16} height={16} aria-hidden="true">
      <circle cx={8} cy={8} r={RADIUS} />
      <circle
        className={classes.done}
        cx={8}
        cy={8}
        r={RADIUS}
        strokeDasharray={AROUND}
        strokeDashoffset={AROUND * (1 - Math.max(0.04, fraction))}
      />
    </svg>
  );
}
