import type { Graph } from './Graph.ts';
import type { TakeRecord } from '@dailies/shared/document';
import type { NodeId, TakeId } from '@dailies/shared/ids';

export interface ShownTake extends TakeRecord {
  readonly id: TakeId;
  /** Its node's title; empty where the node was deleted. */
  readonly title: string;
  readonly picked: boolean;
  /** What its file is, where that was asked: the document does not say. */
  readonly mediaType?: string;
}

const byName = new Intl.Collator('en', { numeric: true });

interface Wanted {
  readonly node?: NodeId | undefined;
  readonly picked?: boolean | undefined;
  /** Of `DailiesClient.mediaTypes`, so that files are named for what they are. */
  readonly mediaTypes?: ReadonlyMap<string, string>;
}

/** A project's takes, or a node's, or only those that are picked: by title, then by number. */
export function takesOf(
  { nodes, takes, picks }: Graph,
  { node, picked = false, mediaTypes = new Map() }: Wanted,
): readonly ShownTake[] {
  return [...takes]
    .map(([id, take]) => {
      const mediaType = mediaTypes.get(id);
      return {
        ...take,
        id,
        title: nodes.get(take.node)?.title ?? '',
        picked: picks.get(take.node) === id,
        ...(mediaType === undefined ? {} : { mediaType }),
      };
    })
    .filter((take) => (node === undefined || take.node === node) && (!picked || take.picked))
    .sort(
      (a, b) => byName.compare(a.title, b.title) || (a.node < b.node ? -1 : a.node > b.node ? 1 : a.number - b.number),
    );
}
