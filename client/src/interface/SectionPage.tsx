import type { ReactNode } from 'react';
import classes from './SectionPage.module.css';

interface SectionPageProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A page of a project beside the canvas. */
export function SectionPage({ title, lead, actions, wide = false, children }: SectionPageProps) {
  return (
    <main className={classes.page} data-wide={wide}>
      <div className={classes.head}>
        <div>
          <h1 className={classes.title}>{title}</h1>
          {lead !== undefined && <p className={classes.lead}>{lead}</p>}
        </div>
        {actions}
      </div>
      {children}
    </main>
  );
}
