import type { Conflict, Resolution } from '@dailies/shared/difference';
import { EdgeRecord } from '@dailies/shared/document';

export type Side = Resolution['side'];

/** One choice of a merge: a conflict, or all that is only layout. */
export interface Choice {
  readonly key: string;
  /** Whose it is: a node's id, or null for what belongs to no node. */
  readonly node: string | null;
  readonly kind: 'field' | 'record' | 'pick' | 'tracking' | 'edge' | 'setting' | 'cut' | 'drawing' | 'layout';
  readonly conflicts: readonly Conflict[];
}

/** What was chosen so far, by the choice's key. */
export type Chosen = ReadonlyMap<string, Side>;

/** With a colon, which no id of a node has. */
export const LAYOUT_KEY = ':layout';

const keyOf = ({ root, id, key }: Conflict): string => JSON.stringify([root, id, key]);

function choiceOf(conflict: Conflict): Choice {
  const { root, id, key } = conflict;
  const one = { key: keyOf(conflict), conflicts: [conflict] };
  switch (root) {
    case 'nodes':
      return { ...one, node: id, kind: key === null ? 'record' : 'field' };
    case 'picks':
      return { ...one, node: id, kind: 'pick' };
    case 'tracking':
      return { ...one, node: id.split(':', 1)[0] ?? null, kind: 'tracking' };
    case 'edges': {
      const edge = EdgeRecord.safeParse(conflict.theirs ?? conflict.ours ?? conflict.base);
      return { ...one, node: edge.success ? edge.data.to : null, kind: 'edge' };
    }
    case 'settings':
      return { ...one, node: null, kind: 'setting' };
    case 'cut':
      return { ...one, node: null, kind: 'cut' };
    case 'drawing':
    case 'reviews':
    case 'comments':
    case 'playlists':
    case 'requests':
      return { ...one, node: null, kind: 'drawing' };
  }
}

/** Conflicts as choices: those of a node beside each other, places and sizes as one choice at the end. */
export function choicesOf(conflicts: readonly Conflict[]): readonly Choice[] {
  const choices = conflicts.filter(({ layout }) => !layout).map(choiceOf);
  const byNode = new Map<string | null, Choice[]>();
  for (const choice of choices) byNode.set(choice.node, [...(byNode.get(choice.node) ?? []), choice]);
  const rest = byNode.get(null) ?? [];
  byNode.delete(null);
  const layout = conflicts.filter((conflict) => conflict.layout);
  return [
    ...[...byNode.values()].flat(),
    ...rest,
    ...(layout.length === 0 ? [] : [{ key: LAYOUT_KEY, node: null, kind: 'layout', conflicts: layout } as const]),
  ];
}

/** Chooses one side for some choices, or for all that have none yet. */
export function choose(chosen: Chosen, choices: readonly Choice[], side: Side): Chosen {
  return new Map([...chosen, ...choices.map(({ key }) => [key, side] as const)]);
}

export const unchosen = (choices: readonly Choice[], chosen: Chosen): readonly Choice[] =>
  choices.filter(({ key }) => !chosen.has(key));

/** The choices as the merge takes them. */
export function resolutionsOf(choices: readonly Choice[], chosen: Chosen): readonly Resolution[] {
  return choices.flatMap(({ key, conflicts }) => {
    const side = chosen.get(key);
    return side === undefined
      ? []
      : conflicts.map((conflict): Resolution => ({ root: conflict.root, id: conflict.id, key: conflict.key, side }));
  });
}
