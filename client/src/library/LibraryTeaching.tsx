import type { ReactNode } from 'react';
import classes from './LibraryTeaching.module.css';

const STEPS = [
  ['Describe', 'A name, what it is like, its colours, and the pictures that show it best.'],
  ['Cast', 'Drag it onto the canvas and connect it to shots, or write @ and its name in a prompt.'],
  [
    'Change',
    'Each change is a new version. Takes keep the one they were made with; shots say that they are out of sync.',
  ],
] as const;

interface LibraryTeachingProps {
  readonly title: string;
  readonly lead: string;
  readonly children?: ReactNode;
}

/** An empty library: what belongs here. */
export function LibraryTeaching({ title, lead, children }: LibraryTeachingProps) {
  return (
    <section className={classes.empty}>
      <h2 className={classes.title}>{title}</h2>
      <p className={classes.lead}>{lead}</p>
      {children}
      <ol className={classes.steps}>
        {STEPS.map(([step, text], index) => (
          <li key={step} className={classes.step}>
            <span className={classes.number}>{index + 1}</span>
            <strong>{step}</strong>
            <span className={classes.dim}>{text}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
