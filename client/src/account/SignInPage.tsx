import { Anchor, Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { signIn } from '../api/account.ts';
import { capabilitiesQuery } from '../api/capabilities.ts';
import { meQuery } from '../api/me.ts';
import { FormProblem } from '../interface/FormProblem.tsx';
import { NarrowPage } from '../interface/NarrowPage.tsx';
import { OtherWaysIn } from './OtherWaysIn.tsx';
import { SecondFactorForm } from './SecondFactorForm.tsx';
import { signOnProblem } from './signOnProblem.ts';
import { useSubmit } from './useSubmit.ts';

const route = getRouteApi('/sign-in');

export function SignInPage() {
  const { next, why, error } = route.useSearch();
  const router = useRouter();
  const client = useQueryClient();
  const signUpMode = useQuery(capabilitiesQuery).data?.signUp;
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [isCodeAsked, setCodeAsked] = useState(false);
  const enter = async () => {
    client.clear();
    await client.query(meQuery);
    router.history.push(next ?? '/');
  };
  const { submit, isBusy, problem } = useSubmit(async () => {
    if ((await signIn({ email: email.trim(), password })) === 'code') setCodeAsked(true);
    else await enter();
  });
  if (isCodeAsked) {
    return (
      <NarrowPage title="Second step" lead="Your password was right. One more proof that it is you.">
        <SecondFactorForm
          onDone={enter}
          onBack={() => {
            setCodeAsked(false);
            setPassword('');
          }}
        />
      </NarrowPage>
    );
  }
  return (
    <NarrowPage title="Sign in" lead={why ?? 'Back to your shots.'}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <TextInput
            label="Email"
            type="email"
            name="email"
            autoComplete="username webauthn"
            required
            withAsterisk={false}
            autoFocus
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <PasswordInput
            label="Password"
            name="password"
            autoComplete="current-password"
            required
            withAsterisk={false}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <FormProblem sentence={problem ?? signOnProblem(error)} />
          <Button type="submit" size="md" loading={isBusy} fullWidth mt={8}>
            Sign in
          </Button>
          {signUpMode === 'first' && (
            <Text size="sm" c="dimmed" ta="center">
              Nobody is here yet.{' '}
              <Anchor component={Link} to="/sign-up" size="sm">
                Make the first account
              </Anchor>
            </Text>
          )}
          {signUpMode === 'open' && (
            <Text size="sm" c="dimmed" ta="center">
              New here?{' '}
              <Anchor component={Link} to="/sign-up" size="sm">
                Sign up
              </Anchor>
            </Text>
          )}
          {signUpMode === 'invitation' && (
            <Text size="sm" c="dimmed" ta="center">
              New here? Ask a director for an invitation link.
            </Text>
          )}
        </Stack>
      </form>
      <OtherWaysIn next={next ?? '/'} onDone={enter} />
    </NarrowPage>
  );
}
