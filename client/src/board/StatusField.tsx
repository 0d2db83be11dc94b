import { setStatus } from '@dailies/shared/commands';
import type { NodeId } from '@dailies/shared/ids';
import { IconChevronDown } from '@tabler/icons-react';
import { type CSSProperties, useId } from 'react';
import { useModel } from '../document/useModel.ts';
import { useRun } from '../document/useRun.ts';
import { useMay } from '../session/useMay.ts';
import classes from './fields.module.css';

interface StatusFieldProps {
  readonly node: NodeId;
  /** Shown above where given; `name` says whose it is where it is not. */
  readonly label?: string;
  readonly name?: string;
}

/** A shot's production status, in its colour. The browser's own list: a table has hundreds of these. */
export function StatusField({ node, label, name }: StatusFieldProps) {
  const id = useId();
  const run = useRun();
  const mayTrack = useMay('tracking');
  const statuses = useModel(['settings'], (model) => model.settings.statuses);
  const tracked = useModel([`tracking:${node}`], (model) => model.tracking(node).status, [node]);
  const status = statuses.find((one) => one.id === tracked) ?? statuses[0];
  const colour: CSSProperties & { '--status': string } = { '--status': status?.colour ?? 'var(--faint)' };
  const title = name === undefined ? 'Status' : `Status of ${name}`;
  return (
    <div className={classes.field}>
      {label !== undefined && (
        <label className={classes.label} htmlFor={id}>
          {label}
        </label>
      )}
      {mayTrack ? (
        <span className={classes.status} style={colour}>
          <span className={classes.dot} aria-hidden="true" />
          <select
            id={id}
            className={classes.choose}
            {...(label === undefined ? { 'aria-label': title } : {})}
            value={status?.id ?? ''}
            onChange={(event) => run(setStatus, { node, status: event.currentTarget.value })}
          >
            {statuses.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
          <IconChevronDown className={classes.chevron} size={13} aria-hidden="true" />
        </span>
      ) : (
        <span className={classes.status} style={colour} id={id}>
          <span className={classes.dot} aria-hidden="true" />
          <span className={classes.said}>{status?.name}</span>
        </span>
      )}
    </div>
  );
}
