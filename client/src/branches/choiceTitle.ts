import { fieldTitle, settingTitle } from '../history/difference/fieldText.ts';
import { definitionOf, type NodeLookup } from '../history/difference/nodeLookup.ts';
import type { Choice } from './choices.ts';

const TRACKED: Readonly<Record<string, string>> = {
  status: 'Status',
  due: 'Due',
  locked: 'Lock',
  assignee: 'Assignee',
};

/** What a choice is about. */
export function choiceTitle({ node, kind, conflicts }: Choice, lookup: NodeLookup): string {
  const [conflict] = conflicts;
  if (conflict === undefined) return '';
  switch (kind) {
    case 'field':
      return fieldTitle(definitionOf(node === null ? undefined : lookup(node)), conflict.key ?? '');
    case 'record':
      return 'The node itself';
    case 'pick':
      return 'Pick';
    case 'tracking':
      return TRACKED[conflict.id.split(':')[1] ?? ''] ?? 'Tracking';
    case 'edge':
      return 'Connection';
    case 'setting':
      return settingTitle(conflict.id);
    case 'cut':
      return 'Cut';
    case 'drawing':
      return 'Drawing';
    case 'layout':
      return conflicts.length === 1 ? 'Where 1 thing stands' : `Where ${conflicts.length} things stand`;
  }
}
