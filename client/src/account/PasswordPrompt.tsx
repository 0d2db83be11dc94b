import { Button, PasswordInput, Stack } from '@mantine/core';
import { useState } from 'react';
import { FormProblem } from '../interface/FormProblem.tsx';
import { useSubmit } from './useSubmit.ts';

interface PasswordPromptProps {
  /** What the button does. */
  readonly action: string;
  readonly onPassword: (password: string) => Promise<void>;
}

/** Asks for the password before something that only its own person may do. */
export function PasswordPrompt({ action, onPassword }: PasswordPromptProps) {
  const [password, setPassword] = useState('');
  const { submit, isBusy, problem } = useSubmit(() => onPassword(password));
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <PasswordInput
          label="Your password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          data-autofocus
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <FormProblem sentence={problem} />
        <Button type="submit" loading={isBusy}>
          {action}
        </Button>
      </Stack>
    </form>
  );
}
