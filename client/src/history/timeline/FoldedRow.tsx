import { IconChevronRight, IconClock } from '@tabler/icons-react';
import classes from './rows.module.css';

interface FoldedRowProps {
  readonly count: number;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** A day's automatic versions, until somebody wants to see them. */
export function FoldedRow({ count, isOpen, onToggle }: FoldedRowProps) {
  return (
    <li>
      <button
        type="button"
        className={`${classes.row} ${classes.fold}`}
        data-row
        data-testid="folded-versions"
        aria-expanded={isOpen}
        onClick={onToggle}
      >
        <span className={classes.knot}>
          <IconClock size={14} stroke={1.8} aria-hidden="true" />
        </span>
        <span className={classes.text}>
          <span className={classes.title} style={{ lineHeight: '24px' }}>
            {count} automatic versions
          </span>
        </span>
        <IconChevronRight className={classes.chevron} size={15} aria-hidden="true" />
      </button>
    </li>
  );
}
