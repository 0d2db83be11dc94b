import type { Change } from './change.ts';
import type { JsonValue } from './contents.ts';

/** Changes in an order in which what one hangs on comes before it; a circle is cut somewhere. */
export function parentsFirst(
  changes: readonly Change[],
  parentOf: (change: Change) => JsonValue | undefined,
): readonly Change[] {
  const parents = new Map(changes.map((change) => [change.id, parentOf(change)]));
  const depthOf = (id: string): number => {
    const seen = new Set<string>();
    for (let at: JsonValue | undefined = id; typeof at === 'string' && !seen.has(at); at = parents.get(at))
      seen.add(at);
    return seen.size;
  };
  return changes
    .map((change) => ({ change, depth: depthOf(change.id) }))
    .sort((a, b) => a.depth - b.depth)
    .map(({ change }) => change);
}
