import { type AnyCommand, setAssignee, setDue, setStatus } from '@dailies/shared/commands';
import type { NodeId } from '@dailies/shared/ids';
import { Menu, Select, TextInput, UnstyledButton } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { membersQuery } from '../../api/members.ts';
import { useModel } from '../../document/useModel.ts';
import { PersonAvatar } from '../../interface/PersonAvatar.tsx';
import { sayProblem } from '../../interface/sayProblem.ts';
import { useSession } from '../../session/SessionContext.tsx';
import classes from './several.module.css';

/** What all of some values are; undefined where they differ. */
const common = <T,>(values: readonly T[]): T | undefined =>
  values.every((value) => value === values[0]) ? values[0] : undefined;

/** Status, due date and people of several shots: one step of undo for all of them. */
export function TrackAll({ nodes }: { nodes: readonly NodeId[] }) {
  const session = useSession();
  const members = useQuery(membersQuery(session.project.id)).data ?? [];
  const statuses = useModel(['settings'], (model) => model.settings.statuses);
  const topics = nodes.map((id) => `tracking:${id}` as const);
  const all = useModel(topics, (model) => nodes.map((id) => model.tracking(id)), [nodes.join(' ')]);
  /** A date that is being typed and not written yet. */
  const [typed, setTyped] = useState<string | null>(null);
  const forAll = (command: Pick<AnyCommand, 'run'>, argsOf: (node: NodeId) => unknown) => {
    session.undo.endGesture();
    const refused = nodes.map((node) => session.run(command, argsOf(node), 'gesture')).find(({ ok }) => !ok);
    session.undo.endGesture();
    if (refused?.ok === false) sayProblem(refused.refusal.message);
  };
  const status = common(all.map((one) => one.status ?? statuses[0]?.id));
  const due = common(all.map((one) => one.due ?? ''));
  const writeDue = () => {
    if (typed !== null && typed !== due) forAll(setDue, (node) => ({ node, due: typed === '' ? null : typed }));
    setTyped(null);
  };
  return (
    <div className={classes.tracking}>
      <Select
        label="Status"
        size="xs"
        allowDeselect={false}
        placeholder="Mixed"
        data={statuses.map(({ id, name }) => ({ value: id, label: name }))}
        value={status ?? null}
        onChange={(next) => {
          if (next !== null) forAll(setStatus, (node) => ({ node, status: next }));
        }}
      />
      <TextInput
        label={due === undefined ? 'Due, mixed' : 'Due'}
        type="date"
        size="xs"
        value={typed ?? due ?? ''}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={writeDue}
        onKeyDown={(event) => {
          if (event.key === 'Enter') writeDue();
        }}
      />
      <Menu closeOnItemClick={false} position="bottom-start" width={280} shadow="md">
        <Menu.Target>
          <UnstyledButton className={classes.assign}>
            <IconUserPlus size={15} aria-hidden="true" /> Assign
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
          {members.map(({ user }) => {
            const count = all.filter(({ assignees }) => assignees.includes(user.id)).length;
            return (
              <Menu.CheckboxItem
                key={user.id}
                checked={count === nodes.length}
                onChange={() =>
                  forAll(setAssignee, (node) => ({ node, user: user.id, assigned: count < nodes.length }))
                }
              >
                <span className={classes.member}>
                  <PersonAvatar id={user.id} name={user.name} size={24} />
                  {user.name}
                  {count > 0 && count < nodes.length && (
                    <span className={classes.some}>
                      {count} of {nodes.length}
                    </span>
                  )}
                </span>
              </Menu.CheckboxItem>
            );
          })}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
