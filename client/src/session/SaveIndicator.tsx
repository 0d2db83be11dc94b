import { Button, Popover } from '@mantine/core';
import { IconCloudCheck, IconCloudOff, IconCloudUp, IconDatabaseExclamation } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState } from 'react';
import { timeAgo } from '../interface/timeAgo.ts';
import { useNow } from '../interface/useNow.ts';
import type { SaveState } from './saveState.ts';
import { useSession } from './SessionContext.tsx';
import { useObservable } from './useObservable.ts';
import classes from './SaveIndicator.module.css';

interface Meaning {
  readonly title: string;
  /** What it means, and what happens next. */
  readonly sentence: string;
  readonly Icon: typeof IconCloudCheck;
}

const MEANINGS: Readonly<Record<SaveState['kind'], Meaning>> = {
  'connecting': {
    title: 'Connecting',
    sentence: 'The connection to the server is being opened.',
    Icon: IconCloudUp,
  },
  'saved': {
    title: 'Everything is saved',
    sentence: 'All that you did is in the server’s log, and everybody else has it.',
    Icon: IconCloudCheck,
  },
  'saving': {
    title: 'Saving',
    sentence: 'Your last edits are on their way; the server has not confirmed them yet.',
    Icon: IconCloudUp,
  },
  'offline': {
    title: 'Offline',
    sentence:
      'The server cannot be reached. Go on working: your edits are kept in this browser, also when the page is closed, and are sent by themselves when it is back. It is tried every few seconds.',
    Icon: IconCloudOff,
  },
  'not-saved': {
    title: 'Not saved',
    sentence:
      'The server is there but cannot store just now. Your edits are kept in this browser and sent when it can; it is tried every few seconds.',
    Icon: IconDatabaseExclamation,
  },
};

const edits = (count: number): string =>
  count === 1 ? '1 edit of yours waits here' : `${count} edits of yours wait here`;

/** Where one's edits are; never says more than is known. Pressed, it says the rest. */
export function SaveIndicator() {
  const session = useSession();
  const { kind, text } = useObservable(session.save);
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const title = useId();
  useEffect(() => {
    if (!isOpen) return undefined;
    // Wherever the focus is: what had it in here may be gone by then.
    const leave = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      button.current?.focus();
    };
    window.addEventListener('keydown', leave);
    return () => window.removeEventListener('keydown', leave);
  }, [isOpen]);
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-start"
      width={300}
      shadow="md"
      withArrow
      trapFocus={false}
    >
      <Popover.Target>
        <button
          ref={button}
          type="button"
          className={classes.state}
          data-kind={kind}
          aria-haspopup="dialog"
          onClick={() => setOpen(!isOpen)}
        >
          <span className={classes.dot} aria-hidden="true" />
          <span className={classes.text} data-testid="save-state" role="status">
            {text}
          </span>
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-labelledby={title}>
        <Details titleId={title} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Details({ titleId }: { titleId: string }) {
  const session = useSession();
  const { kind, waiting } = useObservable(session.save);
  const since = useObservable(session.saveSince);
  const now = useNow();
  const { title, sentence, Icon } = MEANINGS[kind];
  const isAway = kind === 'offline' || kind === 'not-saved';
  return (
    <div className={classes.details} data-kind={kind}>
      <p id={titleId} className={classes.title}>
        <Icon size={18} aria-hidden="true" />
        {title}
      </p>
      <p className={classes.sentence}>{sentence}</p>
      <dl className={classes.facts}>
        {waiting > 0 && (
          <div>
            <dt>Waiting</dt>
            <dd>{edits(waiting)}</dd>
          </div>
        )}
        <div>
          <dt>Since</dt>
          <dd>
            {new Date(since).toLocaleTimeString(undefined, { timeStyle: 'short' })}, {timeAgo(since, now)}
          </dd>
        </div>
      </dl>
      {isAway && (
        <Button size="xs" variant="default" fullWidth onClick={() => session.retryNow()}>
          Try again now
        </Button>
      )}
    </div>
  );
}
