import { readRequestMark, type NodeRecord } from '@dailies/shared/document';
import type { RequestId } from '@dailies/shared/ids';
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
  IconSparkles,
  IconX,
} from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { queuePlace } from '../../document/queuePlace.ts';
import type { ShotActivity } from '../../document/shotActivity.ts';
import { useGenerate } from '../../document/useGenerate.ts';
import { useModel } from '../../document/useModel.ts';
import { lengthText } from '../../media/lengthText.ts';
import { useSession } from '../../session/SessionContext.tsx';
import { GenerateMore } from '../../running/GenerateMore.tsx';
import { useMay } from '../../session/useMay.ts';
import { useObservable } from '../../session/useObservable.ts';
import classes from './GenerateBar.module.css';
import { useReach } from './reach.ts';
import { useGenerating } from './useGenerating.ts';
import { useHeld } from './useHeld.ts';
import { useNodeState } from './useNodeState.ts';

const VARIATIONS = [1, 2, 3, 4, 5, 6, 7, 8];

/** What is going on with a shot, and the button that starts it. One row of one height, whatever it says. */
export function GenerateBar({ node }: { node: NodeRecord }) {
  const reach = useReach();
  const mayAsk = useMay('requests');
  const { state, activity, standing } = useNodeState(node.id);
  const { confirm } = useGenerate(node.id);
  switch (activity.kind) {
    case 'asked':
      return <AskedBar node={node} request={activity.request.id} />;
    case 'waiting':
      return <WaitingBar node={node} request={activity.request.id} waitsFor={activity.for} />;
    case 'working':
      return <WorkingBar node={node} activity={activity} />;
    case 'held':
      return (
        <Bar status>
          <Says icon={<IconHandStop size={14} aria-hidden="true" />} tone="warn" sentence={activity.reason} />
          {mayAsk && (
            <button
              type="button"
              tabIndex={reach}
              className={classes.button}
              onClick={() => confirm(activity.request.id)}
            >
              Confirm
            </button>
          )}
          {mayAsk && <CancelButton node={node} request={activity.request.id} />}
        </Bar>
      );
    case 'failed':
    case 'idle':
      break;
  }
  return (
    <Bar>
      {state === 'invalid' || state === 'failed' ? (
        <Says
          icon={
            state === 'invalid' ? (
              <IconAlertTriangle size={14} aria-hidden="true" />
            ) : (
              <IconAlertCircle size={14} aria-hidden="true" />
            )
          }
          tone="bad"
          sentence={standing.problem ?? (activity.kind === 'failed' ? activity.message : '')}
          rule={state === 'invalid' ? standing.rule : null}
        />
      ) : state === 'disabled' ? (
        <Says icon={<IconBan size={14} aria-hidden="true" />} sentence="Disabled" />
      ) : state === 'bypassed' ? (
        <Says icon={<IconArrowRampRight size={14} aria-hidden="true" />} sentence="Passed through" />
      ) : state === 'pick-locked' ? (
        <Says
          icon={<IconLockCheck size={14} aria-hidden="true" />}
          sentence="Pick locked"
          title="The pick stays, whatever is generated, until somebody unlocks it."
        />
      ) : state === 'locked' ? (
        <Says icon={<IconLock size={14} aria-hidden="true" />} sentence="Shot locked" />
      ) : state === 'out-of-sync' ? (
        <Says
          icon={<IconRefresh size={13} aria-hidden="true" />}
          tone="warn"
          sentence="Out of sync"
          title="The pick was made with another recipe than the shot has now."
        />
      ) : state === 'done' ? (
        <Says
          icon={<IconCheck size={14} aria-hidden="true" />}
          sentence="Up to date"
          title="The pick was made with the recipe that the shot has now."
        />
      ) : (
        <span className={classes.text} />
      )}
      {mayAsk && <Ask node={node} isBarred={['invalid', 'locked', 'disabled', 'bypassed'].includes(state)} />}
    </Bar>
  );
}

function Bar({ status = false, children }: { status?: boolean; children: ReactNode }) {
  const held = useHeld();
  return (
    <div className={classes.bar} {...held} role={status ? 'status' : undefined}>
      {children}
    </div>
  );
}

interface SaysProps {
  readonly icon: ReactNode;
  readonly sentence: string;
  readonly tone?: 'bad' | 'warn' | undefined;
  /** Said in full where the row has room for a few words only; else the sentence itself. */
  readonly title?: string;
  /** The id of the rule that it is about. */
  readonly rule?: string | null;
}

function Says({ icon, sentence, tone, title, rule = null }: SaysProps) {
  return (
    <span
      className={classes.text}
      data-tone={tone}
      title={title ?? sentence}
      role={tone === 'bad' ? 'alert' : undefined}
    >
      {icon}
      <span className={classes.sentence}>{sentence}</span>
      {rule !== null && <span className={classes.rule}>{rule}</span>}
    </span>
  );
}

/** How many, and go. What is asked offline would run on whatever the shot is then, so it is not offered. */
function Ask({ node, isBarred }: { node: NodeRecord; isBarred: boolean }) {
  const reach = useReach();
  const { save } = useSession();
  const isOffline = useObservable(save).kind === 'offline';
  const { generate } = useGenerate(node.id);
  const [variations, setVariations] = useState(1);
  return (
    <>
      <select
        tabIndex={reach}
        className={classes.count}
        aria-label="Variations"
        title="How many variations"
        value={variations}
        onChange={(event) => setVariations(Number(event.currentTarget.value))}
        // The canvas has keys of its own for what a list is walked through with.
        onKeyDown={(event) => event.stopPropagation()}
      >
        {VARIATIONS.map((count) => (
          <option key={count} value={count}>
            ×{count}
          </option>
        ))}
      </select>
      <button
        type="button"
        tabIndex={reach}
        className={classes.button}
        disabled={isBarred || isOffline}
        title={isOffline ? 'Offline: takes are made when the connection is back.' : undefined}
        onClick={() => generate(variations)}
      >
        <IconSparkles size={14} aria-hidden="true" />
        {isOffline ? 'Offline' : 'Generate'}
      </button>
      <GenerateMore node={node.id} tabIndex={reach} />
    </>
  );
}

function AskedBar({ node, request }: { node: NodeRecord; request: RequestId }) {
  const { save } = useSession();
  const isOffline = useObservable(save).kind === 'offline';
  const mayAsk = useMay('requests');
  return (
    <Bar status>
      <Says
        icon={<IconSend size={14} aria-hidden="true" />}
        sentence={isOffline ? 'Asked; waits for the connection' : 'Asked…'}
      />
      {mayAsk && <CancelButton node={node} request={request} />}
    </Bar>
  );
}

function WaitingBar({ node, request, waitsFor }: { node: NodeRecord; request: RequestId; waitsFor: string }) {
  const mayAsk = useMay('requests');
  return (
    <Bar status>
      <Says icon={<IconHourglass size={14} aria-hidden="true" />} sentence={`Waiting for ${waitsFor}`} />
      {mayAsk && <CancelButton node={node} request={request} />}
    </Bar>
  );
}

type Working = Extract<ShotActivity, { kind: 'working' }>;

function WorkingBar({ node, activity }: { node: NodeRecord; activity: Working }) {
  const mayAsk = useMay('requests');
  const { fraction, phase, etaSeconds } = useGenerating(node.id, activity);
  const { runs, done, request } = activity;
  const percent = Math.round(fraction * 100);
  const count = runs.length > 1 ? `${done + 1} of ${runs.length}` : '';
  return (
    <Bar>
      <div
        className={classes.progress}
        role="progressbar"
        aria-label={`Generating ${node.title}`}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={phase ?? 'Queued'}
      >
        <span className={classes.phase}>
          {phase === null ? <Queued node={node} /> : <span className={classes.words}>{phase}</span>}
          <span className={classes.left}>
            {[count, etaSeconds === null || etaSeconds < 1 ? '' : `${lengthText(etaSeconds)} left`]
              .filter((part) => part !== '')
              .join(' · ')}
          </span>
        </span>
        <span className={classes.track}>
          <span className={classes.fill} style={{ transform: `scaleX(${fraction})` }} />
        </span>
      </div>
      {mayAsk && <CancelButton node={node} request={request.id} />}
    </Bar>
  );
}

function Queued({ node }: { node: NodeRecord }) {
  const place = useModel(['runs'], (model) => queuePlace(model, node.id), [node.id]);
  return (
    <span className={classes.words}>
      <IconClock size={12} aria-hidden="true" />
      Queued{place !== null && place > 1 ? `, place ${place}` : ''}
    </span>
  );
}

function CancelButton({ node, request }: { node: NodeRecord; request: RequestId }) {
  const reach = useReach();
  const { cancel } = useGenerate(node.id);
  const isAsked = useModel(
    [`runs:${node.id}`, 'requests'],
    (model) => readRequestMark(model.doc, 'cancel', request) !== undefined,
    [request],
  );
  return (
    <button
      type="button"
      tabIndex={reach}
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
