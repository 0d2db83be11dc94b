import { setAssignee } from '@dailies/shared/commands';
import type { NodeId } from '@dailies/shared/ids';
import { Avatar, Menu, Text, UnstyledButton } from '@mantine/core';
import { IconCheck, IconUserPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { membersQuery } from '../api/members.ts';
import { useModel } from '../document/useModel.ts';
import { useRun } from '../document/useRun.ts';
import { PersonAvatar } from '../interface/PersonAvatar.tsx';
import { useNames } from '../review/useNames.ts';
import { useSession } from '../session/SessionContext.tsx';
import { useMay } from '../session/useMay.ts';

/** Who works on a shot; a click opens the list of members. */
export function AssigneesField({ node, label, name }: { node: NodeId; label?: string; name?: string }) {
  const { project } = useSession();
  const run = useRun();
  const nameOf = useNames();
  const mayTrack = useMay('tracking');
  const members = useQuery(membersQuery(project.id)).data ?? [];
  const assignees = useModel([`tracking:${node}`], (model) => model.tracking(node).assignees, [node]);
  const people =
    assignees.length === 0 ? (
      <Text size="xs" c="dimmed" span style={{ display: 'inline-flex', alignItems: 'center', gap: 6 }}>
        {mayTrack && <IconUserPlus size={15} aria-hidden="true" />} {mayTrack ? 'Assign' : 'Nobody'}
      </Text>
    ) : (
      <Avatar.Group spacing={6}>
        {assignees.map((user) => (
          <PersonAvatar key={user} id={user} name={nameOf(user)} size={24} />
        ))}
      </Avatar.Group>
    );
  const title = label === undefined ? null : (
    <Text size="xs" c="dimmed" fw={500} mb={4}>
      {label}
    </Text>
  );
  if (!mayTrack) {
    return (
      <div>
        {title}
        {people}
      </div>
    );
  }
  return (
    <div>
      {title}
      <Menu closeOnItemClick={false} position="bottom-start" width={220}>
        <Menu.Target>
          <UnstyledButton mih={28} aria-label={name === undefined ? 'Assignees' : `Assignees of ${name}`}>
            {people}
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          {members.map(({ user }) => {
            const isAssigned = assignees.includes(user.id);
            return (
              <Menu.Item
                key={user.id}
                role="menuitemcheckbox"
                aria-checked={isAssigned}
                leftSection={<PersonAvatar id={user.id} name={user.name} size={22} />}
                rightSection={isAssigned ? <IconCheck size={14} /> : null}
                onClick={() => run(setAssignee, { node, user: user.id, assigned: !isAssigned })}
              >
                {user.name}
              </Menu.Item>
            );
          })}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
