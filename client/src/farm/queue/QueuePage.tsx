import type { FarmQueue } from '@dailies/shared/http';
import { Alert, Button, Skeleton } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { sentenceOfError } from '../../api/ApiProblem.ts';
import { pauseQueue, queueQuery } from '../../api/farm.ts';
import { meQuery } from '../../api/me.ts';
import { sayError } from '../../interface/sayProblem.ts';
import { SectionPage } from '../../interface/SectionPage.tsx';
import { TopBar } from '../../interface/TopBar.tsx';
import { counted } from '../../words/counted.ts';
import { noneWaitsText } from '../farmWords.ts';
import { Budgets } from './Budgets.tsx';
import { FailedList } from './FailedList.tsx';
import { Places } from './Places.tsx';
import classes from './QueuePage.module.css';
import { QueueRow } from './QueueRow.tsx';

/** What runs and what waits, with why and for how long, kept up to date. */
export function QueuePage() {
  const { data, error } = useQuery(queueQuery);
  const isOwner = useQuery(meQuery).data?.installationOwner === true;
  return (
    <div className={classes.page}>
      <TopBar />
      <SectionPage
        wide
        title="Queue"
        lead={
          isOwner
            ? 'Everything that runs and waits in this installation.'
            : 'What runs and waits in your projects, and where it runs.'
        }
        actions={isOwner && data !== undefined && <PauseButton isPaused={data.paused} />}
      >
        {error !== null && (
          <Alert color="red" variant="light" mb="md">
            {sentenceOfError(error)}
          </Alert>
        )}
        {data === undefined && error === null && <Skeleton h={320} radius="md" />}
        {data !== undefined && <Standing queue={data} isOwner={isOwner} />}
      </SectionPage>
    </div>
  );
}

function Standing({ queue, isOwner }: { queue: FarmQueue; isOwner: boolean }) {
  const { items, paused, others, unlisted, failed, failedUnlisted, places, budgets } = queue;
  const running = items.filter(({ state }) => state === 'running');
  const waiting = items.filter(({ state }) => state === 'queued');
  return (
    <>
      {paused && (
        <Alert color="tungsten" variant="light" icon={<IconPlayerPause size={18} />} mb="md" role="status">
          The queue is paused: what runs is finished, and nothing new starts.{' '}
          {isOwner ? 'Let it go on when you are ready.' : 'Whoever runs this installation lets it go on.'}
        </Alert>
      )}
      <Places places={places} isOwner={isOwner} />
      <Budgets budgets={budgets} />
      {items.length === 0 && unlisted === 0 ? (
        <NothingWaits others={others} />
      ) : (
        <>
          <List title="Running" items={running} none="Nothing runs right now." />
          <List title="Waiting" items={waiting} none={noneWaitsText(unlisted)} />
          {unlisted > 0 && waiting.length > 0 && (
            <p className={classes.aside}>and {counted(unlisted, 'further run')} behind these</p>
          )}
          {others.running + others.queued > 0 && <p className={classes.aside}>{othersText(others)}</p>}
        </>
      )}
      <FailedList failed={failed} unlisted={failedUnlisted} />
    </>
  );
}

const othersText = ({ running, queued }: FarmQueue['others']): string =>
  `Of other projects ${counted(running, 'run')} ${running === 1 ? 'is' : 'are'} under way and ${queued} ${queued === 1 ? 'waits' : 'wait'}.`;

function List({ title, items, none }: { title: string; items: FarmQueue['items']; none: string }) {
  return (
    <section className={classes.section} aria-label={title}>
      <h2 className={classes.heading}>
        {title}
        {items.length > 0 && <span className={classes.count}>{items.length}</span>}
      </h2>
      {items.length === 0 ? (
        <p className={classes.none}>{none}</p>
      ) : (
        <ul className={classes.list}>
          {items.map((run) => (
            <QueueRow key={run.id} run={run} />
          ))}
        </ul>
      )}
    </section>
  );
}

function NothingWaits({ others }: { others: FarmQueue['others'] }) {
  return (
    <div className={classes.empty}>
      <p>
        Nothing runs and nothing waits. Press Generate on a shot: it is seen here with its place, how long it is likely
        to take, and why it waits where it does.
      </p>
      {others.running + others.queued > 0 && <p>{othersText(others)}</p>}
      <Button component={Link} to="/" variant="default" size="xs">
        Open a project
      </Button>
    </div>
  );
}

function PauseButton({ isPaused }: { isPaused: boolean }) {
  const client = useQueryClient();
  const pause = useMutation({
    mutationFn: pauseQueue,
    onError: sayError,
    onSettled: () => client.invalidateQueries(queueQuery),
  });
  return (
    <Button
      variant={isPaused ? 'filled' : 'default'}
      leftSection={
        isPaused ? <IconPlayerPlay size={16} aria-hidden="true" /> : <IconPlayerPause size={16} aria-hidden="true" />
      }
      loading={pause.isPending}
      onClick={() => pause.mutate(!isPaused)}
    >
      {isPaused ? 'Let the queue go on' : 'Pause the queue'}
    </Button>
  );
}
