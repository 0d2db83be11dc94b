import type { ProjectId } from '@dailies/shared/ids';
import { Button, Divider, Stack } from '@mantine/core';
import { IconLogin2 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { signOn } from '../api/account.ts';
import { capabilitiesQuery } from '../api/capabilities.ts';
import { FormProblem } from '../interface/FormProblem.tsx';
import { useSubmit } from './useSubmit.ts';

/** Takes an invitation along through the identity provider, where there is one. */
export function JoinBySignOn({ secret, projectId }: { secret: string; projectId: ProjectId }) {
  const name = useQuery(capabilitiesQuery).data?.signOn ?? null;
  const { submit, isBusy, problem } = useSubmit(() => signOn({ next: `/p/${projectId}`, invitation: secret }));
  if (name === null) return null;
  return (
    <Stack gap="sm" mt="lg">
      <Divider label="or" />
      <Button
        variant="default"
        fullWidth
        leftSection={<IconLogin2 size={18} />}
        loading={isBusy}
        onClick={() => submit()}
      >
        Join with {name}
      </Button>
      <FormProblem sentence={problem} />
    </Stack>
  );
}
