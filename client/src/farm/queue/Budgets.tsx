import type { ProjectBudget } from '@dailies/shared/http';
import { budgetText } from '../budgetText.ts';
import classes from './QueuePage.module.css';

/** What is used of the budgets of one's projects. */
export function Budgets({ budgets }: { budgets: readonly ProjectBudget[] }) {
  if (budgets.length === 0) return null;
  return (
    <ul className={classes.budgets} aria-label="Budgets">
      {budgets.map((budget) => (
        <li key={budget.project.id}>
          <strong>{budget.project.name}</strong> · {budgetText(budget)}
        </li>
      ))}
    </ul>
  );
}
