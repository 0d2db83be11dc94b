import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { capabilitiesQuery } from '../api/capabilities.ts';
import { NarrowPage } from '../interface/NarrowPage.tsx';
import { SignUpForm } from './SignUpForm.tsx';

const LEADS = {
  first: 'This is the first account, so it will own this installation: its library and whoever is invited.',
  open: 'Anybody who reaches this installation may make an account.',
  invitation: 'Accounts are made with an invitation here: open the link that a director sent you.',
} as const;

export function SignUpPage() {
  const mode = useQuery(capabilitiesQuery).data?.signUp;
  const navigate = useNavigate();
  return (
    <NarrowPage title="Sign up" lead={mode === undefined ? ' ' : LEADS[mode]}>
      {mode !== 'invitation' && <SignUpForm onDone={() => void navigate({ to: '/' })} />}
      {mode !== 'first' && (
        <Text size="sm" c="dimmed" ta="center" mt="md">
          <Anchor component={Link} to="/sign-in" size="sm">
            Sign in instead
          </Anchor>
        </Text>
      )}
    </NarrowPage>
  );
}
