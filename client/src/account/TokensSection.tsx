import { type AccessToken, type CreatedAccessToken, TOKEN_SCOPES } from '@dailies/shared/http';
import { Alert, Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { sentenceOfError } from '../api/ApiProblem.ts';
import { accessTokensQuery, revokeAccessToken } from '../api/accessTokens.ts';
import { Dialog } from '../interface/Dialog.tsx';
import { sayError } from '../interface/sayProblem.ts';
import { ShownOnce } from '../interface/ShownOnce.tsx';
import { timeAgo } from '../interface/timeAgo.ts';
import { useNow } from '../interface/useNow.ts';
import classes from './AccountPage.module.css';
import { AccountSection } from './AccountSection.tsx';
import { CreateTokenForm } from './CreateTokenForm.tsx';

/** Personal access tokens: made in a dialog, shown once, listed with their last use, revoked. */
export function TokensSection() {
  const client = useQueryClient();
  const tokens = useQuery(accessTokensQuery);
  const [isOpen, setOpen] = useState(false);
  const [made, setMade] = useState<CreatedAccessToken | null>(null);
  const close = () => {
    setOpen(false);
    setMade(null);
  };
  return (
    <AccountSection
      title="Access tokens"
      lead="For scripts and pipelines. A token does what you allow it, never more than you may, and stays good when you change your password."
    >
      <Stack gap="sm" align="flex-start">
        {tokens.isPending && <Skeleton h={64} radius="md" />}
        {tokens.isError && (
          <Alert color="red" variant="light">
            {sentenceOfError(tokens.error)}
          </Alert>
        )}
        {tokens.data !== undefined && tokens.data.length > 0 && (
          <ul className={classes.list} style={{ width: '100%' }} aria-label="Access tokens">
            {tokens.data.map((token) => (
              <TokenRow key={token.id} token={token} />
            ))}
          </ul>
        )}
        <Button variant="default" leftSection={<IconPlus size={16} />} onClick={() => setOpen(true)}>
          New token
        </Button>
      </Stack>
      <Dialog
        opened={isOpen}
        onClose={close}
        title={made === null ? 'New access token' : 'The token is made'}
        size="lg"
        centered
        // A token that is not copied yet is lost by a click beside it.
        closeOnClickOutside={made === null}
      >
        {made === null ? (
          <CreateTokenForm
            onCancel={close}
            onMade={(token) => {
              setMade(token);
              void client.invalidateQueries(accessTokensQuery);
            }}
          />
        ) : (
          <Stack gap="md">
            <ShownOnce label={made.name} secret={made.token} />
            <Text size="sm" c="dimmed">
              Programs send it as “Authorization: Bearer …”; the command line takes it from DAILIES_TOKEN.
            </Text>
            <Group justify="flex-end">
              <Button onClick={close}>Done</Button>
            </Group>
          </Stack>
        )}
      </Dialog>
    </AccountSection>
  );
}

const day = (at: string): string => new Date(at).toLocaleDateString(undefined, { dateStyle: 'medium' });

function TokenRow({ token }: { token: AccessToken }) {
  const client = useQueryClient();
  const now = useNow();
  const revoke = useMutation({
    mutationFn: () => revokeAccessToken(token.id),
    onError: sayError,
    onSettled: () => client.invalidateQueries(accessTokensQuery),
  });
  const isExpired = Date.parse(token.expiresAt) <= now;
  const may = token.scopes.map((scope) => TOKEN_SCOPES[scope].title).join(', ');
  const where = token.projects?.map(({ name }) => name).join(', ') ?? 'all projects';
  const used = token.lastUsedAt === null ? 'never used' : `used ${timeAgo(Date.parse(token.lastUsedAt), now)}`;
  const ends = isExpired ? `expired on ${day(token.expiresAt)}` : `until ${day(token.expiresAt)}`;
  return (
    <li className={classes.item}>
      <IconKey size={18} aria-hidden="true" />
      <div className={classes.what}>
        {token.name} <span className={classes.dim}>dly_…{token.lastFour}</span>
        <div className={classes.dim}>
          {may} · {where}
        </div>
        <div className={classes.dim}>
          {used} · {ends}
        </div>
      </div>
      <Button
        variant="default"
        size="xs"
        aria-label={isExpired ? `Remove the token ${token.name}` : `Revoke the token ${token.name}`}
        loading={revoke.isPending}
        onClick={() => revoke.mutate()}
      >
        {isExpired ? 'Remove' : 'Revoke'}
      </Button>
    </li>
  );
}
