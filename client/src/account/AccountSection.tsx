import type { ReactNode } from 'react';
import classes from './AccountPage.module.css';

/** One concern of the account: what it is on the left, what can be done on the right. */
export function AccountSection({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  return (
    <section className={classes.section} aria-label={title}>
      <div>
        <h2 className={classes.heading}>{title}</h2>
        <p className={classes.lead}>{lead}</p>
      </div>
      <div>{children}</div>
    </section>
  );
}
