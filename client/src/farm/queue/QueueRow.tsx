import { Priority } from '@dailies/shared/farm';
import type { QueuedRun } from '@dailies/shared/http';
import { ActionIcon, Menu } from '@mantine/core';
import { IconAlertTriangle, IconArrowsSort, IconX } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { cancelRun, prioritiseRun, queueQuery } from '../../api/farm.ts';
import { sayError } from '../../interface/sayProblem.ts';
import { lengthText } from '../../media/lengthText.ts';
import { PRIORITY_WORDS, startText } from '../farmWords.ts';
import { RunPreview } from '../RunPreview.tsx';
import { NodeAddress } from './NodeAddress.tsx';
import classes from './QueuePage.module.css';

/** A run: of what, by whom, on what, how far it is or why it waits; and what may be done with it. */
export function QueueRow({ run }: { run: QueuedRun }) {
  const { project, by, pipelineTitle, pipeline, state, preview, fallback, stalls } = run;
  const what = run.title ?? 'A shot';
  const facts = [pipelineTitle ?? pipeline ?? '', state === 'running' ? (run.backend ?? 'Job-runner') : '', by.name];
  return (
    <li className={classes.row} data-run={run.id} data-state={state}>
      <span className={classes.place} title={state === 'queued' ? 'Its place in the queue' : undefined}>
        {preview !== null ? (
          <span className={classes.preview}>
            <RunPreview run={run.id} preview={preview} />
          </span>
        ) : state === 'queued' ? (
          (run.position ?? '–')
        ) : null}
      </span>
      <div className={classes.what}>
        <p className={classes.name}>
          <NodeAddress project={project.id} node={run.node} title={run.title} />
          <span className={classes.project}>{project.name}</span>
          {run.priority !== 'interactive' && (
            <span className={classes.tag} data-priority={run.priority} title={PRIORITY_WORDS[run.priority].says}>
              {PRIORITY_WORDS[run.priority].title}
            </span>
          )}
        </p>
        <p className={classes.facts}>{facts.filter((fact) => fact !== '').join(' · ')}</p>
        {fallback !== null && (
          <p className={classes.notice}>
            <IconAlertTriangle size={13} aria-hidden="true" /> {fallback}
          </p>
        )}
        {stalls > 0 && (
          <p className={classes.notice}>
            <IconAlertTriangle size={13} aria-hidden="true" /> It reported nothing for too long and was started again
            {stalls > 1 ? ` ${stalls} times` : ''}.
          </p>
        )}
      </div>
      <Standing run={run} what={what} />
      <Actions run={run} what={what} />
    </li>
  );
}

function Standing({ run, what }: { run: QueuedRun; what: string }) {
  const { state, fraction, phase, etaSeconds, why, waitSeconds, cancelRequested } = run;
  if (cancelRequested) return <p className={classes.why}>Cancelling…</p>;
  if (state === 'queued') {
    const start = startText(waitSeconds);
    return (
      <p className={classes.why}>
        {why}
        {start !== null && waitSeconds !== null && waitSeconds >= 1 && (
          <span className={classes.start}> It {start}.</span>
        )}
      </p>
    );
  }
  const percent = Math.round(fraction * 100);
  const left = etaSeconds === null || etaSeconds < 1 ? '' : `${lengthText(etaSeconds)} left`;
  return (
    <div className={classes.progress}>
      <p className={classes.phase}>
        <span className={classes.doing}>{phase ?? 'Starting'}</span>
        <span>{left}</span>
      </p>
      <div
        className={classes.track}
        role="progressbar"
        aria-label={`Making a take of ${what}`}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={`${phase ?? 'Starting'}, ${percent} %`}
      >
        <span className={classes.fill} style={{ transform: `scaleX(${fraction})` }} />
      </div>
    </div>
  );
}

function Actions({ run, what }: { run: QueuedRun; what: string }) {
  const client = useQueryClient();
  const settle = {
    onError: sayError,
    onSettled: () => client.invalidateQueries(queueQuery),
  };
  const cancel = useMutation({ mutationFn: () => cancelRun(run.id), ...settle });
  const prioritise = useMutation({ mutationFn: (priority: Priority) => prioritiseRun(run.id, priority), ...settle });
  return (
    <span className={classes.actions}>
      {run.mayPrioritise.length > 0 && (
        <Menu position="bottom-end" width={240}>
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" size={28} aria-label={`Priority of ${what}`} title="Priority">
              <IconArrowsSort size={16} aria-hidden="true" />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>Move it</Menu.Label>
            {Priority.options
              .filter((one) => run.mayPrioritise.includes(one))
              .map((one) => (
                <Menu.Item key={one} onClick={() => prioritise.mutate(one)}>
                  {PRIORITY_WORDS[one].title}
                  <span className={classes.says}>{PRIORITY_WORDS[one].says}</span>
                </Menu.Item>
              ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {run.mayCancel && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size={28}
          aria-label={`Cancel the takes of ${what}`}
          title="Cancel what was asked for together with it"
          disabled={run.cancelRequested || cancel.isPending}
          onClick={() => cancel.mutate()}
        >
          <IconX size={16} aria-hidden="true" />
        </ActionIcon>
      )}
    </span>
  );
}
