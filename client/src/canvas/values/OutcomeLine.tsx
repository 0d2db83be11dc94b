import { IconAlertTriangle, IconArrowRight } from '@tabler/icons-react';
import classes from './values.module.css';
import type { Outcome } from './valueText.ts';

/** What a node gives, or why it gives nothing. */
export function OutcomeLine({ outcome }: { outcome: Outcome }) {
  if (outcome.kind === 'none') {
    return (
      <p className={classes.outcome} data-bad="true" title={outcome.sentence}>
        <IconAlertTriangle size={13} aria-hidden="true" />
        <span className={classes.sentence}>{outcome.sentence}</span>
      </p>
    );
  }
  return (
    <p className={classes.outcome} title={outcome.text}>
      <IconArrowRight size={13} aria-hidden="true" />
      <output className={classes.result} aria-label="Result">
        {outcome.text}
      </output>
    </p>
  );
}
