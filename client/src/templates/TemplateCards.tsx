import type { ReactNode } from 'react';
import classes from './TemplateCards.module.css';
import { contentWords, type OfferedTemplate, type TemplateGroup } from './templateGroups.ts';
import { TemplateThumb } from './TemplateThumb.tsx';

interface TemplateCardsProps {
  readonly groups: readonly TemplateGroup[];
  readonly onChoose: (template: OfferedTemplate) => void;
  /** The one that is chosen already, where choosing is not all. */
  readonly chosen?: string | null;
  /** What can be done with one besides. */
  readonly menu?: (template: OfferedTemplate) => ReactNode;
}

/** Templates to choose from, each drawn as its graph looks. */
export function TemplateCards({ groups, onChoose, chosen, menu }: TemplateCardsProps) {
  return groups.map(({ title, templates }) => (
    <section key={title} className={classes.group} aria-label={title}>
      <h3 className={classes.heading}>{title}</h3>
      <ul className={classes.cards}>
        {templates.map((template) => (
          <li key={template.id} className={classes.card}>
            <button
              type="button"
              className={classes.choose}
              {...(chosen === undefined ? {} : { 'aria-pressed': chosen === template.id })}
              onClick={() => onChoose(template)}
            >
              <span className={classes.picture}>
                <TemplateThumb graph={template.graph} />
              </span>
              <span className={classes.name}>{template.name}</span>
              {template.description !== '' && <span className={classes.description}>{template.description}</span>}
              <span className={classes.content}>{contentWords(template.graph)}</span>
            </button>
            {menu?.(template)}
          </li>
        ))}
      </ul>
    </section>
  ));
}
