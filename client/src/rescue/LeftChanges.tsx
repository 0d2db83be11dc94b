import type { RefusedChange } from '@dailies/shared/difference';
import { Text } from '@mantine/core';
import classes from './LeftChanges.module.css';
import { lineOfChange } from './lineOfChange.ts';

interface LeftChangesProps {
  readonly left: readonly RefusedChange[];
  readonly titleOf: (node: string) => string | undefined;
}

/** What could not be brought over, each with its reason. */
export function LeftChanges({ left, titleOf }: LeftChangesProps) {
  if (left.length === 0) return null;
  return (
    <ul className={classes.list} aria-label="Could not come over">
      {left.map(({ change, sentence }) => (
        <li key={`${change.root} ${change.id} ${change.fields.map(({ key }) => key).join(' ')}`}>
          <Text size="sm" className={classes.line}>
            {lineOfChange(change, titleOf)}
          </Text>
          <Text size="xs" c="dimmed">
            {sentence}
          </Text>
        </li>
      ))}
    </ul>
  );
}
