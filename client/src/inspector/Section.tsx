import { IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import { z } from 'zod';
import { useKept } from '../interface/useKept.ts';
import classes from './Section.module.css';

interface SectionProps {
  readonly title: string;
  /** Under which it is remembered whether it is open. */
  readonly name: string;
  /** A few words beside the title, also while it is closed. */
  readonly fact?: ReactNode;
  /** Buttons at the end of the heading, while it is open. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A part of the inspector that can be closed; this browser remembers that. */
export function Section({ title, name, fact, actions, children }: SectionProps) {
  const id = useId();
  const [isOpen, setOpen] = useKept(`inspector:${name}`, z.boolean(), true);
  return (
    <section className={classes.section} aria-label={title} data-open={isOpen}>
      <div className={classes.head}>
        <h3 className={classes.heading}>
          <button
            type="button"
            className={classes.toggle}
            aria-expanded={isOpen}
            aria-controls={id}
            onClick={() => setOpen(!isOpen)}
          >
            <IconChevronRight className={classes.chevron} size={14} aria-hidden="true" />
            {title}
          </button>
        </h3>
        {fact !== undefined && <span className={classes.fact}>{fact}</span>}
        {isOpen && actions !== undefined && <span className={classes.actions}>{actions}</span>}
      </div>
      <div id={id} className={classes.body} hidden={!isOpen}>
        {isOpen && children}
      </div>
    </section>
  );
}
