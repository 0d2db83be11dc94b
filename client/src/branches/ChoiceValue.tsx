import type { Conflict, JsonValue } from '@dailies/shared/difference';
import { EdgeRecord } from '@dailies/shared/document';
import type { ReactNode } from 'react';
import { fieldText, fieldTitle, isProse, type Names, plainText, settingText } from '../history/difference/fieldText.ts';
import { definitionOf, type NodeLookup, titleOfNode } from '../history/difference/nodeLookup.ts';
import { TakePicture } from '../history/difference/TakePicture.tsx';
import { WordDiff } from '../words/WordDiff.tsx';
import type { Choice } from './choices.ts';
import classes from './ChoiceCard.module.css';

interface ChoiceValueProps {
  readonly choice: Choice;
  readonly side: 'base' | 'ours' | 'theirs';
  readonly lookup: NodeLookup;
  readonly names: Names;
}

const text = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '');

const fieldsOf = (value: JsonValue | undefined): Readonly<Record<string, JsonValue>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};

/** Which keys of a record a side changed. */
function changedKeys(base: JsonValue | undefined, side: JsonValue | undefined): string[] {
  const [before, after] = [fieldsOf(base), fieldsOf(side)];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  );
}

/** What one side of a choice has. */
export function ChoiceValue({ choice, side, lookup, names }: ChoiceValueProps) {
  const [conflict] = choice.conflicts;
  if (conflict === undefined) return null;
  return <span className={classes.value}>{shown(choice, conflict, side, lookup, names)}</span>;
}

function shown(
  { kind, node }: Choice,
  conflict: Conflict,
  side: ChoiceValueProps['side'],
  lookup: NodeLookup,
  names: Names,
): ReactNode {
  const value = conflict[side];
  const definition = definitionOf(node === null ? undefined : lookup(node));
  switch (kind) {
    case 'field':
      if (!isProse(definition, conflict.key ?? '')) return fieldText(definition, conflict.key ?? '', value, names);
      return <WordDiff before={text(side === 'base' ? value : conflict.base)} after={text(value)} />;
    case 'record': {
      if (value === undefined) return 'Removed';
      const changed = changedKeys(conflict.base, value);
      if (changed.length === 0) return 'Kept, with new connections';
      return `Kept, and changed: ${changed.map((key) => fieldTitle(definition, key).toLowerCase()).join(', ')}`;
    }
    case 'pick':
      return <TakePicture take={value} />;
    case 'tracking':
      return trackingText(conflict, value, names);
    case 'edge': {
      const edge = EdgeRecord.safeParse(value);
      return edge.success ? `From ‘${titleOfNode(lookup(edge.data.from))}’` : 'Nothing connected';
    }
    case 'setting':
      return settingText(conflict.id, value);
    case 'cut':
      return value === undefined ? 'Removed' : conflict.key === null ? 'Kept, and changed' : plainText(value);
    case 'drawing':
      return value === undefined ? 'Removed' : 'Changed';
    case 'layout':
      return side === 'ours'
        ? 'Everything stays where it stands here'
        : 'Everything goes where it stands in the branch';
  }
}

function trackingText({ id }: Conflict, value: JsonValue | undefined, names: Names): string {
  const [, what, user] = id.split(':');
  if (what === 'assignee') return value === true ? names.person(user ?? '') : `Without ${names.person(user ?? '')}`;
  if (what === 'status' && typeof value === 'string') return names.status(value);
  return plainText(value);
}
