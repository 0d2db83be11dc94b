import { type Change, VALUE_KEY } from '@dailies/shared/difference';

/** Nodes that an entry is found by. */
const MOST_NODES = 10_000;

/** The nodes that changes are about: their own, those of picks and tracking, both ends of edges, of requests. */
export function nodesOf(changes: readonly Change[]): string[] {
  const nodes = new Set<string>();
  const addNamed = (change: Change, names: readonly string[]): void => {
    const field = change.fields.find(({ key }) => key === VALUE_KEY);
    for (const value of [field?.before, field?.after]) {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) continue;
      for (const name of names) {
        const node = value[name];
        if (typeof node === 'string') nodes.add(node);
      }
    }
  };
  for (const change of changes) {
    if (change.root === 'nodes' || change.root === 'picks') nodes.add(change.id);
    else if (change.root === 'tracking') nodes.add(change.id.split(':', 1)[0] ?? '');
    else if (change.root === 'edges') addNamed(change, ['from', 'to']);
    else if (change.root === 'requests') addNamed(change, ['node']);
  }
  return [...nodes].slice(0, MOST_NODES);
}
