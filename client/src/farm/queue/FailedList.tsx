import type { FailedRun } from '@dailies/shared/http';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { queueQuery, retryRun } from '../../api/farm.ts';
import { sayError } from '../../interface/sayProblem.ts';
import { timeAgo } from '../../interface/timeAgo.ts';
import { useNow } from '../../interface/useNow.ts';
import { RunLogDialog } from '../../running/RunLogDialog.tsx';
import { counted } from '../../words/counted.ts';
import { NodeAddress } from './NodeAddress.tsx';
import classes from './QueuePage.module.css';

interface FailedListProps {
  readonly failed: readonly FailedRun[];
  /** Further ones, which are not in the list. */
  readonly unlisted: number;
}

/** What failed within a day and was not asked for again, each with its sentence. */
export function FailedList({ failed, unlisted }: FailedListProps) {
  if (failed.length === 0) return null;
  const mine = failed.filter(({ mayRetry }) => mayRetry);
  return (
    <section className={classes.section} aria-label="Failed">
      <h2 className={classes.heading}>
        Failed within a day <span className={classes.count}>{failed.length + unlisted}</span>
        {mine.length > 1 && <RetryAll failed={mine} />}
      </h2>
      <ul className={classes.list}>
        {failed.map((run) => (
          <FailedRow key={run.id} run={run} />
        ))}
      </ul>
      {unlisted > 0 && <p className={classes.aside}>and {counted(unlisted, 'older one')}</p>}
    </section>
  );
}

/** Each is asked for, also where another is refused. */
async function retryAll(failed: readonly FailedRun[]): Promise<void> {
  const answers = await Promise.allSettled(failed.map(({ id }) => retryRun(id)));
  const refused = answers.find((answer) => answer.status === 'rejected');
  if (refused !== undefined) throw refused.reason;
}

function RetryAll({ failed }: { failed: readonly FailedRun[] }) {
  const client = useQueryClient();
  const retry = useMutation({
    mutationFn: () => retryAll(failed),
    onError: sayError,
    onSettled: () => client.invalidateQueries(queueQuery),
  });
  return (
    <Button size="compact-sm" variant="default" ml="auto" loading={retry.isPending} onClick={() => retry.mutate()}>
      Try all again
    </Button>
  );
}

function FailedRow({ run }: { run: FailedRun }) {
  const client = useQueryClient();
  const nowMs = useNow();
  const retry = useMutation({
    mutationFn: () => retryRun(run.id),
    onError: sayError,
    onSettled: () => client.invalidateQueries(queueQuery),
  });
  const takes = run.failed > 1 ? counted(run.failed, 'take') : null;
  const facts = [run.pipelineTitle, takes, run.by.name, timeAgo(Date.parse(run.endedAt), nowMs)];
  return (
    <li className={classes.row} data-run={run.id} data-state="failed">
      <span className={classes.place} />
      <div className={classes.what}>
        <p className={classes.name}>
          <NodeAddress project={run.project.id} node={run.node} title={run.title} />
          <span className={classes.project}>{run.project.name}</span>
        </p>
        <p className={classes.facts}>{facts.filter((fact) => fact !== null).join(' · ')}</p>
      </div>
      <p className={classes.message}>{run.message}</p>
      <span className={classes.actions}>
        {run.hasLog && <LogButton run={run} />}
        {run.mayRetry && (
          <Button
            size="compact-sm"
            variant="default"
            loading={retry.isPending}
            aria-label={`Try again: ${run.title ?? 'a shot'}`}
            onClick={() => retry.mutate()}
          >
            Try again
          </Button>
        )}
      </span>
    </li>
  );
}

function LogButton({ run: { id, title } }: { run: FailedRun }) {
  const [isOpen, setOpen] = useState(false);
  const what = title ?? 'a shot';
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        aria-label={`Log of ${what}`}
        onClick={() => setOpen(true)}
      >
        Log
      </Button>
      <RunLogDialog run={id} title={what} isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  );
}
