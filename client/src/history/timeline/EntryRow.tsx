import type { TimelineEntry } from '@dailies/shared/http';
import { IconSparkles } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { PersonAvatar } from '../../interface/PersonAvatar.tsx';
import { useNames } from '../../review/useNames.ts';
import { describeSummary } from './describeSummary.ts';
import classes from './rows.module.css';
import { clockTime } from './versionTitle.ts';

interface EntryRowProps {
  readonly entry: TimelineEntry;
  /** It is what a link leads to: brought into view, and marked. */
  readonly isWanted: boolean;
  readonly onShow: (nodes: readonly string[]) => void;
}

/** A person's work without a longer pause, in one line; a press shows where it was. */
export function EntryRow({ entry, isWanted, onShow }: EntryRowProps) {
  const nameOf = useNames();
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isWanted) row.current?.scrollIntoView({ block: 'center' });
  }, [isWanted]);
  const name = entry.user === null ? 'Dailies' : nameOf(entry.user);
  const [from, to] = [clockTime(entry.from), clockTime(entry.to)];
  const nodes = [...new Set(entry.summary.flatMap((part) => part.nodes))];
  return (
    <li ref={row}>
      <button
        type="button"
        className={classes.row}
        data-row
        data-entry-id={entry.id}
        aria-current={isWanted}
        disabled={nodes.length === 0}
        onClick={() => onShow(nodes)}
      >
        <span className={classes.face}>
          {entry.user === null ? (
            <IconSparkles size={15} stroke={1.8} aria-hidden="true" />
          ) : (
            <PersonAvatar id={entry.user} name={name} size={24} />
          )}
        </span>
        <span className={classes.text}>
          <span className={classes.did}>{describeSummary(entry.summary)}</span>
          <span className={classes.sub}>
            {name} · {from === to ? from : `${from}–${to}`}
          </span>
        </span>
      </button>
    </li>
  );
}
