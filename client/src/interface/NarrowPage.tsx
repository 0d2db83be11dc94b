import type { ReactNode } from 'react';
import { Logo } from './Logo.tsx';
import classes from './NarrowPage.module.css';

/** A page of one small task: signing in, an invitation, something missing. */
export function NarrowPage({ title, lead, children }: { title: string; lead?: ReactNode; children?: ReactNode }) {
  return (
    <main className={classes.page}>
      <div className={classes.frame} aria-hidden="true" />
      <div className={classes.column}>
        <div className={classes.logo}>
          <Logo />
        </div>
        <section className={classes.card}>
          <h1 className={classes.title}>{title}</h1>
          {lead !== undefined && <p className={classes.lead}>{lead}</p>}
          {children}
        </section>
      </div>
    </main>
  );
}
