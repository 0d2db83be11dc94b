import type { CreatedWebhook } from '@dailies/shared/http';
import { Alert, Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { sentenceOfError } from '../api/ApiProblem.ts';
import { createWebhook, webhooksQuery } from '../api/webhooks.ts';
import { Dialog } from '../interface/Dialog.tsx';
import { SectionPage } from '../interface/SectionPage.tsx';
import { ShownOnce } from '../interface/ShownOnce.tsx';
import { useSession } from '../session/SessionContext.tsx';
import { useObservable } from '../session/useObservable.ts';
import { WebhookCard } from './WebhookCard.tsx';
import { WebhookForm } from './WebhookForm.tsx';
import classes from './WebhooksPage.module.css';

/** Where this project's events are sent, for those who may say so. */
export function WebhooksPage() {
  const { project, role } = useSession();
  const mine = useObservable(role);
  const mayManage = mine === 'director' || mine === 'producer';
  const client = useQueryClient();
  const webhooks = useQuery({ ...webhooksQuery(project.id), enabled: mayManage });
  const [isOpen, setOpen] = useState(false);
  const [made, setMade] = useState<CreatedWebhook | null>(null);
  const close = () => {
    setOpen(false);
    setMade(null);
  };
  return (
    <SectionPage
      title="Webhooks"
      lead={
        mayManage
          ? 'Other tools are told when a take is ready, somebody comments or a shot gets another status.'
          : 'Webhooks are kept by directors and producers; ask one of them.'
      }
      actions={
        mayManage && (
          <Button leftSection={<IconPlus size={16} />} onClick={() => setOpen(true)}>
            Add webhook
          </Button>
        )
      }
    >
      {webhooks.isError && (
        <Alert color="red" variant="light">
          {sentenceOfError(webhooks.error)}
        </Alert>
      )}
      {mayManage && webhooks.isPending && <Skeleton h={120} radius="md" />}
      {webhooks.data?.length === 0 && (
        <p className={classes.empty}>
          Nothing is sent anywhere yet. Each message is signed by Standard Webhooks and tried again for a day.
        </p>
      )}
      <div className={classes.cards}>
        {webhooks.data?.map((webhook) => (
          <WebhookCard key={webhook.id} webhook={webhook} />
        ))}
      </div>
      <Dialog
        opened={isOpen}
        onClose={close}
        title={made === null ? 'Add webhook' : 'The webhook is made'}
        size="lg"
        centered
        closeOnClickOutside={made === null}
      >
        {made === null ? (
          <WebhookForm
            action="Add webhook"
            onCancel={close}
            onSubmit={async (wanted) => {
              setMade(await createWebhook(project.id, wanted));
              await client.invalidateQueries(webhooksQuery(project.id));
            }}
          />
        ) : (
          <Stack gap="md">
            <ShownOnce label="Secret" secret={made.secret} />
            <Text size="sm" c="dimmed">
              The receiver checks signatures with it.
            </Text>
            <Group justify="flex-end">
              <Button onClick={close}>Done</Button>
            </Group>
          </Stack>
        )}
      </Dialog>
    </SectionPage>
  );
}
