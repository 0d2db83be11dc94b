import { setStatus } from '@dailies/shared/commands';
import type { Status } from '@dailies/shared/document';
import type { NodeId } from '@dailies/shared/ids';
import { IconChevronDown, IconSend } from '@tabler/icons-react';
import { type CSSProperties, useId, useState } from 'react';
import { useModel } from '../document/useModel.ts';
import { useRun } from '../document/useRun.ts';
import { useMay } from '../session/useMay.ts';
import classes from './fields.module.css';
import { handedIn } from './handIn.ts';
import { useMoveShot } from './useMoveShot.ts';

interface StatusFieldProps {
  readonly node: NodeId;
  /** Shown above where given; `name` says whose it is where it is not. */
  readonly label?: string;
  readonly name?: string;
  /** Of what is in it, where the keyboard comes to it in another way. */
  readonly tabIndex?: number;
}

/** A shot's production status, in its colour. The browser's own list: a table has hundreds of these. */
export function StatusField({ node, label, name, tabIndex }: StatusFieldProps) {
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
            tabIndex={tabIndex}
            data-edit
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
        <span className={classes.standing}>
          <span className={classes.status} style={colour} id={id}>
            <span className={classes.dot} aria-hidden="true" />
            <span className={classes.said}>{status?.name}</span>
          </span>
          {status !== undefined && <HandIn node={node} status={status} tabIndex={tabIndex} />}
        </span>
      )}
    </div>
  );
}

/** An artist's own shot goes to approval by this. */
function HandIn({ node, status, tabIndex }: { node: NodeId; status: Status; tabIndex: number | undefined }) {
  const { mayMove, move } = useMoveShot();
  const statuses = useModel(['settings'], (model) => model.settings.statuses);
  const title = useModel([`nodes:${node}`], (model) => model.nodes.get(node)?.title ?? '', [node]);
  const assignees = useModel([`tracking:${node}`], (model) => model.tracking(node).assignees, [node]);
  const [isAsked, setAsked] = useState(false);
  const to = handedIn(statuses);
  if (to === undefined || !mayMove({ status, assignees }, to)) return null;
  return (
    <button
      type="button"
      className={classes.handIn}
      aria-label={`Hand in ${title}`}
      title={`Hand in: ${to.name.toLowerCase()}`}
      tabIndex={tabIndex}
      data-edit
      disabled={isAsked}
      onClick={() => {
        setAsked(true);
        void move({ node, title, status, assignees }, to).finally(() => setAsked(false));
      }}
    >
      <IconSend size={13} aria-hidden="true" />
      Hand in
    </button>
  );
}
