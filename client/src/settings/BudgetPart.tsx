import type { ProjectId } from '@dailies/shared/ids';
import { useQuery } from '@tanstack/react-query';
import { shareQuery } from '../api/farm.ts';
import { budgetText } from '../farm/budgetText.ts';
import classes from './settings.module.css';

/** What is used of the project's budget, where it has one. */
export function BudgetPart({ project }: { project: ProjectId }) {
  const share = useQuery(shareQuery(project)).data;
  const text = share === undefined ? null : budgetText(share);
  if (text === null) return null;
  return (
    <section className={classes.section} aria-label="Budget">
      <h3 className={classes.heading}>
        Budget
        <span className={classes.lead}>Whoever runs this installation sets it.</span>
      </h3>
      <p className={classes.example}>Used so far: {text}.</p>
    </section>
  );
}
