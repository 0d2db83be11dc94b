import type { AccountSession } from '@dailies/shared/http';
import { Alert, Badge, Button, Skeleton, Stack } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { sentenceOfError } from '../api/ApiProblem.ts';
import { endOtherSessions, endSession, sessionsQuery } from '../api/security.ts';
import { sayError } from '../interface/sayProblem.ts';
import { timeAgo } from '../interface/timeAgo.ts';
import { useNow } from '../interface/useNow.ts';
import classes from './AccountPage.module.css';
import { AccountSection } from './AccountSection.tsx';
import { describeDevice } from './describeDevice.ts';

function useEnding(end: () => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: end,
    onError: sayError,
    onSettled: () => client.invalidateQueries(sessionsQuery),
  });
}

/** Where the account is signed in: device, address, when it was last seen. */
export function SessionsSection() {
  const sessions = useQuery(sessionsQuery);
  const others = useEnding(endOtherSessions);
  return (
    <AccountSection
      title="Sessions"
      lead="Where you are signed in, programs that signed in with your password among them. End what you do not know."
    >
      <Stack gap="sm" align="flex-start">
        {sessions.isPending && <Skeleton h={120} radius="md" />}
        {sessions.isError && (
          <Alert color="red" variant="light">
            {sentenceOfError(sessions.error)}
          </Alert>
        )}
        {sessions.data !== undefined && (
          <ul className={classes.list} style={{ width: '100%' }} aria-label="Sessions">
            {sessions.data.map((session) => (
              <SessionRow key={session.id} session={session} />
            ))}
          </ul>
        )}
        {sessions.data !== undefined && sessions.data.length > 1 && (
          <Button variant="default" loading={others.isPending} onClick={() => others.mutate()}>
            End all others
          </Button>
        )}
      </Stack>
    </AccountSection>
  );
}

function SessionRow({ session }: { session: AccountSession }) {
  const now = useNow();
  const device = describeDevice(session.userAgent);
  const end = useEnding(() => endSession(session.id));
  return (
    <li className={classes.item}>
      <div className={classes.what} title={session.userAgent ?? undefined}>
        {device}
        {session.current && (
          <Badge ml={8} size="xs" variant="default" fw={500} tt="none">
            this one
          </Badge>
        )}
        <div className={classes.dim}>
          {session.address ?? 'unknown address'} · {timeAgo(Date.parse(session.lastSeenAt), now)}
        </div>
      </div>
      {!session.current && (
        <Button
          variant="default"
          size="xs"
          aria-label={`End the session of ${device}`}
          loading={end.isPending}
          onClick={() => end.mutate()}
        >
          End
        </Button>
      )}
    </li>
  );
}
