import type { StorageUse } from '@dailies/shared/http';
import { shareOf } from './shareOf.ts';
import classes from './UseBar.module.css';

interface UseBarProps {
  readonly uses: readonly StorageUse[];
  /** As long as the whole bar: a limit, or what the largest takes. */
  readonly wholeBytes: number;
}

/** What takes room, side by side, in one bar. What it says stands beside it in words. */
export function UseBar({ uses, wholeBytes }: UseBarProps) {
  return (
    <div className={classes.bar} aria-hidden="true">
      {uses.map(({ kind, bytes }) => (
        <span
          key={kind}
          className={classes.part}
          data-kind={kind}
          style={{ width: `${shareOf(bytes, wholeBytes)}%` }}
        />
      ))}
    </div>
  );
}
