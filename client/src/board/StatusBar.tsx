import type { Status } from '@dailies/shared/document';
import type { Shot } from './Shot.ts';
import classes from './StatusBar.module.css';

interface StatusBarProps {
  readonly shots: readonly Shot[];
  readonly statuses: readonly Status[];
  readonly chosen: string | undefined;
  readonly onChoose: (status: string | undefined) => void;
}

/** How many shots stand where, as one bar; a status is a filter too. */
export function StatusBar({ shots, statuses, chosen, onChoose }: StatusBarProps) {
  const counted = statuses
    .map((status) => ({ status, count: shots.filter((shot) => shot.status.id === status.id).length }))
    .filter(({ status, count }) => count > 0 || status.id === chosen);
  return (
    <div className={classes.all}>
      <div className={classes.bar} aria-hidden="true">
        {counted.map(({ status, count }) => (
          <span
            key={status.id}
            className={classes.part}
            data-faded={chosen !== undefined && chosen !== status.id}
            style={{ flexGrow: count, background: status.colour }}
          />
        ))}
      </div>
      <div className={classes.legend} role="group" aria-label="Shots by status">
        {counted.map(({ status, count }) => (
          <button
            key={status.id}
            type="button"
            className={classes.status}
            aria-pressed={status.id === chosen}
            onClick={() => onChoose(status.id === chosen ? undefined : status.id)}
          >
            <span className={classes.dot} style={{ background: status.colour }} aria-hidden="true" />
            {status.name}
            <span className={classes.count}>{count}</span>
          </button>
        ))}
      </div>
    </div>
  );
}
