import type { Change, RefusedChange } from '@dailies/shared/difference';
import { Text } from '@mantine/core';
import classes from './LeftChanges.module.css';
import { lineOfChange } from './lineOfChange.ts';

type TitleOf = (node: string) => string | undefined;

const keyOf = (change: Change): string =>
  `${change.root} ${change.id} ${change.fields.map(({ key }) => key).join(' ')}`;

/** What could not be brought over, each with its reason. */
export function ChangesLeft({ left, titleOf }: { left: readonly RefusedChange[]; titleOf: TitleOf }) {
  if (left.length === 0) return null;
  return (
    <ul className={classes.list} aria-label="Could not come over" tabIndex={0}>
      {left.map(({ change, sentence }) => (
        <li key={keyOf(change)}>
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

/** What can be brought over as it is. */
export function ChangesThatCan({ changes, titleOf }: { changes: readonly Change[]; titleOf: TitleOf }) {
  if (changes.length === 0) return null;
  return (
    <ul className={classes.list} aria-label="Can come over" tabIndex={0}>
      {changes.map((change) => (
        <li key={keyOf(change)}>
          <Text size="sm" className={classes.line}>
            {lineOfChange(change, titleOf)}
          </Text>
        </li>
      ))}
    </ul>
  );
}
