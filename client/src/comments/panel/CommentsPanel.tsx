import { SegmentedControl, Switch, TextInput } from '@mantine/core';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useModel } from '../../document/useModel.ts';
import { useNames } from '../../review/useNames.ts';
import { useSession } from '../../session/SessionContext.tsx';
import { useObservable } from '../../session/useObservable.ts';
import { commentsOf } from '../CommentsState.ts';
import classes from './CommentsPanel.module.css';
import { allThreads, listThreads, THREAD_FILTERS, type ThreadFilter } from './listThreads.ts';
import { ThreadRow } from './ThreadRow.tsx';
import { usePlaceName } from './usePlaceName.ts';

const TITLES: Readonly<Record<ThreadFilter, string>> = {
  open: 'Open',
  mine: 'Mine',
  mentions: 'Mentions',
  resolved: 'Resolved',
};

const NOTHING: Readonly<Record<ThreadFilter, string>> = {
  open: 'Nothing is open. Press C on the canvas, or write beside a take: what is said anywhere is listed here.',
  mine: 'You have not said anything that is still open.',
  mentions: 'Nobody mentions you in what is open. An @ and a name in a comment does.',
  resolved: 'Nothing is resolved yet.',
};

const isFilter = (value: string): value is ThreadFilter => THREAD_FILTERS.some((known) => known === value);

/** Every thread of the project, wherever it hangs; a press goes there. */
export function CommentsPanel({ onClose }: { onClose: () => void }) {
  const session = useSession();
  const { me } = session;
  const state = commentsOf(session);
  const nameOf = useNames();
  const placeName = usePlaceName();
  const [filter, setFilter] = useState<ThreadFilter>('open');
  const [words, setWords] = useState('');
  const showsResolved = useObservable(state.showsResolved);
  const threads = useModel(['comments', 'nodes'], allThreads);
  const shown = listThreads(threads, { filter, words, me: me.id, nameOf, placeName });
  return (
    <aside
      className={classes.panel}
      aria-label="Comments"
      // What is typed here is not a shortcut of the canvas.
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') onClose();
      }}
    >
      <header className={classes.head}>
        <h2 className={classes.title}>Comments</h2>
        <button type="button" className={classes.close} aria-label="Close comments" onClick={onClose}>
          <IconX size={16} aria-hidden="true" />
        </button>
      </header>
      <div className={classes.filters}>
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label="Which comments"
          value={filter}
          data={THREAD_FILTERS.map((value) => ({ value, label: TITLES[value] }))}
          onChange={(value) => {
            if (isFilter(value)) setFilter(value);
          }}
        />
        <TextInput
          size="xs"
          aria-label="Search comments"
          placeholder="Words, a person, a shot"
          leftSection={<IconSearch size={14} />}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <Switch
          size="xs"
          label="Show resolved on the canvas"
          checked={showsResolved}
          onChange={(event) => state.showsResolved.set(event.currentTarget.checked)}
        />
      </div>
      {shown.length === 0 ? (
        <p className={classes.none}>{words.trim() === '' ? NOTHING[filter] : 'Nothing holds these words.'}</p>
      ) : (
        <ul className={classes.list}>
          {shown.map((thread) => (
            <li key={thread.first.id}>
              <ThreadRow thread={thread} where={placeName(thread.first.anchor)} />
            </li>
          ))}
        </ul>
      )}
    </aside>
  );
}
