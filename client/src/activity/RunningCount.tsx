import { useModel } from '../document/useModel.ts';
import classes from './RunningCount.module.css';

/** How many requests of the project are not at their end; nothing while there are none. */
export function RunningCount() {
  const count = useModel(['requests:open'], (model) => model.openRequests().length);
  if (count === 0) return null;
  return (
    <span className={classes.count} role="img" aria-label={`, ${count} running`}>
      {count > 99 ? '99+' : count}
    </span>
  );
}
