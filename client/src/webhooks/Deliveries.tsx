import { WEBHOOK_EVENTS, type WebhookDelivery } from '@dailies/shared/http';
import { Alert, Button, Skeleton } from '@mantine/core';
import { IconCheck, IconClock, IconX } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { sentenceOfError } from '../api/ApiProblem.ts';
import { deliveriesQuery, sendAgain } from '../api/webhooks.ts';
import { sayError } from '../interface/sayProblem.ts';
import { timeAgo } from '../interface/timeAgo.ts';
import { useNow } from '../interface/useNow.ts';
import { useSession } from '../session/SessionContext.tsx';
import classes from './WebhooksPage.module.css';

const ICONS = { delivered: IconCheck, waiting: IconClock, failed: IconX } as const;
const STATES = { delivered: 'Taken', waiting: 'Waits', failed: 'Failed' } as const;

/** The last of what was sent to a webhook, newest first, with what was answered. */
export function Deliveries({ webhook }: { webhook: string }) {
  const { project } = useSession();
  const deliveries = useQuery(deliveriesQuery(project.id, webhook));
  if (deliveries.isPending) return <Skeleton h={40} mt="sm" />;
  if (deliveries.isError) {
    return (
      <Alert color="red" variant="light" mt="sm">
        {sentenceOfError(deliveries.error)}
      </Alert>
    );
  }
  if (deliveries.data.length === 0) return <p className={classes.none}>Nothing was sent yet.</p>;
  return (
    <ul className={classes.deliveries} aria-label="Last deliveries">
      {deliveries.data.map((delivery) => (
        <DeliveryRow key={delivery.id} webhook={webhook} delivery={delivery} />
      ))}
    </ul>
  );
}

function DeliveryRow({ webhook, delivery }: { webhook: string; delivery: WebhookDelivery }) {
  const { project } = useSession();
  const client = useQueryClient();
  const now = useNow();
  const again = useMutation({
    mutationFn: () => sendAgain(project.id, webhook, delivery.id),
    onError: sayError,
    onSettled: () => client.invalidateQueries(deliveriesQuery(project.id, webhook)),
  });
  const { type, state, status, answer, attempts } = delivery;
  const Icon = ICONS[state];
  const said = [status, answer === '' ? null : answer].filter((part) => part !== null).join(' ');
  const tries = attempts > 1 ? `, ${attempts} attempts` : '';
  return (
    <li className={classes.delivery}>
      <span className={classes.state} data-state={state}>
        <Icon size={14} aria-hidden="true" /> {STATES[state]}
      </span>
      <span className={classes.type}>{type === 'test' ? 'Test' : WEBHOOK_EVENTS[type]}</span>
      <span className={classes.answer} title={said}>
        {said}
      </span>
      <span className={classes.when}>
        {timeAgo(Date.parse(delivery.lastAt ?? delivery.createdAt), now)}
        {tries}
      </span>
      <Button
        variant="subtle"
        color="gray"
        size="compact-xs"
        disabled={state === 'waiting'}
        loading={again.isPending}
        onClick={() => again.mutate()}
      >
        Send again
      </Button>
    </li>
  );
}
