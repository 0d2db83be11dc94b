import { IconArrowNarrowRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './rows.module.css';

/** One thing that differs: its name, and what it was and is. */
export function ValueChange({ title, before, after }: { title: string; before: string; after: string }) {
  return (
    <ChangeLine title={title}>
      <span className={classes.before}>{before}</span>
      <IconArrowNarrowRight className={classes.arrow} size={14} aria-label="became" />
      <span className={classes.after}>{after}</span>
    </ChangeLine>
  );
}

export function ChangeLine({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={classes.line}>
      <span className={classes.name}>{title}</span>
      <span className={classes.value}>{children}</span>
    </div>
  );
}
