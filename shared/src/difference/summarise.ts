import type { NodeId } from '../ids/index.ts';
import { NodeId as NodeIdSchema } from '../ids/index.ts';
import type { Change, ComparedRoot } from './change.ts';
import { type Said, saidBy } from './said.ts';

const PLACE_KEYS: ReadonlySet<string> = new Set(['pos', 'size', 'order', 'x', 'y', 'rotation', 'index', 'scene']);
const MAX_NAMES = 5;
const MAX_NODES = 50;
const MAX_SAID = 50;

export interface SummaryLine {
  readonly root: ComparedRoot;
  /** `moved` is a change of place or size alone. */
  readonly kind: 'added' | 'removed' | 'changed' | 'moved';
  readonly count: number;
  readonly names: readonly string[];
  readonly nodes: readonly NodeId[];
  /** Of reviews and comments: each of the first of them. */
  readonly said?: readonly Said[];
  /** When the last of them was done, where that is known. */
  readonly at?: string;
}

const kindOf = ({ kind, fields }: Change): SummaryLine['kind'] =>
  kind === 'changed' && fields.every(({ key }) => PLACE_KEYS.has(key)) ? 'moved' : kind;

/** The node that a change is about; undefined for settings, drawing, the cut. */
function nodeOf({ root, id, fields }: Change): string | undefined {
  if (root === 'nodes' || root === 'picks') return id;
  if (root === 'tracking') return id.split(':', 1)[0];
  const value = fields.map(({ before, after }) => after ?? before).find((item) => typeof item === 'object');
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const named = root === 'edges' ? value['to'] : root === 'requests' ? value['node'] : undefined;
  return typeof named === 'string' ? named : undefined;
}

/** What a change is called where its node has no title any more: its own, as it was. */
function ownTitle({ root, id, fields }: Change): string | undefined {
  if (root === 'settings') return id;
  const title = fields.find(({ key }) => key === 'title' || key === 'name');
  const value = title?.after ?? title?.before;
  return typeof value === 'string' ? value : undefined;
}

interface Counting {
  readonly line: SummaryLine;
  readonly names: Set<string>;
  readonly nodes: Set<NodeId>;
  readonly said: Said[];
  count: number;
  at?: string;
}

/**
 * Changes counted by root and kind, with the names of the first few: what a timeline says in a line.
 * `atMsOf` says when a change was made, where that is known.
 */
export function summarise(
  changes: readonly Change[],
  titleOf: (node: string) => string | undefined,
  atMsOf?: (change: Change) => number,
): SummaryLine[] {
  const lines = new Map<string, Counting>();
  for (const change of changes) {
    const kind = kindOf(change);
    const key = `${change.root} ${kind}`;
    const empty = { root: change.root, kind, count: 1, names: [], nodes: [] };
    const found: Counting = lines.get(key) ?? { line: empty, names: new Set(), nodes: new Set(), said: [], count: 0 };
    lines.set(key, found);
    found.count += 1;
    const node = nodeOf(change);
    const id = NodeIdSchema.safeParse(node);
    const name = ownTitle(change) ?? (node === undefined ? undefined : titleOf(node));
    if (name !== undefined && name !== '' && found.names.size < MAX_NAMES) found.names.add(name.slice(0, 200));
    const atMs = atMsOf?.(change);
    const at = atMs === undefined ? {} : { at: new Date(atMs).toISOString() };
    if (at.at !== undefined && at.at > (found.at ?? '')) found.at = at.at;
    const said = saidBy(change);
    if (said !== undefined && found.said.length < MAX_SAID) found.said.push({ ...said, ...at });
    if (id.success && found.nodes.size < MAX_NODES) found.nodes.add(id.data);
  }
  return [...lines.values()].map(({ line, names, nodes, said, count, at }) => ({
    ...line,
    count,
    names: [...names],
    nodes: [...nodes],
    ...(said.length === 0 ? {} : { said }),
    ...(at === undefined ? {} : { at }),
  }));
}
