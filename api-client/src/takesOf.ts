import type { Graph } from './Graph.ts';
import type { TakeRecord } from '@dailies/shared/document';
import type { NodeId, TakeId } from '@dailies/shared/ids';

export interface ShownTake extends TakeRecord {
  readonly id: TakeId;
  /** Its node's title; empty where the node was deleted. */
  readonly title: string;
  readonly picked: boolean;
}

const byName = new Intl.Collator('en', { numeric: true });

/** A project's takes, or a node's, or only those that are picked: by title, then by number. */
export function takesOf(
  { nodes, takes, picks }: Graph,
  { node, picked = false }: { readonly node?: NodeId | undefined; readonly picked?: boolean | undefined },
): readonly ShownTake[] {
  return [...takes]
    .map(([id, take]) => ({
      ...take,
      id,
      title: nodes.get(take.node)?.title ?? '',
      picked: picks.get(take.node) === id,
    }))
    .filter((take) => (node === undefined || take.node === node) && (!picked || take.picked))
    .sort(
      (a, b) => byName.compare(a.title, b.title) || (a.node < b.node ? -1 : a.node > b.node ? 1 : a.number - b.number),
    );
}
