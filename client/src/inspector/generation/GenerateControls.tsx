import { cancelChain } from '@dailies/shared/commands';
import { type NodeRecord, readRequestMark } from '@dailies/shared/document';
import type { NodeId, RequestId } from '@dailies/shared/ids';
import { isTerminal } from '@dailies/shared/runs';
import { IconSparkles } from '@tabler/icons-react';
import { useState } from 'react';
import { z } from 'zod';
import type { Run } from '../../document/ProjectModel.ts';
import { type ShotActivity, shotActivity } from '../../document/shotActivity.ts';
import { useGenerate } from '../../document/useGenerate.ts';
import { useMode } from '../../document/useMode.ts';
import { useModel } from '../../document/useModel.ts';
import { useRun } from '../../document/useRun.ts';
import { useProgress } from '../../document/useProgress.ts';
import { useStanding } from '../../document/useStanding.ts';
import { useKept } from '../../interface/useKept.ts';
import { useNames } from '../../review/useNames.ts';
import { GenerateMore } from '../../running/GenerateMore.tsx';
import { RunLogDialog } from '../../running/RunLogDialog.tsx';
import { useSession } from '../../session/SessionContext.tsx';
import { useMay } from '../../session/useMay.ts';
import { useObservable } from '../../session/useObservable.ts';
import classes from './generation.module.css';
import { Variations, VARIATIONS_AT_MOST } from './Variations.tsx';

/** The button that asks for takes, and how the last request stands. */
export function GenerateControls({ node }: { node: NodeRecord }) {
  const mayAsk = useMay('requests');
  const topics = [`runs:${node.id}`, 'requests'] as const;
  const activity = useModel(topics, (model) => shotActivity(model, node.id), [node.id]);
  const { confirm } = useGenerate(node.id);
  const { save } = useSession();
  const isOffline = useObservable(save).kind === 'offline';
  switch (activity.kind) {
    case 'asked':
      return (
        <div className={classes.state} role="status">
          <p className={classes.sentence}>
            {isOffline ? 'Asked; it starts when the connection is back.' : 'Asked; waiting for the server.'}
          </p>
          {mayAsk && <CancelButton node={node.id} request={activity.request.id} />}
        </div>
      );
    case 'waiting':
      return (
        <div className={classes.state} role="status">
          <p className={classes.sentence}>Waiting for {activity.for}</p>
          {mayAsk && <CancelChain chain={activity.request.chain} />}
          {mayAsk && <CancelButton node={node.id} request={activity.request.id} />}
        </div>
      );
    case 'working':
      return <Working node={node} request={activity.request} runs={activity.runs} done={activity.done} />;
    case 'held':
      return (
        <div className={classes.state} role="status">
          <p className={classes.sentence}>{activity.reason}</p>
          {mayAsk && (
            <button type="button" className={classes.generate} onClick={() => confirm(activity.request.id)}>
              Confirm
            </button>
          )}
          {mayAsk && <CancelButton node={node.id} request={activity.request.id} />}
        </div>
      );
    case 'failed':
    case 'idle':
      return <Idle node={node} failure={activity.kind === 'failed' ? activity : null} />;
  }
}

/** Stops a whole chain: what runs of it, and what waits. */
function CancelChain({ chain }: { chain: RequestId | undefined }) {
  const run = useRun();
  if (chain === undefined) return null;
  return (
    <button type="button" className={classes.cancel} onClick={() => run(cancelChain, { chain })}>
      Cancel all of it
    </button>
  );
}

function leftOutWords(sync: 'disabled' | 'bypassed', scene: NodeRecord | undefined): string {
  if (sync === 'bypassed') return 'Passed through: what arrives goes on as it is. Enable it to generate.';
  return scene === undefined
    ? 'Disabled: it gives nothing to what is below. Enable it to generate.'
    : `Disabled with "${scene.title}": it gives nothing to what is below. Enable the scene to generate.`;
}

type Failure = Extract<ShotActivity, { kind: 'failed' }>;

function Idle({ node, failure }: { node: NodeRecord; failure: Failure | null }) {
  const mayAsk = useMay('requests');
  const { generate } = useGenerate(node.id);
  const { problem, rule, sync } = useStanding(node.id);
  const { scene } = useMode(node.id);
  const isLeftOut = sync === 'disabled' || sync === 'bypassed';
  const isLocked = useModel([`tracking:${node.id}`], (model) => model.tracking(node.id).locked, [node.id]);
  const [variations, setVariations] = useKept('variations', z.int().min(1).max(VARIATIONS_AT_MOST), 1);
  return (
    <>
      {problem !== null && (
        <p className={classes.bad} role="alert">
          {problem}
          {rule !== null && <span className={classes.rule}>{rule}</span>}
        </p>
      )}
      {problem === null && failure !== null && <Failed node={node} failure={failure} />}
      {(sync === 'disabled' || sync === 'bypassed') && <p className={classes.note}>{leftOutWords(sync, scene)}</p>}
      {isLocked && <p className={classes.note}>Locked: a director or a producer unlocks it.</p>}
      {mayAsk && (
        <div className={classes.ask}>
          <button
            type="button"
            className={classes.generate}
            disabled={problem !== null || isLocked || isLeftOut}
            onClick={() => generate(variations)}
          >
            <IconSparkles size={15} aria-hidden="true" />
            {variations === 1 ? 'Generate' : `Generate ${variations}`}
          </button>
          <Variations value={variations} onChange={setVariations} />
          <GenerateMore node={node.id} />
        </div>
      )}
    </>
  );
}

/** Why the last run failed, with the log behind it. */
function Failed({ node, failure: { run, message } }: { node: NodeRecord; failure: Failure }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={classes.bad}>
      <span role="alert">{message}</span>
      <button type="button" className={classes.log} onClick={() => setOpen(true)}>
        Log
      </button>
      <RunLogDialog run={run} title={node.title} isOpen={isOpen} onClose={() => setOpen(false)} />
    </div>
  );
}

/** `95` → `1:35`. */
const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.round(seconds) % 60).padStart(2, '0')}`;

interface WorkingProps {
  readonly node: NodeRecord;
  readonly request: { readonly id: RequestId; readonly by: Parameters<ReturnType<typeof useNames>>[0] };
  readonly runs: readonly Run[];
  readonly done: number;
}

function Working({ node, request, runs, done }: WorkingProps) {
  const mayAsk = useMay('requests');
  const nameOf = useNames();
  const open = runs.filter(({ state }) => !isTerminal(state));
  const current = open.find(({ state }) => state === 'running') ?? open[0];
  const progress = useProgress(node.id, current?.id);
  const part = current?.state === 'running' ? (progress?.fraction ?? 0) : 0;
  const percent = Math.round(((done + part) / runs.length) * 100);
  const phase = current?.state === 'running' ? (progress?.phase ?? 'Starting') : 'Queued';
  const eta = progress?.etaSeconds ?? null;
  return (
    <div className={classes.working}>
      <div className={classes.state}>
        <p className={classes.sentence}>
          {phase}
          {runs.length > 1 && `, take ${done + 1} of ${runs.length}`}
          {eta !== null && `, ${clock(eta)} left`}
          <span className={classes.by}>asked by {nameOf(request.by)}</span>
        </p>
        {mayAsk && <CancelButton node={node.id} request={request.id} />}
      </div>
      <div
        className={classes.track}
        role="progressbar"
        aria-label={`Making takes of ${node.title}`}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={`${phase}, ${percent} %`}
      >
        <span className={classes.fill} style={{ width: `${percent}%` }} />
      </div>
    </div>
  );
}

function CancelButton({ node, request }: { node: NodeId; request: RequestId }) {
  const { cancel } = useGenerate(node);
  const isAsked = useModel(
    [`runs:${node}`, 'requests'],
    (model) => readRequestMark(model.doc, 'cancel', request) !== undefined,
    [request],
  );
  return (
    <button type="button" className={classes.cancel} disabled={isAsked} onClick={() => cancel(request)}>
      {isAsked ? 'Cancelling…' : 'Cancel'}
    </button>
  );
}
