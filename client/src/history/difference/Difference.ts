import {
  type Change,
  type ComparedRoot,
  type FieldChange,
  type JsonValue,
  VALUE_KEY,
} from '@dailies/shared/difference';
import { EdgeRecord } from '@dailies/shared/document';
import { type KnownNode, type NodeLookup } from './nodeLookup.ts';

/** How a node or an edge differs, as it is marked in the picture and in lists. */
export type Mark = 'added' | 'removed' | 'changed' | 'moved';

/** Where a node stands, as opposed to what it is. */
const PLACE_KEYS: ReadonlySet<string> = new Set(['pos', 'size', 'order']);

interface WiredEdge {
  readonly id: string;
  readonly kind: 'added' | 'removed';
  readonly from: string;
  readonly to: string;
  readonly toPort: string;
}

export interface TrackedField {
  /** `status`, `due`, `locked`, `assignee:<user>`. */
  readonly what: string;
  readonly before: JsonValue | undefined;
  readonly after: JsonValue | undefined;
}

/** Everything of one node that differs. */
export interface NodeDifference {
  readonly node: string;
  readonly known: KnownNode | undefined;
  /** `changed` also where only its pick, tracking or connections differ. */
  readonly mark: Mark;
  /** Without place and size, of which `isMoved` tells. */
  readonly fields: readonly FieldChange[];
  readonly isMoved: boolean;
  readonly pick: FieldChange | undefined;
  readonly tracking: readonly TrackedField[];
  readonly edges: readonly WiredEdge[];
}

/** Changes as people look at them: by node, and the rest by what it is. */
export interface Difference {
  /** Nodes with more than another place. */
  readonly nodes: readonly NodeDifference[];
  /** Nodes that only stand elsewhere. */
  readonly moved: readonly NodeDifference[];
  readonly settings: readonly Change[];
  readonly cut: readonly Change[];
  readonly drawing: readonly Change[];
  /** What people said or asked for, which nothing brings back or takes away. */
  readonly said: readonly Change[];
  readonly marks: ReadonlyMap<string, Mark>;
  readonly edgeMarks: ReadonlyMap<string, 'added' | 'removed'>;
}

const SAID: ReadonlySet<ComparedRoot> = new Set(['reviews', 'comments', 'playlists', 'requests']);
const MARK_ORDER: readonly Mark[] = ['added', 'removed', 'changed', 'moved'];

interface Collected {
  change?: Change;
  pick?: FieldChange;
  readonly tracking: TrackedField[];
  readonly edges: WiredEdge[];
}

function wired({ id, kind, fields }: Change): WiredEdge | undefined {
  const value = fields.find(({ key }) => key === VALUE_KEY);
  const edge = EdgeRecord.safeParse(value?.after ?? value?.before);
  if (!edge.success || kind === 'changed') return undefined;
  return { id, kind, from: edge.data.from, to: edge.data.to, toPort: edge.data.toPort };
}

function markOf({ change, pick, tracking, edges }: Collected): Mark {
  if (change !== undefined && change.kind !== 'changed') return change.kind;
  const isOnlyPlace = change?.fields.every(({ key }) => PLACE_KEYS.has(key)) === true;
  return isOnlyPlace && pick === undefined && tracking.length === 0 && edges.length === 0 ? 'moved' : 'changed';
}

/** Groups changes for looking at them. */
export function differenceOf(changes: readonly Change[], lookup: NodeLookup): Difference {
  const byNode = new Map<string, Collected>();
  const of = (node: string): Collected => {
    const found = byNode.get(node) ?? { tracking: [], edges: [] };
    byNode.set(node, found);
    return found;
  };
  const edgeMarks = new Map<string, 'added' | 'removed'>();
  for (const change of changes) {
    const { root, id } = change;
    const value = change.fields.find(({ key }) => key === VALUE_KEY);
    if (root === 'nodes') of(id).change = change;
    else if (root === 'picks' && value !== undefined) of(id).pick = value;
    else if (root === 'tracking') {
      const [node = '', ...what] = id.split(':');
      of(node).tracking.push({ what: what.join(':'), before: value?.before, after: value?.after });
    } else if (root === 'edges') {
      const edge = wired(change);
      if (edge === undefined) continue;
      edgeMarks.set(id, edge.kind);
      of(edge.to).edges.push(edge);
    }
  }
  const all = [...byNode].map(([node, collected]): NodeDifference => {
    const fields = collected.change?.fields ?? [];
    return {
      node,
      known: lookup(node),
      mark: markOf(collected),
      fields: fields.filter(({ key }) => !PLACE_KEYS.has(key)),
      isMoved: collected.change?.kind === 'changed' && fields.some(({ key }) => PLACE_KEYS.has(key)),
      pick: collected.pick,
      tracking: collected.tracking,
      edges: collected.edges,
    };
  });
  const withRoot = (root: ComparedRoot): Change[] => changes.filter((change) => change.root === root);
  return {
    nodes: all
      .filter(({ mark }) => mark !== 'moved')
      .sort((a, b) => MARK_ORDER.indexOf(a.mark) - MARK_ORDER.indexOf(b.mark)),
    moved: all.filter(({ mark }) => mark === 'moved'),
    settings: withRoot('settings'),
    cut: withRoot('cut'),
    drawing: withRoot('drawing'),
    said: changes.filter(({ root }) => SAID.has(root)),
    marks: new Map(all.map(({ node, mark }) => [node, mark])),
    edgeMarks,
  };
}

export const isEmpty = ({ marks, settings, cut, drawing, said }: Difference): boolean =>
  marks.size + settings.length + cut.length + drawing.length + said.length === 0;
