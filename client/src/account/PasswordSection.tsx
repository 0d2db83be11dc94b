import { Button, PasswordInput, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changePassword, sessionsQuery } from '../api/security.ts';
import { FormProblem } from '../interface/FormProblem.tsx';
import { AccountSection } from './AccountSection.tsx';
import { useSubmit } from './useSubmit.ts';

export function PasswordSection({ email }: { email: string }) {
  const client = useQueryClient();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const { submit, isBusy, problem } = useSubmit(async () => {
    await changePassword({ current, next });
    setCurrent('');
    setNext('');
    notifications.show({ message: 'Your password was changed, and your other sessions have ended.' });
    await client.invalidateQueries(sessionsQuery);
  });
  return (
    <AccountSection title="Password" lead="Changing it signs you out everywhere else.">
      <form onSubmit={submit}>
        <Stack gap="sm" align="stretch">
          {/* Password managers want to know whose password changes. */}
          <input type="hidden" name="username" autoComplete="username" value={email} />
          <PasswordInput
            label="Present password"
            autoComplete="current-password"
            required
            withAsterisk={false}
            value={current}
            onChange={(event) => setCurrent(event.currentTarget.value)}
          />
          <PasswordInput
            label="New password"
            description="At least 8 characters."
            autoComplete="new-password"
            required
            withAsterisk={false}
            minLength={8}
            maxLength={128}
            value={next}
            onChange={(event) => setNext(event.currentTarget.value)}
          />
          <FormProblem sentence={problem} />
          <Button type="submit" variant="default" loading={isBusy} style={{ alignSelf: 'flex-start' }}>
            Change password
          </Button>
        </Stack>
      </form>
    </AccountSection>
  );
}
