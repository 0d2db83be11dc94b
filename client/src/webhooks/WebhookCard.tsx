import { type Webhook, WEBHOOK_EVENTS } from '@dailies/shared/http';
import { ActionIcon, Button, Group, Menu, Stack, Switch, Text } from '@mantine/core';
import { IconAlertTriangle, IconDots, IconKey, IconPencil, IconSend, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  deliveriesQuery,
  removeWebhook,
  rotateWebhookSecret,
  testWebhook,
  updateWebhook,
  webhooksQuery,
} from '../api/webhooks.ts';
import { Dialog } from '../interface/Dialog.tsx';
import { sayError } from '../interface/sayProblem.ts';
import { ShownOnce } from '../interface/ShownOnce.tsx';
import { timeAgo } from '../interface/timeAgo.ts';
import { useNow } from '../interface/useNow.ts';
import { useSession } from '../session/SessionContext.tsx';
import { Deliveries } from './Deliveries.tsx';
import { WebhookForm } from './WebhookForm.tsx';
import classes from './WebhooksPage.module.css';

const TITLES = { change: 'Change webhook', rotate: 'New secret', remove: 'Remove webhook' } as const;
type Dialogue = keyof typeof TITLES;

/** One webhook: where to, of what, how it goes, and what was sent. */
export function WebhookCard({ webhook }: { webhook: Webhook }) {
  const { project } = useSession();
  const client = useQueryClient();
  const now = useNow();
  const [open, setOpen] = useState<Dialogue | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const close = () => {
    setOpen(null);
    setSecret(null);
  };
  const settle = {
    onError: sayError,
    onSettled: () => client.invalidateQueries(webhooksQuery(project.id)),
  };
  const turn = useMutation({
    mutationFn: (enabled: boolean) => updateWebhook(project.id, webhook.id, { enabled }),
    ...settle,
  });
  const remove = useMutation({ mutationFn: () => removeWebhook(project.id, webhook.id), ...settle });
  const rotate = useMutation({
    mutationFn: () => rotateWebhookSecret(project.id, webhook.id),
    onSuccess: setSecret,
    ...settle,
  });
  const test = useMutation({
    mutationFn: () => testWebhook(project.id, webhook.id),
    ...settle,
    onSettled: () => client.invalidateQueries(deliveriesQuery(project.id, webhook.id)),
  });
  const { host } = new URL(webhook.url);
  return (
    <section className={classes.card} aria-label={`Webhook to ${host}`}>
      <div className={classes.head}>
        <div className={classes.what}>
          <h2 className={classes.url}>{webhook.url}</h2>
          <p className={classes.dim}>
            {webhook.events.map((event) => WEBHOOK_EVENTS[event]).join(' · ')} — made by {webhook.createdBy.name}
          </p>
        </div>
        <Switch
          aria-label={`Send to ${host}`}
          checked={webhook.enabled}
          onChange={(event) => turn.mutate(event.currentTarget.checked)}
        />
        <Button
          variant="default"
          size="xs"
          leftSection={<IconSend size={14} />}
          loading={test.isPending}
          onClick={() => test.mutate()}
        >
          Send a test
        </Button>
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" size="lg" aria-label={`More about the webhook to ${host}`}>
              <IconDots size={18} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => setOpen('change')}>
              Change
            </Menu.Item>
            <Menu.Item leftSection={<IconKey size={16} />} onClick={() => setOpen('rotate')}>
              New secret
            </Menu.Item>
            <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={() => setOpen('remove')}>
              Remove
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      {webhook.disabledWhy !== null && (
        <p className={classes.trouble} role="status">
          <IconAlertTriangle size={16} aria-hidden="true" /> Turned off by itself. {webhook.disabledWhy}
        </p>
      )}
      {webhook.enabled && webhook.failingSince !== null && (
        <p className={classes.trouble} role="status">
          <IconAlertTriangle size={16} aria-hidden="true" /> Nothing is taken since{' '}
          {timeAgo(Date.parse(webhook.failingSince), now)}; after three days it is turned off.
        </p>
      )}
      <Deliveries webhook={webhook.id} />
      <Dialog opened={open !== null} onClose={close} title={open === null ? '' : TITLES[open]} size="lg" centered>
        {open === 'change' && (
          <WebhookForm
            action="Save"
            given={webhook}
            onCancel={close}
            onSubmit={async (wanted) => {
              await updateWebhook(project.id, webhook.id, wanted);
              await client.invalidateQueries(webhooksQuery(project.id));
              close();
            }}
          />
        )}
        {open === 'rotate' && (
          <Stack gap="md">
            {secret === null ? (
              <Text size="sm">
                For a day the present secret signs beside the new one, so that the receiver can change over.
              </Text>
            ) : (
              <ShownOnce label="Secret" secret={secret} />
            )}
            <Group justify="flex-end" gap="sm">
              {secret === null ? (
                <>
                  <Button variant="default" onClick={close}>
                    Cancel
                  </Button>
                  <Button loading={rotate.isPending} onClick={() => rotate.mutate()}>
                    Make a new secret
                  </Button>
                </>
              ) : (
                <Button onClick={close}>Done</Button>
              )}
            </Group>
          </Stack>
        )}
        {open === 'remove' && (
          <Stack gap="md">
            <Text size="sm">Nothing more is sent to {host}, and what waits for it is dropped.</Text>
            <Group justify="flex-end" gap="sm">
              <Button variant="default" onClick={close}>
                Cancel
              </Button>
              <Button color="red" loading={remove.isPending} onClick={() => remove.mutate()}>
                Remove
              </Button>
            </Group>
          </Stack>
        )}
      </Dialog>
    </section>
  );
}
