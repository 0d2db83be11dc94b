import { Badge, Button, Group, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { linkSignOn, securityQuery, unlinkSignOn } from '../api/security.ts';
import { FormProblem } from '../interface/FormProblem.tsx';
import { AccountSection } from './AccountSection.tsx';
import { useSubmit } from './useSubmit.ts';

/** Whether the account is linked to the installation's identity provider. */
export function SignOnSection({ name, linked }: { name: string; linked: boolean }) {
  const client = useQueryClient();
  const { submit, isBusy, problem } = useSubmit(async () => {
    if (!linked) return linkSignOn();
    await unlinkSignOn();
    await client.invalidateQueries(securityQuery);
  });
  return (
    <AccountSection
      title="Single sign-on"
      lead={`Sign in by ${name}. It must know you by the same, verified e-mail address.`}
    >
      <Stack gap="sm">
        <Group gap="sm">
          <Badge variant="light" color={linked ? 'green' : 'gray'} tt="none">
            {linked ? 'Linked' : 'Not linked'}
          </Badge>
          <Button variant="default" loading={isBusy} onClick={() => submit()}>
            {linked ? 'Unlink' : `Link ${name}`}
          </Button>
        </Group>
        <FormProblem sentence={problem} />
      </Stack>
    </AccountSection>
  );
}
