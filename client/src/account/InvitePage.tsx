import { ROLE_MEANING } from '@dailies/shared/people';
import { Button, Loader, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { sentenceOfError } from '../api/ApiProblem.ts';
import { acceptInvite, invitePreviewQuery } from '../api/invites.ts';
import { meQuery } from '../api/me.ts';
import { projectsQuery } from '../api/projects.ts';
import { FormProblem } from '../interface/FormProblem.tsx';
import { NarrowPage } from '../interface/NarrowPage.tsx';
import { SignUpForm } from './SignUpForm.tsx';
import { JoinBySignOn } from './JoinBySignOn.tsx';
import { useSubmit } from './useSubmit.ts';

const route = getRouteApi('/invite/$secret');

/** What an invitation is for, and the ways in: a new account, an old one, or at once. */
export function InvitePage() {
  const { secret } = route.useParams();
  const preview = useQuery(invitePreviewQuery(secret));
  const me = useQuery(meQuery);
  const navigate = useNavigate();
  const client = useQueryClient();
  const { submit, isBusy, problem } = useSubmit(async () => {
    const project = await acceptInvite(secret);
    await client.invalidateQueries(projectsQuery);
    await navigate({ to: '/p/$projectId', params: { projectId: project.id } });
  });

  if (preview.isPending || me.isPending) {
    return (
      <NarrowPage title="Invitation">
        <Loader size="sm" />
      </NarrowPage>
    );
  }
  if (preview.isError) {
    return (
      <NarrowPage title="This invitation does not work" lead={sentenceOfError(preview.error)}>
        <Button component={Link} to="/" variant="default" fullWidth>
          To your projects
        </Button>
      </NarrowPage>
    );
  }
  const { project, role, invitedBy, member } = preview.data;
  const open = () => void navigate({ to: '/p/$projectId', params: { projectId: project.id } });
  const lead = `${invitedBy} invites you as ${role}. ${ROLE_MEANING[role]}`;
  if (member) {
    return (
      <NarrowPage title={project.name} lead="You are a member of this project already.">
        <Button fullWidth size="md" onClick={open}>
          Open project
        </Button>
      </NarrowPage>
    );
  }
  return (
    <NarrowPage title={`Join “${project.name}”`} lead={lead}>
      {me.data === null || me.data === undefined ? (
        <>
          <SignUpForm invitation={secret} onDone={open} />
          <JoinBySignOn secret={secret} projectId={project.id} />
          <Text size="sm" c="dimmed" ta="center" mt="md">
            Already have an account?{' '}
            <Link to="/sign-in" search={{ next: `/invite/${secret}` }}>
              Sign in
            </Link>
          </Text>
        </>
      ) : (
        <Stack gap="md">
          <Text size="sm" c="dimmed">
            Signed in as {me.data.name} ({me.data.email}).
          </Text>
          <FormProblem sentence={problem} />
          <Button fullWidth size="md" loading={isBusy} onClick={() => submit()}>
            Accept invitation
          </Button>
        </Stack>
      )}
    </NarrowPage>
  );
}
