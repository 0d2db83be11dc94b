import { IconAlertTriangle, IconPlugConnected } from '@tabler/icons-react';
import classes from './DrivenLine.module.css';
import type { AnyField } from './field.ts';
import { shownValue } from './shownValue.ts';
import type { Driver } from './useDriver.ts';

/** In place of a setting's control: what arrives there, and from where. */
export function DrivenLine({ field: { hint }, driver }: { field: AnyField; driver: Driver }) {
  const { value, title } = driver;
  if (!value.ok) {
    return (
      <div className={classes.line} data-bad="true" role="alert">
        <IconAlertTriangle size={14} aria-hidden="true" />
        <span className={classes.sentence}>{value.refusal.message}</span>
      </div>
    );
  }
  return (
    <div className={classes.line}>
      <IconPlugConnected size={14} aria-hidden="true" />
      <output className={classes.value} aria-label={`${hint.title}, driven`}>
        {value.value === undefined ? 'nothing yet' : shownValue(hint, value.value)}
      </output>
      <span className={classes.from} title={`From "${title}"`}>
        from {title}
      </span>
    </div>
  );
}
