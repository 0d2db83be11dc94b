import { readRequestMark, type NodeRecord } from '@dailies/shared/document';
import type { RequestId } from '@dailies/shared/ids';
import { isTerminal } from '@dailies/shared/runs';
import { IconAlertTriangle, IconLock, IconRefresh, IconSparkles, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Run } from '../../document/ProjectModel.ts';
import { shotActivity } from '../../document/shotActivity.ts';
import { useGenerate } from '../../document/useGenerate.ts';
import { useModel } from '../../document/useModel.ts';
import { useProgress } from '../../document/useProgress.ts';
import { useStanding } from '../../document/useStanding.ts';
import { useSession } from '../../session/SessionContext.tsx';
import { useMay } from '../../session/useMay.ts';
import { useObservable } from '../../session/useObservable.ts';
import classes from './GenerateBar.module.css';
import { useHeld } from './useHeld.ts';

const VARIATIONS_AT_MOST = 4;

/** What is going on with a shot, and the button that starts it. One row of one height, whatever it says. */
export function GenerateBar({ node }: { node: NodeRecord }) {
  const held = useHeld();
  const mayAsk = useMay('requests');
  const topics = [`runs:${node.id}`, 'requests'] as const;
  const activity = useModel(topics, (model) => shotActivity(model, node.id), [node.id]);
  const { confirm } = useGenerate(node.id);
  switch (activity.kind) {
    case 'asked':
      return <AskedBar node={node} request={activity.request.id} />;
    case 'working':
      return <WorkingBar node={node} request={activity.request.id} runs={activity.runs} done={activity.done} />;
    case 'held':
      return (
        <div className={classes.bar} {...held} role="status">
          <span className={classes.text} title={activity.reason}>
            {activity.reason}
          </span>
          {mayAsk && (
            <button type="button" className={classes.button} onClick={() => confirm(activity.request.id)}>
              Confirm
            </button>
          )}
          {mayAsk && <CancelButton node={node} request={activity.request.id} />}
        </div>
      );
    case 'failed':
    case 'idle':
      return <IdleBar node={node} failure={activity.kind === 'failed' ? activity.message : null} />;
  }
}

function IdleBar({ node, failure }: { node: NodeRecord; failure: string | null }) {
  const held = useHeld();
  const mayAsk = useMay('requests');
  const { generate } = useGenerate(node.id);
  const { sync, problem } = useStanding(node.id);
  const isLocked = useModel([`tracking:${node.id}`], (model) => model.tracking(node.id).locked, [node.id]);
  const [variations, setVariations] = useState(1);
  const bad = problem ?? failure;
  return (
    <div className={classes.bar} {...held}>
      {bad !== null ? (
        <span className={classes.text} data-bad="true" title={bad} role="alert">
          <IconAlertTriangle size={14} aria-hidden="true" />
          <span className={classes.sentence}>{bad}</span>
        </span>
      ) : isLocked ? (
        <span className={classes.text}>
          <IconLock size={14} aria-hidden="true" /> Locked
        </span>
      ) : (
        <span className={classes.text}>
          {sync === 'out-of-sync' && (
            <span className={classes.stale} title="The pick was made with another recipe than the shot has now.">
              <IconRefresh size={13} aria-hidden="true" /> Out of sync
            </span>
          )}
        </span>
      )}
      {mayAsk && (
        <>
          <button
            type="button"
            className={classes.count}
            aria-label={`Variations: ${variations}`}
            title="How many variations"
            onClick={() => setVariations((variations % VARIATIONS_AT_MOST) + 1)}
          >
            ×{variations}
          </button>
          <button
            type="button"
            className={classes.button}
            disabled={problem !== null || isLocked}
            onClick={() => generate(variations)}
          >
            <IconSparkles size={14} aria-hidden="true" />
            Generate
          </button>
        </>
      )}
    </div>
  );
}

function AskedBar({ node, request }: { node: NodeRecord; request: RequestId }) {
  const { save } = useSession();
  const isOffline = useObservable(save).kind === 'offline';
  const mayAsk = useMay('requests');
  const held = useHeld();
  return (
    <div className={classes.bar} {...held} role="status">
      <span className={classes.text}>{isOffline ? 'Asked; waits for the connection' : 'Asked…'}</span>
      {mayAsk && <CancelButton node={node} request={request} />}
    </div>
  );
}

/** `95` → `1:35`. */
const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.round(seconds) % 60).padStart(2, '0')}`;

interface WorkingBarProps {
  readonly node: NodeRecord;
  readonly request: RequestId;
  readonly runs: readonly Run[];
  readonly done: number;
}

function WorkingBar({ node, request, runs, done }: WorkingBarProps) {
  const held = useHeld();
  const mayAsk = useMay('requests');
  const open = runs.filter(({ state }) => !isTerminal(state));
  const current = open.find(({ state }) => state === 'running') ?? open[0];
  const progress = useProgress(node.id, current?.id);
  const part = current?.state === 'running' ? (progress?.fraction ?? 0) : 0;
  const percent = Math.round(((done + part) / runs.length) * 100);
  const phase = current?.state === 'running' ? (progress?.phase ?? 'Starting') : 'Queued';
  const eta =
    progress?.etaSeconds === null || progress?.etaSeconds === undefined ? '' : ` · ${clock(progress.etaSeconds)}`;
  const count = runs.length > 1 ? `${done + 1}/${runs.length} · ` : '';
  return (
    <div className={classes.bar} {...held}>
      <div
        className={classes.progress}
        role="progressbar"
        aria-label={`Generating ${node.title}`}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={phase}
      >
        <span className={classes.phase}>
          {count}
          {phase}
          {eta}
        </span>
        <span className={classes.track}>
          <span className={classes.fill} style={{ width: `${percent}%` }} />
        </span>
      </div>
      {mayAsk && <CancelButton node={node} request={request} />}
    </div>
  );
}

function CancelButton({ node, request }: { node: NodeRecord; request: RequestId }) {
  const { cancel } = useGenerate(node.id);
  const isAsked = useModel(
    [`runs:${node.id}`, 'requests'],
    (model) => readRequestMark(model.doc, 'cancel', request) !== undefined,
    [request],
  );
  return (
    <button
      type="button"
      className={classes.cancel}
      aria-label={isAsked ? 'Cancelling' : 'Cancel generation'}
      title={isAsked ? 'Cancelling…' : 'Cancel generation'}
      disabled={isAsked}
      onClick={() => cancel(request)}
    >
      <IconX size={14} aria-hidden="true" />
    </button>
  );
}
