import { setAssignee } from '@dailies/shared/commands';
import type { NodeId } from '@dailies/shared/ids';
import { Avatar, Menu, UnstyledButton } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { membersQuery } from '../api/members.ts';
import { useModel } from '../document/useModel.ts';
import { useRun } from '../document/useRun.ts';
import { PersonAvatar } from '../interface/PersonAvatar.tsx';
import { useNames } from '../review/useNames.ts';
import { useSession } from '../session/SessionContext.tsx';
import { useMay } from '../session/useMay.ts';
import classes from './fields.module.css';

const SHOWN_AT_MOST = 4;

interface AssigneesFieldProps {
  readonly node: NodeId;
  /** Shown above where given; `name` says whose it is where it is not. */
  readonly label?: string;
  readonly name?: string;
  readonly tabIndex?: number;
}

/** Who works on a shot; a click opens the list of members. */
export function AssigneesField({ node, label, name, tabIndex }: AssigneesFieldProps) {
  const { project } = useSession();
  const run = useRun();
  const nameOf = useNames();
  const mayTrack = useMay('tracking');
  const members = useQuery(membersQuery(project.id)).data ?? [];
  const assignees = useModel([`tracking:${node}`], (model) => model.tracking(node).assignees, [node]);
  const people =
    assignees.length > 0 ? (
      <Avatar.Group spacing={6}>
        {assignees.slice(0, SHOWN_AT_MOST).map((user) => (
          <PersonAvatar key={user} id={user} name={nameOf(user)} size={28} />
        ))}
        {assignees.length > SHOWN_AT_MOST && <Avatar size={28}>+{assignees.length - SHOWN_AT_MOST}</Avatar>}
      </Avatar.Group>
    ) : mayTrack ? (
      <>
        <IconUserPlus size={15} aria-hidden="true" /> Assign
      </>
    ) : (
      '–'
    );
  return (
    <div className={classes.field}>
      {label !== undefined && <span className={classes.label}>{label}</span>}
      {mayTrack ? (
        <Menu closeOnItemClick={false} position="bottom-start" width={264} shadow="md">
          <Menu.Target>
            <UnstyledButton
              className={classes.people}
              data-edit
              {...(tabIndex === undefined ? {} : { tabIndex })}
              aria-label={[
                name === undefined ? 'Assignees' : `Assignees of ${name}`,
                assignees.length === 0 ? 'Assign' : assignees.map(nameOf).join(', '),
              ].join(': ')}
            >
              {people}
            </UnstyledButton>
          </Menu.Target>
          <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
            {members.map(({ user, role }) => {
              const isAssigned = assignees.includes(user.id);
              return (
                <Menu.CheckboxItem
                  key={user.id}
                  checked={isAssigned}
                  onChange={(assigned) => run(setAssignee, { node, user: user.id, assigned })}
                >
                  <span className={classes.member}>
                    <PersonAvatar id={user.id} name={user.name} size={24} />
                    {user.name}
                    <span className={classes.role}>{role}</span>
                  </span>
                </Menu.CheckboxItem>
              );
            })}
          </Menu.Dropdown>
        </Menu>
      ) : (
        <span className={classes.people}>{people}</span>
      )}
    </div>
  );
}
