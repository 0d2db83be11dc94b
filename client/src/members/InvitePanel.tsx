import type { Invite } from '@dailies/shared/http';
import { ROLE_MEANING, ROLES } from '@dailies/shared/people';
import { ActionIcon, Button, Group, Select, Table, Text, TextInput, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy, IconLink, IconX } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { createInvite, invitesQuery, revokeInvite } from '../api/invites.ts';
import { copyText } from '../interface/copyText.ts';
import { sayError, sayProblem } from '../interface/sayProblem.ts';
import { useNow } from '../interface/useNow.ts';
import { useSession } from '../session/SessionContext.tsx';
import classes from './InvitePanel.module.css';

const EXPIRIES = [
  { value: '24', label: 'in a day' },
  { value: '168', label: 'in a week' },
  { value: '720', label: 'in 30 days' },
];

const title = (role: string): string => role.charAt(0).toUpperCase() + role.slice(1);

/** Invitation links: made here, shown once, and withdrawn. */
export function InvitePanel() {
  const { project } = useSession();
  const client = useQueryClient();
  const now = useNow();
  const invites = useQuery(invitesQuery(project.id));
  const [role, setRole] = useState<(typeof ROLES)[number]>('artist');
  const [expiry, setExpiry] = useState('168');
  const create = useMutation({
    mutationFn: () => createInvite(project.id, { role, expiresInHours: Number(expiry) }),
    onError: sayError,
    onSettled: () => client.invalidateQueries(invitesQuery(project.id)),
  });
  const open = invites.data?.filter((invite) => invite.revokedAt === null && Date.parse(invite.expiresAt) > now);
  return (
    <section className={classes.panel} aria-label="Invite people">
      <h2 className={classes.title}>Invite people</h2>
      <p className={classes.lead}>Whoever opens the link joins this project in the role you choose.</p>
      <Group align="flex-end" gap="sm">
        <Select
          label="Role"
          w={180}
          allowDeselect={false}
          data={ROLES.map((value) => ({ value, label: title(value) }))}
          value={role}
          onChange={(value) => setRole(ROLES.find((known) => known === value) ?? role)}
        />
        <Select
          label="Expires"
          w={160}
          allowDeselect={false}
          data={EXPIRIES}
          value={expiry}
          onChange={(value) => setExpiry(value ?? expiry)}
        />
        <Button leftSection={<IconLink size={16} />} loading={create.isPending} onClick={() => create.mutate()}>
          Create link
        </Button>
      </Group>
      <Text size="xs" c="dimmed" mt={8}>
        {ROLE_MEANING[role]}
      </Text>
      {create.data !== undefined && <FreshLink key={create.data.id} url={create.data.url} />}
      {open !== undefined && open.length > 0 && (
        <Table mt="lg" verticalSpacing="xs" aria-label="Open invitations">
          <Table.Tbody>
            {open.map((invite) => (
              <InviteRow key={invite.id} invite={invite} />
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  );
}

function FreshLink({ url }: { url: string }) {
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    const done = await copyText(url);
    setCopied(done);
    if (!done) sayProblem('The browser did not allow copying; select the link instead.');
  };
  return (
    <Group gap="sm" mt="md" align="flex-end" wrap="nowrap">
      <TextInput
        label="Invitation link"
        description="Shown this once: copy it now."
        readOnly
        value={url}
        style={{ flex: 1 }}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button
        variant="default"
        leftSection={isCopied ? <IconCheck size={16} /> : <IconCopy size={16} />}
        onClick={() => void copy()}
      >
        {isCopied ? 'Copied' : 'Copy'}
      </Button>
    </Group>
  );
}

function InviteRow({ invite }: { invite: Invite }) {
  const { project } = useSession();
  const client = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => revokeInvite(project.id, invite.id),
    onError: sayError,
    onSettled: () => client.invalidateQueries(invitesQuery(project.id)),
  });
  const expires = new Date(invite.expiresAt).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <Table.Tr>
      <Table.Td w={120}>{title(invite.role)}</Table.Td>
      <Table.Td c="dimmed">
        by {invite.createdBy.name}, until {expires}
      </Table.Td>
      <Table.Td w={48}>
        <Tooltip label="Withdraw">
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label="Withdraw invitation"
            loading={revoke.isPending}
            onClick={() => revoke.mutate()}
          >
            <IconX size={16} />
          </ActionIcon>
        </Tooltip>
      </Table.Td>
    </Table.Tr>
  );
}
