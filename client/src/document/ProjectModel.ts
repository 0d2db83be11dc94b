import {
  type CommentAnchor,
  type EdgeRecord,
  type Identified,
  type ListedComment,
  type NodeRecord,
  type NodeTracking,
  type RequestRecord,
  type RunFact,
  type Settings,
  type TakeRecord,
  readEdge,
  readListedComment,
  readNode,
  readPick,
  readRequest,
  readRun,
  readSettings,
  readTake,
  readTracking,
  readTrashed,
  recordsOf,
  type RootName,
  rootOf,
  ROOTS,
} from '@dailies/shared/document';
import { graphOf, type GraphView, SceneTree } from '@dailies/shared/graph';
import { CommentId, EdgeId, NodeId, RequestId, RunId, TakeId } from '@dailies/shared/ids';
import { NODE_TYPES } from '@dailies/shared/nodes';
import { isTerminal } from '@dailies/shared/runs';
import type * as Y from 'yjs';

export type Take = Identified<TakeId, TakeRecord>;
export type Run = Identified<RunId, RunFact>;
export type Request = Identified<RequestId, RequestRecord>;
export type Edge = Identified<EdgeId, EdgeRecord>;

/** The keys of each root that one transaction touched. */
export type Touched = ReadonlyMap<RootName, ReadonlySet<string>>;

/**
 * What changes can be waited for: a whole root (`nodes`), or what belongs to one node
 * (`nodes:<id>`, `takes:<node>`, `picks:<node>`, `runs:<node>`, `tracking:<node>`), to one place where
 * people talk (`comments:<place>`), which requests have not come to their end (`requests:open`), or which nodes
 * stand in which scenes, and in what order (`scenes`).
 */
export type Topic =
  | RootName
  | `${'nodes' | 'takes' | 'picks' | 'runs' | 'tracking'}:${string}`
  | `comments:${CommentPlace}`
  | 'requests:open'
  | 'scenes';

/** What comments hang on, as one word: a take, a node, or the canvas as a whole. */
export type CommentPlace = `take:${string}` | `node:${string}` | 'canvas';

export function placeOf(anchor: CommentAnchor): CommentPlace {
  switch (anchor.on) {
    case 'take':
      return `take:${anchor.take}`;
    case 'node':
      return `node:${anchor.node}`;
    case 'canvas':
      return 'canvas';
  }
}

const byTime = (a: ListedComment, b: ListedComment): number => a.at - b.at || (a.id < b.id ? -1 : 1);

/** As shots play: in their order. */
const byOrder = (a: NodeRecord, b: NodeRecord): number =>
  a.order < b.order || (a.order === b.order && a.id < b.id) ? -1 : 1;

const runs = ({ type }: NodeRecord): boolean => NODE_TYPES.get(type)?.module.runs === true;

const byNumber = (a: Take, b: Take): number => a.number - b.number || (a.id < b.id ? -1 : 1);

/** Adds to a list under a key, in a fresh array, so that readers see that it changed. */
function put<K, T extends { readonly id: string }>(lists: Map<K, readonly T[]>, key: K, item: T): void {
  lists.set(key, [...(lists.get(key) ?? []).filter(({ id }) => id !== item.id), item]);
}

/**
 * A project's document as plain data, kept up to date: only what a transaction touched is read again.
 * Records that cannot be read are left out and named by `invalidNodes`.
 */
export class ProjectModel {
  readonly doc: Y.Doc;
  readonly nodes = new Map<NodeId, NodeRecord>();
  readonly edges = new Map<EdgeId, Edge>();
  /** Ids of node records that nobody can read: a broken merge. They can only be deleted. */
  readonly invalidNodes = new Set<string>();
  readonly #takes = new Map<NodeId, readonly Take[]>();
  /** null: it has none. */
  readonly #picks = new Map<NodeId, Take | null>();
  readonly #runs = new Map<NodeId, readonly Run[]>();
  readonly #requests = new Map<string, Request>();
  /** Of each request that was read. */
  readonly #runsOf = new Map<RequestId, readonly Run[]>();
  readonly #open = new Map<RequestId, Request>();
  readonly #comments = new Map<CommentId, ListedComment>();
  readonly #talk = new Map<CommentPlace, readonly ListedComment[]>();
  readonly #versions = new Map<string, number>();
  readonly #listeners = new Map<string, Set<() => void>>();
  readonly #watchers = new Set<(touched: Touched) => void>();
  readonly #stops: (() => void)[] = [];
  #graph: GraphView | null = null;
  #scenes: SceneTree | null = null;
  readonly #shotsIn = new Map<NodeId, readonly NodeId[]>();
  #scenesChanged = false;
  #openChanged = false;
  /** Nodes whose pick was locked or unlocked, which their records say. */
  readonly #relocked = new Set<NodeId>();
  #settings: Settings;

  constructor(doc: Y.Doc) {
    this.doc = doc;
    this.#settings = readSettings(doc);
    let touched = new Map<RootName, Set<string>>();
    for (const name of ROOTS) {
      const root = rootOf(doc, name);
      const observe = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]) => {
        const keys = touched.get(name) ?? new Set<string>();
        touched.set(name, keys);
        for (const event of events) {
          const [first] = event.path;
          if (typeof first === 'string') keys.add(first);
          else for (const key of event.keys.keys()) keys.add(key);
        }
      };
      root.observeDeep(observe);
      this.#stops.push(() => root.unobserveDeep(observe));
    }
    const settle = () => {
      if (touched.size === 0) return;
      const now = touched;
      touched = new Map();
      this.#apply(now);
    };
    doc.on('afterTransaction', settle);
    this.#stops.push(() => doc.off('afterTransaction', settle));
    this.#apply(new Map(ROOTS.map((name) => [name, new Set(rootOf(doc, name).keys())])));
  }

  get settings(): Settings {
    return this.#settings;
  }

  /** The graph for planning and checking; read once and kept until it changes. */
  get graph(): GraphView {
    this.#graph ??= graphOf({
      settings: this.#settings,
      nodes: new Map(this.nodes),
      edges: [...this.edges.values()],
      pickOf: (node) => this.pick(node),
    });
    return this.#graph;
  }

  /** Which node stands in which scene (topic `scenes`); kept until a node comes, goes or is put elsewhere. */
  get scenes(): SceneTree {
    this.#scenes ??= new SceneTree(this.nodes);
    return this.#scenes;
  }

  /** The nodes on one level: in a scene itself, or at the top. */
  *standingOn(level: NodeId | null): Generator<NodeRecord> {
    const { scenes } = this;
    for (const node of this.nodes.values()) if (scenes.holderOf(node.id) === level) yield node;
  }

  /** What makes takes in a scene, however deep, in the order in which it plays (topic `scenes`). */
  shotsIn(scene: NodeId): readonly NodeId[] {
    const known = this.#shotsIn.get(scene);
    if (known !== undefined) return known;
    const shots = this.scenes
      .insideOf(scene)
      .flatMap((id) => this.nodes.get(id) ?? [])
      .filter(runs)
      .sort(byOrder)
      .map(({ id }) => id);
    this.#shotsIn.set(scene, shots);
    return shots;
  }

  /** A node's takes in the order of their numbers. */
  takes(node: NodeId): readonly Take[] {
    return this.#takes.get(node) ?? [];
  }

  /** Which of them lie in the trash (topic `nodes:<id>`). */
  trashed(node: NodeId): ReadonlySet<TakeId> {
    return readTrashed(this.doc, node);
  }

  /** A node's circled take. Kept until it changes: from afar every node's is asked for in every frame. */
  pick(node: NodeId): Take | undefined {
    const known = this.#picks.get(node);
    if (known !== undefined) return known === null ? undefined : known;
    const pick = readPick(this.doc, node);
    this.#picks.set(node, pick ?? null);
    return pick;
  }

  /** A node's runs, the newest request last. */
  runs(node: NodeId): readonly Run[] {
    return this.#runs.get(node) ?? [];
  }

  request(id: RequestId): Request | undefined {
    return this.#requests.get(id);
  }

  /** Requests of a node that have no run yet: the server has not seen them, or is about to. */
  unstarted(node: NodeId): readonly Request[] {
    const started = new Set(this.runs(node).map((run) => run.request));
    return [...this.#requests.values()].filter((request) => request.node === node && !started.has(request.id));
  }

  /** Runs of one request; none where the server has not seen it yet. */
  runsOf(request: RequestId): readonly Run[] {
    return this.#runsOf.get(request) ?? [];
  }

  /** Requests that have not come to their end, newest first (topic `requests:open`). */
  openRequests(): readonly Request[] {
    return [...this.#open.values()].sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
  }

  comment(id: string): ListedComment | undefined {
    const parsed = CommentId.safeParse(id);
    return parsed.success ? this.#comments.get(parsed.data) : undefined;
  }

  /** What is said at one place, oldest first (topic `comments:<place>`). */
  comments(place: CommentPlace): readonly ListedComment[] {
    return this.#talk.get(place) ?? [];
  }

  /** Every place where something is said (topic `comments`). */
  commentPlaces(): readonly CommentPlace[] {
    return [...this.#talk.keys()];
  }

  tracking(node: NodeId): NodeTracking {
    return readTracking(this.doc, node);
  }

  /** Rises with every change under one of the topics. */
  version(topics: readonly string[]): number {
    return topics.reduce((sum, topic) => sum + (this.#versions.get(topic) ?? 0), 0);
  }

  subscribe(topics: readonly string[], listener: () => void): () => void {
    for (const topic of topics) {
      const listeners = this.#listeners.get(topic) ?? new Set();
      this.#listeners.set(topic, listeners.add(listener));
    }
    return () => {
      for (const topic of topics) this.#listeners.get(topic)?.delete(listener);
    };
  }

  /** Hears once a transaction what it touched, after the model has read it. */
  watch(watcher: (touched: Touched) => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  destroy(): void {
    for (const stop of this.#stops) stop();
    this.#listeners.clear();
    this.#watchers.clear();
  }

  #apply(touched: Touched): void {
    const topics = new Set<string>(touched.keys());
    for (const [root, keys] of touched) {
      for (const key of keys) {
        const owner = this.#readAgain(root, key);
        if (owner !== undefined) topics.add(`${root === 'requests' ? 'runs' : root}:${owner}`);
      }
    }
    for (const node of this.#relocked) {
      this.#picks.delete(node);
      topics.add('picks').add(`picks:${node}`);
    }
    this.#relocked.clear();
    if (this.#openChanged) topics.add('requests:open');
    this.#openChanged = false;
    if (this.#scenesChanged) topics.add('scenes');
    this.#scenesChanged = false;
    if (touched.has('settings')) this.#settings = readSettings(this.doc);
    if (['settings', 'nodes', 'edges', 'picks'].some((root) => topics.has(root))) this.#graph = null;
    for (const topic of topics) this.#versions.set(topic, (this.#versions.get(topic) ?? 0) + 1);
    const listeners = new Set<() => void>();
    for (const topic of topics) for (const listener of this.#listeners.get(topic) ?? []) listeners.add(listener);
    for (const listener of listeners) listener();
    for (const watcher of this.#watchers) watcher(touched);
  }

  /** Reads one key of a root again; the node that it belongs to, where it belongs to one. */
  #readAgain(root: RootName, key: string): string | undefined {
    switch (root) {
      case 'nodes': {
        const node = readNode(this.doc, key);
        const id = NodeId.safeParse(key);
        if (id.success && this.nodes.get(id.data)?.pickLock !== node?.pickLock) this.#relocked.add(id.data);
        if (id.success) this.#judgePlace(this.nodes.get(id.data), node);
        if (node === undefined && id.success) this.nodes.delete(id.data);
        if (node !== undefined) this.nodes.set(node.id, node);
        if (node === undefined && recordsOf(this.doc, 'nodes').has(key)) this.invalidNodes.add(key);
        else this.invalidNodes.delete(key);
        return key;
      }
      case 'edges': {
        const id = EdgeId.safeParse(key);
        const edge = readEdge(this.doc, key);
        if (!id.success) return undefined;
        if (edge === undefined) this.edges.delete(id.data);
        else this.edges.set(id.data, { ...edge, id: id.data });
        return undefined;
      }
      case 'takes': {
        const id = TakeId.safeParse(key);
        const take = readTake(this.doc, key);
        if (!id.success || take === undefined) return undefined;
        this.#picks.delete(take.node);
        put(this.#takes, take.node, { ...take, id: id.data });
        this.#takes.set(take.node, [...this.takes(take.node)].sort(byNumber));
        return take.node;
      }
      case 'runs': {
        const id = RunId.safeParse(key);
        const run = readRun(this.doc, key);
        if (!id.success || run === undefined) return undefined;
        put(this.#runs, run.node, { ...run, id: id.data });
        put(this.#runsOf, run.request, { ...run, id: id.data });
        this.#judgeOpen(run.request);
        return run.node;
      }
      case 'requests': {
        const [first = '', marked] = key.split(':');
        const id = RequestId.safeParse(marked ?? first);
        const request = id.success ? readRequest(this.doc, id.data) : undefined;
        if (!id.success || request === undefined) return undefined;
        this.#requests.set(id.data, { ...request, id: id.data });
        this.#judgeOpen(id.data);
        return request.node;
      }
      case 'picks': {
        const id = NodeId.safeParse(key);
        if (id.success) this.#picks.delete(id.data);
        return key;
      }
      case 'tracking':
        return key.split(':')[0];
      case 'comments':
        return this.#readComment(key.replace(/^resolved:/, ''));
      case 'meta':
      case 'settings':
      case 'drawing':
      case 'cut':
      case 'reviews':
      case 'playlists':
        return undefined;
    }
  }

  /** Where nodes stand is worked out again when one comes or goes, or is put elsewhere; not when it moves. */
  #judgePlace(before: NodeRecord | undefined, now: NodeRecord | undefined): void {
    const isSame = before?.scene === now?.scene && before?.type === now?.type && before?.order === now?.order;
    if (isSame) return;
    this.#scenes = null;
    this.#shotsIn.clear();
    this.#scenesChanged = true;
  }

  /** A request is open until each of its runs has ended; before the server saw it, it has none. */
  #judgeOpen(id: RequestId): void {
    const request = this.#requests.get(id);
    if (request === undefined) return;
    const runs = this.runsOf(id);
    const isOpen = runs.length === 0 || runs.some(({ state }) => !isTerminal(state));
    if (isOpen === this.#open.has(id)) return;
    if (isOpen) this.#open.set(id, request);
    else this.#open.delete(id);
    this.#openChanged = true;
  }

  #readComment(key: string): CommentPlace | undefined {
    const id = CommentId.safeParse(key);
    if (!id.success) return undefined;
    const before = this.#comments.get(id.data);
    const comment = readListedComment(this.doc, id.data);
    const known = comment ?? before;
    if (known === undefined) return undefined;
    const place = placeOf(known.anchor);
    const others = this.comments(place).filter((other) => other.id !== id.data);
    const all = comment === undefined ? others : [...others, comment].sort(byTime);
    if (comment === undefined) this.#comments.delete(id.data);
    else this.#comments.set(id.data, comment);
    if (all.length === 0) this.#talk.delete(place);
    else this.#talk.set(place, all);
    return place;
  }
}
