import type { Difference, Mark } from '../difference/Difference.ts';
import { MARK_COLOUR, MARK_SIGN, MARK_WORD } from './markSigns.ts';
import classes from './MarkLegend.module.css';

const MARKS: readonly Mark[] = ['added', 'removed', 'changed', 'moved'];

/** A sign in its colour. */
export function MarkSign({ mark }: { mark: Mark }) {
  return (
    <span className={classes.sign} style={{ background: MARK_COLOUR[mark] }} aria-hidden="true">
      {MARK_SIGN[mark]}
    </span>
  );
}

/** How many nodes differ in which way since the version. */
export function MarkLegend({ difference: { marks } }: { difference: Difference }) {
  const counts = MARKS.map((mark) => [mark, [...marks.values()].filter((known) => known === mark).length] as const);
  const found = counts.filter(([, count]) => count > 0);
  return (
    <div className={classes.legend} role="status" data-testid="difference-counts">
      {found.length === 0 && <span className={classes.same}>The same nodes as now</span>}
      {found.map(([mark, count]) => (
        <span key={mark} className={classes.count}>
          <MarkSign mark={mark} />
          {count}
          <span className={classes.word}> {MARK_WORD[mark]}</span>
        </span>
      ))}
    </div>
  );
}
