import { VERDICTS } from '../takes/verdicts.ts';
import type { VerdictCounts as Counts } from './Shot.ts';
import classes from './VerdictCounts.module.css';

/** How many approve, ask for changes, reject. */
export function VerdictCounts({ counts }: { counts: Counts }) {
  const given = VERDICTS.filter(({ verdict }) => counts[verdict] > 0);
  if (given.length === 0) return <span className={classes.none}>–</span>;
  return (
    <span className={classes.counts}>
      {given.map(({ verdict, many, colour, Icon }) => (
        <span
          key={verdict}
          className={classes.count}
          style={{ color: colour }}
          role="img"
          aria-label={`${counts[verdict]} ${many}`}
          title={`${counts[verdict]} ${many}`}
        >
          <Icon size={14} aria-hidden="true" />
          {counts[verdict]}
        </span>
      ))}
    </span>
  );
}
