import type { Me } from '@dailies/shared/http';
import { Button, Group, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { meQuery } from '../api/me.ts';
import { renameAccount } from '../api/security.ts';
import { FormProblem } from '../interface/FormProblem.tsx';
import { AccountSection } from './AccountSection.tsx';
import { useSubmit } from './useSubmit.ts';

export function NameSection({ me }: { me: Me }) {
  const client = useQueryClient();
  const [name, setName] = useState(me.name);
  const { submit, isBusy, problem } = useSubmit(async () => {
    client.setQueryData(meQuery.queryKey, await renameAccount(name.trim()));
    notifications.show({ message: 'Your name was changed.' });
  });
  const isSame = name.trim() === me.name || name.trim() === '';
  return (
    <AccountSection title="Name" lead="Others see it beside your cursor, your comments and your takes.">
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Group align="flex-end" gap="sm" wrap="nowrap">
            <TextInput
              label="Name"
              name="name"
              autoComplete="name"
              maxLength={80}
              style={{ flex: 1 }}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Button type="submit" variant="default" disabled={isSame} loading={isBusy}>
              Save name
            </Button>
          </Group>
          <FormProblem sentence={problem} />
        </Stack>
      </form>
    </AccountSection>
  );
}
