import { type CreateWebhook, WEBHOOK_EVENTS, WebhookEvent } from '@dailies/shared/http';
import { Button, Checkbox, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { FormProblem } from '../interface/FormProblem.tsx';
import { useSubmit } from '../account/useSubmit.ts';

export interface WebhookFormProps {
  readonly action: string;
  readonly given?: CreateWebhook;
  readonly onSubmit: (wanted: CreateWebhook) => Promise<void>;
  readonly onCancel: () => void;
}

/** Where to, and of what. */
export function WebhookForm({ action, given, onSubmit, onCancel }: WebhookFormProps) {
  const [url, setUrl] = useState(given?.url ?? '');
  const [events, setEvents] = useState<string[]>([...(given?.events ?? WebhookEvent.options)]);
  const { submit, isBusy, problem } = useSubmit(() =>
    onSubmit({ url: url.trim(), events: WebhookEvent.options.filter((event) => events.includes(event)) }),
  );
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <TextInput
          label="Address"
          placeholder="https://example.org/hook"
          inputMode="url"
          required
          withAsterisk={false}
          data-autofocus
          value={url}
          onChange={(event) => setUrl(event.currentTarget.value)}
        />
        <Checkbox.Group label="Told when" value={events} onChange={setEvents}>
          <Stack gap={10} mt={8}>
            {WebhookEvent.options.map((event) => (
              <Checkbox key={event} value={event} label={WEBHOOK_EVENTS[event]} description={event} />
            ))}
          </Stack>
        </Checkbox.Group>
        <FormProblem sentence={problem} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
          <Button type="submit" loading={isBusy} disabled={events.length === 0}>
            {action}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
