import { Popover, Tooltip } from '@mantine/core';
import { IconScreenShare } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { PersonAvatar } from '../interface/PersonAvatar.tsx';
import { useSession } from '../session/SessionContext.tsx';
import { useObservable } from '../session/useObservable.ts';
import classes from './PeopleHere.module.css';
import { PersonCard } from './PersonCard.tsx';

const SHOWN_AT_MOST = 5;

interface PersonHere {
  readonly id: string;
  readonly name: string;
}

/** The others who are in this project now, each once; and asking all of them to follow. */
export function PeopleHere() {
  const { presence, me } = useSession();
  const peers = useObservable(presence.here);
  const people = useMemo(() => {
    const byId = new Map(peers.map(({ user }) => [user.id, user.name]));
    byId.delete(me.id);
    return [...byId].map(([id, name]): PersonHere => ({ id, name })).sort((a, b) => (a.id < b.id ? -1 : 1));
  }, [peers, me.id]);
  if (people.length === 0) return null;
  return (
    <>
      <LeadButton />
      <div className={classes.people} role="group" aria-label="People here">
        {people.slice(0, SHOWN_AT_MOST).map((person) => (
          <PersonButton key={person.id} {...person} />
        ))}
        {people.length > SHOWN_AT_MOST && <MorePeople people={people.slice(SHOWN_AT_MOST)} />}
      </div>
    </>
  );
}

function PersonButton({ id, name }: PersonHere) {
  const { following } = useSession();
  const leader = useObservable(following.leader);
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={304} shadow="md" trapFocus zIndex={340}>
      <Popover.Target>
        <button
          type="button"
          className={classes.person}
          aria-label={name}
          data-followed={leader?.user === id}
          onClick={() => setOpen(!isOpen)}
        >
          <PersonAvatar id={id} name={name} />
        </button>
      </Popover.Target>
      <Popover.Dropdown p={14}>
        <PersonCard id={id} name={name} onDone={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

function MorePeople({ people }: { people: readonly PersonHere[] }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={304} shadow="md" trapFocus zIndex={340}>
      <Popover.Target>
        <button
          type="button"
          className={`${classes.person} ${classes.more}`}
          aria-label={`${people.length} more people`}
          onClick={() => setOpen(!isOpen)}
        >
          +{people.length}
        </button>
      </Popover.Target>
      <Popover.Dropdown p={14} mah={420} style={{ overflowY: 'auto', display: 'grid', gap: 20 }}>
        {people.map((person) => (
          <PersonCard key={person.id} {...person} onDone={() => setOpen(false)} />
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}

function LeadButton() {
  const { following, role } = useSession();
  const mayLead = useObservable(role) !== 'viewer';
  const isLeading = useObservable(following.leading) !== null;
  if (!mayLead) return null;
  const label = isLeading ? 'Stop leading' : 'Ask everybody to follow me';
  return (
    <Tooltip label={label} openDelay={300}>
      <button
        type="button"
        className={classes.lead}
        aria-label={label}
        aria-pressed={isLeading}
        onClick={() => (isLeading ? following.stopLeading() : following.lead())}
      >
        <IconScreenShare size={18} stroke={1.7} aria-hidden="true" />
      </button>
    </Tooltip>
  );
}
