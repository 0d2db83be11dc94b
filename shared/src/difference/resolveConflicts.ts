import type { Change, Conflict, Resolution } from './change.ts';
import type { Merging } from './threeWay.ts';

const nameOf = ({ root, id, key }: Pick<Conflict, 'root' | 'id' | 'key'>): string => JSON.stringify([root, id, key]);

/** What to apply once a person has chosen; a conflict without a choice keeps our side. */
export function resolveConflicts({ taken, conflicts }: Merging, resolutions: readonly Resolution[]): Change[] {
  const theirs = new Set(resolutions.filter(({ side }) => side === 'theirs').map(nameOf));
  return [...taken, ...conflicts.filter((conflict) => theirs.has(nameOf(conflict))).flatMap(({ changes }) => changes)];
}
