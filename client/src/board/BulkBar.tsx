import { setAssignee, setDue, setStatus } from '@dailies/shared/commands';
import type { UserId } from '@dailies/shared/ids';
import { Button, Menu } from '@mantine/core';
import { IconCalendar, IconCircleDot, IconLayoutGrid, IconUserPlus, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { membersQuery } from '../api/members.ts';
import { useModel } from '../document/useModel.ts';
import { PersonAvatar } from '../interface/PersonAvatar.tsx';
import { sayProblem } from '../interface/sayProblem.ts';
import { undoToast } from '../interface/undoToast.tsx';
import { useSession } from '../session/SessionContext.tsx';
import classes from './BulkBar.module.css';
import { runTogether } from './runTogether.ts';
import type { Shot } from './Shot.ts';

interface BulkBarProps {
  readonly shots: readonly Shot[];
  readonly onClear: () => void;
}

/** What can be done with several shots at once; each is one step of undo. */
export function BulkBar({ shots, onClear }: BulkBarProps) {
  const session = useSession();
  const count = shots.length === 1 ? '1 shot' : `${shots.length} shots`;
  const statuses = useModel(['settings'], (model) => model.settings.statuses);
  const run = (command: Parameters<typeof runTogether>[1], args: readonly unknown[], what: string) => {
    const result = runTogether(session, command, args, `${what} (${count})`);
    if (result.ok) undoToast(session.undo, `${count}: ${what}`);
    else sayProblem(result.refusal.message);
  };
  return (
    <div className={classes.bar} role="toolbar" aria-label={`${count} selected`}>
      <span className={classes.count}>{count}</span>
      <Menu position="top-start" width={220} shadow="md">
        <Menu.Target>
          <Button size="xs" variant="default" leftSection={<IconCircleDot size={15} aria-hidden="true" />}>
            Status
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
          {statuses.map((status) => (
            <Menu.Item
              key={status.id}
              leftSection={<span className={classes.dot} style={{ background: status.colour }} />}
              onClick={() =>
                run(
                  setStatus,
                  shots.map(({ node }) => ({ node, status: status.id })),
                  status.name,
                )
              }
            >
              {status.name}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Assign
        shots={shots}
        onAssign={(user, assigned, name) =>
          run(
            setAssignee,
            shots.map(({ node }) => ({ node, user, assigned })),
            assigned ? `Assign ${name}` : `Take ${name} off`,
          )
        }
      />
      <Due
        onDue={(due) =>
          run(
            setDue,
            shots.map(({ node }) => ({ node, due })),
            due === null ? 'No due date' : `Due ${due}`,
          )
        }
      />
      <Button
        size="xs"
        variant="default"
        leftSection={<IconLayoutGrid size={15} aria-hidden="true" />}
        renderRoot={(parts: object) => (
          <Link
            {...parts}
            to="/p/$projectId/contact-sheet"
            params={{ projectId: session.project.id }}
            search={{ shot: shots.map(({ node }) => node) }}
          />
        )}
      >
        Contact sheet
      </Button>
      <Button
        size="xs"
        variant="subtle"
        color="gray"
        leftSection={<IconX size={15} aria-hidden="true" />}
        onClick={onClear}
      >
        Clear selection
      </Button>
    </div>
  );
}

interface AssignProps {
  readonly shots: readonly Shot[];
  readonly onAssign: (user: UserId, assigned: boolean, name: string) => void;
}

function Assign({ shots, onAssign }: AssignProps) {
  const { project } = useSession();
  const members = useQuery(membersQuery(project.id)).data ?? [];
  return (
    <Menu closeOnItemClick={false} position="top-start" width={264} shadow="md">
      <Menu.Target>
        <Button size="xs" variant="default" leftSection={<IconUserPlus size={15} aria-hidden="true" />}>
          Assign
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
        {members.map(({ user }) => {
          const isOnAll = shots.every(({ assignees }) => assignees.includes(user.id));
          return (
            <Menu.CheckboxItem
              key={user.id}
              checked={isOnAll}
              onChange={(assigned) => onAssign(user.id, assigned, user.name)}
            >
              <span className={classes.member}>
                <PersonAvatar id={user.id} name={user.name} size={24} />
                {user.name}
              </span>
            </Menu.CheckboxItem>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}

function Due({ onDue }: { onDue: (due: string | null) => void }) {
  const id = useId();
  const [day, setDay] = useState('');
  return (
    <Menu position="top-start" shadow="md" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button size="xs" variant="default" leftSection={<IconCalendar size={15} aria-hidden="true" />}>
          Due
        </Button>
      </Menu.Target>
      <Menu.Dropdown p="sm">
        <form
          className={classes.due}
          onSubmit={(event) => {
            event.preventDefault();
            if (day !== '') onDue(day);
          }}
        >
          <label htmlFor={id}>Due date</label>
          <input
            id={id}
            type="date"
            value={day}
            onChange={(event) => setDay(event.currentTarget.value)}
            // The menu walks through its items by the arrows, which are the field's own here.
            onKeyDown={(event) => {
              if (event.key !== 'Escape') event.stopPropagation();
            }}
          />
          <Button size="xs" type="submit" disabled={day === ''}>
            Set date
          </Button>
          <Button size="xs" variant="subtle" color="gray" onClick={() => onDue(null)}>
            No date
          </Button>
        </form>
      </Menu.Dropdown>
    </Menu>
  );
}
