import { NODE_TYPES } from '../nodes/index.ts';
import { type Change, type ComparedRoot, type Conflict, type FieldChange, VALUE_KEY } from './change.ts';
import { compareBuilt, endsOfEdge } from './changesToRestore.ts';
import { compareRecords, fieldChange, sameValue } from './compareContents.ts';
import type { Contents, JsonValue, RecordContents } from './contents.ts';

/** Where things stand, as opposed to what they are. */
const LAYOUT_KEYS: ReadonlySet<string> = new Set(['pos', 'size', 'order', 'x', 'y', 'rotation', 'index']);
const isLayout = (fields: readonly FieldChange[]): boolean => fields.every(({ key }) => LAYOUT_KEYS.has(key));

/** What one side did, on top of the other. */
export interface Merging {
  /** What only they changed. */
  readonly taken: readonly Change[];
  /** What both changed, for a person to choose. */
  readonly conflicts: readonly Conflict[];
}

const placeOf = (root: ComparedRoot, id: string): string => `${root}/${id}`;
const plain = (contents: RecordContents | undefined): JsonValue | undefined =>
  contents === undefined ? undefined : Object.fromEntries(contents);

/**
 * The difference of two sides that began as one, by node, param and edge (design §3): merging two
 * forks of a Yjs document is no merge of meanings (document-rules C3). Changes and conflicts say what
 * their side brings, on top of ours. What both did alike is in neither. Removing a node is a conflict
 * where the other side changed more than its place, or connected it; an edge is one where both filled
 * the same port.
 */
export function threeWay(base: Contents, ours: Contents, theirs: Contents): Merging {
  const ourChanges = new Map(compareBuilt(base, ours).map((change) => [placeOf(change.root, change.id), change]));
  const theirChanges = compareBuilt(base, theirs);
  const merging = new ThreeWay(base, ours, theirs, ourChanges);
  for (const change of theirChanges) if (change.root === 'nodes') merging.weigh(change);
  for (const change of theirChanges) if (change.root !== 'nodes') merging.weigh(change);
  return merging.result();
}

class ThreeWay {
  readonly #base: Contents;
  readonly #ours: Contents;
  readonly #theirs: Contents;
  readonly #ourChanges: ReadonlyMap<string, Change>;
  readonly #taken = new Map<string, Change>();
  readonly #conflicts: Conflict[] = [];
  /** Edges that go with the choice for a node, and are not weighed by themselves. */
  readonly #bundled = new Set<string>();

  constructor(base: Contents, ours: Contents, theirs: Contents, ourChanges: ReadonlyMap<string, Change>) {
    this.#base = base;
    this.#ours = ours;
    this.#theirs = theirs;
    this.#ourChanges = ourChanges;
  }

  result(): Merging {
    return { taken: [...this.#taken.values()], conflicts: this.#conflicts };
  }

  weigh(change: Change): void {
    const { root, id } = change;
    if (root === 'edges' && this.#bundled.has(id)) return;
    const ourChange = this.#ourChanges.get(placeOf(root, id));
    const hasOneValue = [...(this.#theirs[root].get(id) ?? this.#base[root].get(id) ?? [])].every(
      ([key]) => key === VALUE_KEY,
    );
    if (root === 'nodes' && change.kind === 'removed') this.#weighRemovedNode(change, ourChange);
    else if (root === 'nodes' && ourChange?.kind === 'removed') this.#weighKeptNode(change);
    else if (root === 'edges' && change.kind === 'added') this.#weighEdge(change, ourChange);
    else if (ourChange === undefined) this.#take(change);
    else if (hasOneValue) this.#weighFields(change, VALUE_KEY);
    else if (change.kind === 'removed') {
      if (ourChange.kind === 'removed') return;
      if (isLayout(ourChange.fields)) this.#take(this.#onOurs(root, id));
      else this.#conflict(root, id, [this.#onOurs(root, id)]);
    } else if (ourChange.kind === 'removed') {
      if (!isLayout(change.fields)) this.#conflict(root, id, [this.#onOurs(root, id)]);
    } else this.#weighFields(change);
  }

  /** Their side of a record on top of ours. */
  #onOurs(root: ComparedRoot, id: string): Change | undefined {
    return compareRecords(root, id, this.#ours[root].get(id), this.#theirs[root].get(id));
  }

  #take(change: Change | undefined): void {
    if (change !== undefined) this.#taken.set(placeOf(change.root, change.id), change);
  }

  #conflict(root: ComparedRoot, id: string, changes: readonly (Change | undefined)[]): void {
    const [base, ours, theirs] = [this.#base, this.#ours, this.#theirs].map((side) => plain(side[root].get(id)));
    this.#conflicts.push({
      root,
      id,
      key: null,
      ...(base === undefined ? {} : { base }),
      ...(ours === undefined ? {} : { ours }),
      ...(theirs === undefined ? {} : { theirs }),
      layout: false,
      changes: changes.flatMap((change) => change ?? []),
    });
  }

  /** Both sides have the record, or only one value: each field by itself. */
  #weighFields({ root, id, fields }: Change, only?: string): void {
    const [base, ours, theirs] = [this.#base, this.#ours, this.#theirs].map((side) => side[root].get(id));
    const free: FieldChange[] = [];
    for (const { key } of only === undefined ? fields : [{ key: only }]) {
      const [was, our, their] = [base?.get(key), ours?.get(key), theirs?.get(key)];
      if (sameValue(our, their)) continue;
      const field = fieldChange(key, our, their);
      if (sameValue(our, was)) {
        free.push(field);
        continue;
      }
      const kind = only === undefined || (our !== undefined && their !== undefined) ? 'changed' : undefined;
      this.#conflicts.push({
        root,
        id,
        key,
        ...(was === undefined ? {} : { base: was }),
        ...(our === undefined ? {} : { ours: our }),
        ...(their === undefined ? {} : { theirs: their }),
        layout: LAYOUT_KEYS.has(key),
        changes: [{ root, id, kind: kind ?? (our === undefined ? 'added' : 'removed'), fields: [field] }],
      });
    }
    if (free.length > 0) this.#take({ root, id, kind: 'changed', fields: free });
  }

  /** They removed a node. With it went its edges; ours may have gained some. */
  #weighRemovedNode(change: Change, ourChange: Change | undefined): void {
    if (ourChange?.kind === 'removed') return;
    const { id } = change;
    const connected = this.#edgesAt(this.#ours, id).filter((edge) => !this.#base.edges.has(edge));
    if (connected.length === 0 && (ourChange === undefined || isLayout(ourChange.fields))) {
      this.#take(this.#onOurs('nodes', id));
      return;
    }
    const edges = this.#edgesAt(this.#ours, id);
    for (const edge of edges) this.#bundled.add(edge);
    this.#conflict('nodes', id, [
      ...edges.map((edge) => compareRecords('edges', edge, this.#ours.edges.get(edge), undefined)),
      this.#onOurs('nodes', id),
    ]);
  }

  /** They changed or connected a node that we removed: taking theirs brings it back, with its edges. */
  #weighKeptNode({ id, fields }: Change): void {
    const connected = this.#edgesAt(this.#theirs, id).some((edge) => !this.#base.edges.has(edge));
    if (isLayout(fields) && !connected) return;
    this.#bringBack(id);
  }

  #bringBack(node: string): void {
    if (this.#conflicts.some(({ root, id }) => root === 'nodes' && id === node)) return;
    const edges = this.#edgesAt(this.#theirs, node).filter((edge) => !this.#ours.edges.has(edge));
    for (const edge of edges) this.#bundled.add(edge);
    this.#conflict('nodes', node, [
      this.#onOurs('nodes', node),
      ...edges.map((edge) => compareRecords('edges', edge, undefined, this.#theirs.edges.get(edge))),
    ]);
  }

  #weighEdge(change: Change, ourChange: Change | undefined): void {
    if (ourChange !== undefined) return;
    const ends = endsOfEdge(this.#theirs.edges.get(change.id));
    if (ends === undefined) return;
    const removed = [ends.from, ends.to].find((node) => !this.#ours.nodes.has(node) && this.#base.nodes.has(node));
    if (removed !== undefined) {
      this.#bringBack(removed);
      return;
    }
    const rivals = this.#edgesInto(ends.to, ends.toPort);
    if (rivals.length === 0) this.#take(change);
    else {
      const removals = rivals.map((edge) => compareRecords('edges', edge, this.#ours.edges.get(edge), undefined));
      const [rival] = rivals;
      const our = rival === undefined ? undefined : this.#ours.edges.get(rival)?.get(VALUE_KEY);
      const their = this.#theirs.edges.get(change.id)?.get(VALUE_KEY);
      this.#conflicts.push({
        root: 'edges',
        id: change.id,
        key: null,
        ...(our === undefined ? {} : { ours: our }),
        ...(their === undefined ? {} : { theirs: their }),
        layout: false,
        changes: [...removals, change].flatMap((item) => item ?? []),
      });
    }
  }

  /** Edges that we put into a port since, where it has no room beside them for one of theirs. */
  #edgesInto(node: string, port: string): string[] {
    const type = this.#ours.nodes.get(node)?.get('type') ?? this.#theirs.nodes.get(node)?.get('type');
    const inputs = typeof type === 'string' ? NODE_TYPES.get(type)?.module.inputs : undefined;
    const room = inputs?.find(({ key }) => key === port)?.maxEdges ?? 1;
    const arriving = this.#edgesAt(this.#ours, node).filter((edge) => {
      const ends = endsOfEdge(this.#ours.edges.get(edge));
      const staysWithThem = this.#theirs.edges.has(edge) || !this.#base.edges.has(edge);
      return ends?.to === node && ends.toPort === port && staysWithThem;
    });
    return arriving.length < room ? [] : arriving.filter((edge) => !this.#base.edges.has(edge));
  }

  #edgesAt(side: Contents, node: string): string[] {
    return [...(edgesByNode(side).get(node) ?? [])];
  }
}

const byNode = new WeakMap<Contents, ReadonlyMap<string, readonly string[]>>();

/** Ids of the edges at each node, computed once for a state. */
function edgesByNode(side: Contents): ReadonlyMap<string, readonly string[]> {
  const known = byNode.get(side);
  if (known !== undefined) return known;
  const found = new Map<string, string[]>();
  for (const [id, edge] of side.edges) {
    const ends = endsOfEdge(edge);
    if (ends === undefined) continue;
    for (const node of new Set([ends.from, ends.to])) found.set(node, [...(found.get(node) ?? []), id]);
  }
  byNode.set(side, found);
  return found;
}
