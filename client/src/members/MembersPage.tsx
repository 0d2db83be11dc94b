import type { Member } from '@dailies/shared/http';
import { ROLE_MEANING, ROLES } from '@dailies/shared/people';
import { Alert, Anchor, Badge, Button, Menu, Select, Skeleton, Table } from '@mantine/core';
import { IconDots, IconUserMinus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { sentenceOfError } from '../api/ApiProblem.ts';
import { changeMember, membersQuery, removeMember } from '../api/members.ts';
import { PersonAvatar } from '../interface/PersonAvatar.tsx';
import { sayError } from '../interface/sayProblem.ts';
import { SectionPage } from '../interface/SectionPage.tsx';
import { useSession } from '../session/SessionContext.tsx';
import { useObservable } from '../session/useObservable.ts';
import classes from './MembersPage.module.css';
import { InvitePanel } from './InvitePanel.tsx';
import { RemoveDialog } from './RemoveDialog.tsx';

/** Who works here, and as what; directors change it and invite more. */
export function MembersPage() {
  const { project, role } = useSession();
  const isDirector = useObservable(role) === 'director';
  const members = useQuery(membersQuery(project.id));
  return (
    <SectionPage
      title="Members"
      lead="Everybody who can open this project, and what they may do in it."
      actions={
        isDirector && (
          <Anchor
            size="sm"
            renderRoot={(parts: object) => (
              <Link {...parts} to="/p/$projectId/audit" params={{ projectId: project.id }} />
            )}
          >
            Audit log
          </Anchor>
        )
      }
    >
      {members.isError && (
        <Alert color="red" variant="light">
          {sentenceOfError(members.error)}
        </Alert>
      )}
      <div className={classes.frame}>
        <Table verticalSpacing="sm" horizontalSpacing="md" aria-label="Members">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Name</Table.Th>
              <Table.Th w={220}>Role</Table.Th>
              <Table.Th w={56} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {members.isPending && (
              <Table.Tr>
                <Table.Td colSpan={3}>
                  <Skeleton h={28} />
                </Table.Td>
              </Table.Tr>
            )}
            {members.data?.map((member) => (
              <MemberRow key={member.user.id} member={member} isDirector={isDirector} />
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {isDirector && <InvitePanel />}
    </SectionPage>
  );
}

function MemberRow({ member, isDirector }: { member: Member; isDirector: boolean }) {
  const { project, me } = useSession();
  const client = useQueryClient();
  const settle = {
    onError: sayError,
    onSettled: () => client.invalidateQueries(membersQuery(project.id)),
  };
  const change = useMutation({
    mutationFn: (role: Member['role']) => changeMember(project.id, member.user.id, role),
    ...settle,
  });
  const remove = useMutation({ mutationFn: () => removeMember(project.id, member.user.id), ...settle });
  const isMe = member.user.id === me.id;
  const [isAsking, setAsking] = useState(false);
  return (
    <Table.Tr data-user-id={member.user.id}>
      <Table.Td>
        <div style={{ display: 'flex', alignItems: 'center', gap: 12 }}>
          <PersonAvatar id={member.user.id} name={member.user.name} size={32} />
          <div>
            <div>
              {member.user.name}
              {isMe && (
                <Badge ml={8} size="xs" variant="default" fw={500} tt="none">
                  you
                </Badge>
              )}
            </div>
            {member.email !== null && <div style={{ color: 'var(--dim)', fontSize: 12 }}>{member.email}</div>}
          </div>
        </div>
      </Table.Td>
      <Table.Td>
        {isDirector ? (
          <Select
            aria-label={`Role of ${member.user.name}`}
            size="sm"
            allowDeselect={false}
            comboboxProps={{ width: 300, position: 'bottom-start' }}
            data={ROLES.map((role) => ({ value: role, label: role.charAt(0).toUpperCase() + role.slice(1) }))}
            renderOption={({ option }) => (
              <div>
                <div>{option.label}</div>
                <div style={{ fontSize: 12, color: 'var(--dim)' }}>
                  {ROLE_MEANING[ROLES.find((role) => role === option.value) ?? 'viewer']}
                </div>
              </div>
            )}
            value={member.role}
            onChange={(value) => {
              const role = ROLES.find((known) => known === value);
              if (role !== undefined && role !== member.role) change.mutate(role);
            }}
          />
        ) : (
          <span style={{ textTransform: 'capitalize' }}>{member.role}</span>
        )}
      </Table.Td>
      <Table.Td>
        {(isDirector || isMe) && (
          <Menu position="bottom-end">
            <Menu.Target>
              <Button
                variant="subtle"
                color="gray"
                size="compact-sm"
                px={6}
                aria-label={`More for ${member.user.name}`}
              >
                <IconDots size={16} />
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item color="red" leftSection={<IconUserMinus size={16} />} onClick={() => setAsking(true)}>
                {isMe ? 'Leave project…' : 'Remove from project…'}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
        <RemoveDialog
          opened={isAsking}
          title={isMe ? `Leave “${project.name}”?` : `Remove ${member.user.name} from “${project.name}”?`}
          lead={
            isMe
              ? 'You cannot open it any more then; coming back takes a new invitation. What you made stays.'
              : `${member.user.name} cannot open it any more then; coming back takes a new invitation. What they made stays.`
          }
          action={isMe ? 'Leave project' : 'Remove from project'}
          onClose={() => setAsking(false)}
          onRemove={() => {
            setAsking(false);
            remove.mutate();
          }}
        />
      </Table.Td>
    </Table.Tr>
  );
}
