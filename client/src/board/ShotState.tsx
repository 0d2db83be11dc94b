import type { NodeId } from '@dailies/shared/ids';
import { isTerminal } from '@dailies/shared/runs';
import { IconAlertTriangle, IconCheck, IconHandStop, IconRefresh } from '@tabler/icons-react';
import type { Run } from '../document/ProjectModel.ts';
import { shotActivity } from '../document/shotActivity.ts';
import { useModel } from '../document/useModel.ts';
import { useProgress } from '../document/useProgress.ts';
import { useStanding } from '../document/useStanding.ts';
import classes from './ShotState.module.css';

/** What is going on with a shot; else how its pick stands to its present recipe. */
export function ShotState({ node }: { node: NodeId }) {
  const activity = useModel([`runs:${node}`, 'requests:open'], (model) => shotActivity(model, node), [node]);
  const { sync, problem } = useStanding(node);
  if (activity.kind === 'working') return <Working node={node} runs={activity.runs} done={activity.done} />;
  if (activity.kind === 'asked') return <span className={classes.state}>Asked…</span>;
  if (activity.kind === 'waiting') {
    return (
      <span className={classes.state} title={`Waiting for ${activity.for}`}>
        Waiting…
      </span>
    );
  }
  if (activity.kind === 'held') {
    return (
      <span className={classes.state} data-tone="warn" title={activity.reason}>
        <IconHandStop size={14} aria-hidden="true" /> To be confirmed
      </span>
    );
  }
  const bad = problem ?? (activity.kind === 'failed' ? activity.message : null);
  if (bad !== null) {
    return (
      <span className={classes.state} data-tone="bad" title={bad}>
        <IconAlertTriangle size={14} aria-hidden="true" />
        <span className={classes.sentence}>{bad}</span>
      </span>
    );
  }
  switch (sync) {
    case 'in-sync':
      return (
        <span className={classes.state} title="The pick was made by the recipe that the shot has now.">
          <IconCheck size={14} aria-hidden="true" /> In sync
        </span>
      );
    case 'out-of-sync':
      return (
        <span
          className={classes.state}
          data-tone="warn"
          title="The pick was made with another recipe than the shot has now."
        >
          <IconRefresh size={14} aria-hidden="true" /> Out of sync
        </span>
      );
    case 'no-take':
      return <span className={classes.state}>No pick</span>;
    case 'pick-locked':
      return <span className={classes.state}>Pick locked</span>;
    case 'disabled':
      return <span className={classes.state}>Disabled</span>;
    case 'bypassed':
      return <span className={classes.state}>Passed through</span>;
    case 'invalid':
    case 'not-a-shot':
    case 'unknown':
      return null;
  }
}

function Working({ node, runs, done }: { node: NodeId; runs: readonly Run[]; done: number }) {
  const open = runs.filter(({ state }) => !isTerminal(state));
  const current = open.find(({ state }) => state === 'running') ?? open[0];
  const progress = useProgress(node, current?.id);
  const isRunning = current?.state === 'running';
  const percent = Math.round(((done + (isRunning ? (progress?.fraction ?? 0) : 0)) / runs.length) * 100);
  const phase = isRunning ? (progress?.phase ?? 'Starting') : 'Queued';
  return (
    <div
      className={classes.working}
      role="progressbar"
      aria-label="Generating"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      aria-valuetext={phase}
    >
      <span className={classes.phase}>{phase}</span>
      <span className={classes.track}>
        <span className={classes.fill} style={{ width: `${percent}%` }} />
      </span>
    </div>
  );
}
