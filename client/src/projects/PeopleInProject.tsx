import type { UserId } from '@dailies/shared/ids';
import { Avatar } from '@mantine/core';
import { PersonAvatar } from '../interface/PersonAvatar.tsx';

const SHOWN_AT_MOST = 4;

interface PeopleInProjectProps {
  readonly people: readonly { readonly id: UserId; readonly name: string }[];
}

/** Who is in a project now. */
export function PeopleInProject({ people }: PeopleInProjectProps) {
  if (people.length === 0) return null;
  const more = people.length - SHOWN_AT_MOST;
  return (
    <Avatar.Group spacing={6} role="group" aria-label={`Here now: ${people.map(({ name }) => name).join(', ')}`}>
      {people.slice(0, SHOWN_AT_MOST).map(({ id, name }) => (
        <PersonAvatar key={id} id={id} name={name} size={24} />
      ))}
      {more > 0 && <Avatar size={24}>+{more}</Avatar>}
    </Avatar.Group>
  );
}
