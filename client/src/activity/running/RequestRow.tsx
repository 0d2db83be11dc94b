import { readRequestMark } from '@dailies/shared/document';
import type { ProjectModel } from '../../document/ProjectModel.ts';
import { useGenerate } from '../../document/useGenerate.ts';
import { useModel } from '../../document/useModel.ts';
import { lengthText } from '../../media/lengthText.ts';
import { useNames } from '../../review/useNames.ts';
import { useSession } from '../../session/SessionContext.tsx';
import { useMay } from '../../session/useMay.ts';
import { useObservable } from '../../session/useObservable.ts';
import { NodeLink } from '../NodeLink.tsx';
import { TimeOf } from '../TimeOf.tsx';
import { NodePicture } from './NodePicture.tsx';
import { requestFacts } from './requestFacts.ts';
import classes from './Running.module.css';
import type { RunningRequest } from './runningRequests.ts';
import { useRequestProgress } from './useRequestProgress.ts';

/** A request that is not at its end: of what, by whom, and how far it is. */
export function RequestRow({ running, nowMs }: { running: RunningRequest; nowMs: number }) {
  const { request, state, sentence } = running;
  const { node, by, at } = request;
  const nameOf = useNames();
  const title = useModel([`nodes:${node}`], (model) => model.nodes.get(node)?.title ?? '', [node]);
  const mayAsk = useMay('requests');
  return (
    <li className={classes.row} data-request-id={request.id} data-state={state}>
      <NodePicture node={node} title={title} run={running.running[0]?.id} />
      <div className={classes.text}>
        <div className={classes.line}>
          <NodeLink node={node} className={classes.title} />
          {mayAsk && <Buttons running={running} title={title} />}
        </div>
        <p className={classes.facts}>
          {nameOf(by)}, <TimeOf atMs={at} nowMs={nowMs} />
          {requestFacts(running).map((fact) => ` · ${fact}`)}
        </p>
        <Standing running={running} title={title} />
        {sentence !== null && (
          <p className={classes.sentence} data-tone={state === 'held' ? 'warn' : 'bad'}>
            {sentence}
          </p>
        )}
      </div>
    </li>
  );
}

function Buttons({ running: { request, state }, title }: { running: RunningRequest; title: string }) {
  const { cancel, confirm } = useGenerate(request.node);
  const isMarked = (mark: 'cancel' | 'confirm') => (model: ProjectModel) =>
    readRequestMark(model.doc, mark, request.id) !== undefined;
  const isCancelled = useModel(['requests'], isMarked('cancel'), [request.id]);
  const isConfirmed = useModel(['requests'], isMarked('confirm'), [request.id]);
  return (
    <span className={classes.buttons}>
      {state === 'held' && !isCancelled && (
        <button
          type="button"
          className={classes.confirm}
          disabled={isConfirmed}
          aria-label={`${isConfirmed ? 'Confirming' : 'Confirm'} the takes of ${title}`}
          onClick={() => confirm(request.id)}
        >
          {isConfirmed ? 'Confirming…' : 'Confirm'}
        </button>
      )}
      <button
        type="button"
        className={classes.cancel}
        disabled={isCancelled}
        aria-label={isCancelled ? `Cancelling ${title}` : `Cancel the takes of ${title}`}
        onClick={() => cancel(request.id)}
      >
        {isCancelled ? 'Cancelling…' : 'Cancel'}
      </button>
    </span>
  );
}

function Standing({ running, title }: { running: RunningRequest; title: string }) {
  const { request, state, place, ended, sentence } = running;
  const { save } = useSession();
  const isOffline = useObservable(save).kind === 'offline';
  const { done, phase, etaSeconds } = useRequestProgress(request.node, running.running);
  if (state === 'held') return sentence === null && <p className={classes.waiting}>Waits to be confirmed</p>;
  if (state === 'asked') {
    const text = isOffline ? 'Asked; it starts when the connection is back' : 'Asked; waiting for the server';
    return <p className={classes.waiting}>{text}</p>;
  }
  const { variations } = request;
  const percent = Math.min(100, Math.round(((ended + done) / variations) * 100));
  const doing = state === 'running' ? phase : place === 1 ? 'Queued, next' : `Queued, place ${place ?? '?'}`;
  const left = etaSeconds === null || etaSeconds < 1 || state === 'queued' ? '' : `${lengthText(etaSeconds)} left`;
  return (
    <>
      <p className={classes.phase}>
        <span className={classes.doing}>{doing}</span>
        <span className={classes.left}>{left}</span>
      </p>
      <div
        className={classes.track}
        role="progressbar"
        aria-label={`Making takes of ${title}`}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={`${doing}, ${percent} %`}
      >
        <span className={classes.fill} style={{ transform: `scaleX(${percent / 100})` }} />
      </div>
    </>
  );
}
