import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { signUp } from '../api/account.ts';
import { meQuery } from '../api/me.ts';
import { FormProblem } from '../interface/FormProblem.tsx';
import { useSubmit } from './useSubmit.ts';

const SHORTEST_PASSWORD = 8;

/** Makes an account. With an invitation it joins that project too. */
export function SignUpForm({ invitation, onDone }: { invitation?: string; onDone: () => void }) {
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const { submit, isBusy, problem } = useSubmit(async () => {
    await signUp({
      name: name.trim(),
      email: email.trim(),
      password,
      ...(invitation === undefined ? {} : { invitation }),
    });
    client.clear();
    await client.query(meQuery);
    onDone();
  });
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <TextInput
          label="Name"
          name="name"
          autoComplete="name"
          required
          withAsterisk={false}
          autoFocus
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label="Email"
          type="email"
          name="email"
          autoComplete="username"
          required
          withAsterisk={false}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label="Password"
          name="password"
          description={`At least ${SHORTEST_PASSWORD} characters.`}
          autoComplete="new-password"
          required
          withAsterisk={false}
          minLength={SHORTEST_PASSWORD}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <FormProblem sentence={problem} />
        <Button type="submit" size="md" loading={isBusy} fullWidth mt={8}>
          Sign up
        </Button>
      </Stack>
    </form>
  );
}
