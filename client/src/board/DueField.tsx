import { setDue } from '@dailies/shared/commands';
import type { NodeId } from '@dailies/shared/ids';
import { IconCalendar } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useModel } from '../document/useModel.ts';
import { useRun } from '../document/useRun.ts';
import { useNow } from '../interface/useNow.ts';
import { useMay } from '../session/useMay.ts';
import { dayOf, showDay } from './day.ts';
import classes from './fields.module.css';
import { isOverdue } from './Shot.ts';

/** A year that is still being typed runs through the first centuries; nobody means those. */
const isMeant = (day: string): boolean => day >= '1900-01-01';

interface DueFieldProps {
  readonly node: NodeId;
  /** Shown above where given; `name` says whose it is where it is not. */
  readonly label?: string;
  readonly name?: string;
  readonly tabIndex?: number;
}

/** When a shot is due: words to read, the browser's date field while one is in it. */
export function DueField({ node, label, name, tabIndex }: DueFieldProps) {
  const id = useId();
  const run = useRun();
  const mayTrack = useMay('tracking');
  const tracked = useModel([`tracking:${node}`], (model) => model.tracking(node), [node]);
  const statuses = useModel(['settings'], (model) => model.settings.statuses);
  const due = tracked.due ?? '';
  /** What is in the field and not written yet; null for what the document has. */
  const [typed, setTyped] = useState<string | null>(null);
  const today = dayOf(new Date(useNow()));
  const status = statuses.find((one) => one.id === tracked.status) ?? statuses[0];
  const isLate = status !== undefined && isOverdue({ due: tracked.due, status }, today);
  const write = (day: string) => {
    if (day !== due) run(setDue, { node, due: day === '' ? null : day });
  };
  const shown = (
    <span className={classes.day} data-late={isLate} data-empty={due === ''} aria-hidden={mayTrack}>
      {due === '' && mayTrack && <IconCalendar size={14} aria-hidden="true" />}
      {due === '' ? (mayTrack ? 'Set date' : '–') : showDay(due, today)}
      {isLate && <span className={classes.late}>late</span>}
    </span>
  );
  return (
    <div className={classes.field}>
      {label !== undefined && (
        <label className={classes.label} htmlFor={id}>
          {label}
        </label>
      )}
      {mayTrack ? (
        <span className={classes.due}>
          {shown}
          <input
            id={id}
            type="date"
            className={classes.date}
            tabIndex={tabIndex}
            data-edit
            {...(label === undefined ? { 'aria-label': name === undefined ? 'Due' : `Due date of ${name}` } : {})}
            value={typed ?? due}
            onChange={(event) => {
              const day = event.currentTarget.value;
              setTyped(isMeant(day) ? null : day);
              if (isMeant(day)) write(day);
            }}
            // An emptied field is written when it is left: parts of a date being typed read as empty too.
            onBlur={(event) => {
              if (typed === '' && !event.currentTarget.validity.badInput) write('');
              setTyped(null);
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter') event.currentTarget.blur();
            }}
          />
        </span>
      ) : (
        <span id={id}>{shown}</span>
      )}
    </div>
  );
}
