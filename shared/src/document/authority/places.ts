import * as Y from 'yjs';
import { type RootName, ROOTS } from '../schema/roots.ts';
import { Refused, Unresolvable } from './verdict.ts';

/**
 * Where an item lands. `keys` are the map keys from the root down to the item; `list` is true for a
 * piece of text, whose place is the text's own. `gone`: inside something deleted, so that it changes
 * nothing that anyone sees. `record` is the item of the record (the first map under the root) that it
 * lies in, where there is one.
 */
export interface Place {
  readonly root: RootName;
  readonly keys: readonly string[];
  readonly list: boolean;
  readonly gone: boolean;
  readonly record: Y.Item | undefined;
  /** The map or text that it lies in: an item of a type, or null for the root itself. */
  readonly parent: Y.Item | null;
}

/** The place of what lies in something that was collected: it has none, and changes nothing. */
export const NOWHERE = 'nowhere';

const isRoot = (name: string): name is RootName => ROOTS.some((root) => root === name);

type Struct = Y.Item | Y.GC | Y.Skip;

/** Values of one key that are looked through to tell which comes last: people press a button a few times. */
const MAX_PATH = 100;

/** Items of texts that are walked over for one update; far above what an honest one needs. */
const MAX_STEPS = 300_000;

/** Whether two places are in one text, or are one key of one map. */
const areBeside = (a: Place, b: Place): boolean =>
  a.root === b.root && a.parent === b.parent && a.list === b.list && a.keys.at(-1) === b.keys.at(-1);

/** The origin of the piece of an item that begins at an id: within an item each piece follows the one before. */
const originAt = (item: Y.Item, { client, clock }: Y.ID): Y.ID | null =>
  clock === item.id.clock ? item.origin : Y.createID(client, clock - 1);

/**
 * Finds the places of items, in a document and in an update on top of it. Parent and key come from
 * the origin where an update does not say them (document-rules A2). The update's structs must be
 * added in an order in which everything that they build on is there before them.
 */
export class Places {
  readonly #doc: Y.Doc;
  readonly #roots = new Map<unknown, RootName>();
  readonly #known = new Map<Y.Item, Place | typeof NOWHERE>();
  /** Structs of the update by client, ascending and without a gap. */
  readonly #added = new Map<number, Struct[]>();
  #steps = 0;

  constructor(doc: Y.Doc) {
    this.#doc = doc;
    for (const [name, type] of doc.share) if (isRoot(name)) this.#roots.set(type, name);
  }

  /** The next clock of a client, with what was added. */
  stateOf(client: number): number {
    const added = this.#added.get(client)?.at(-1);
    return Math.max(Y.getState(this.#doc.store, client), added === undefined ? 0 : added.id.clock + added.length);
  }

  has({ client, clock }: Y.ID): boolean {
    return clock < this.stateOf(client);
  }

  /** The struct that holds an id, in the document first. Throws `Unresolvable` where there is none. */
  structAt({ client, clock }: Y.ID): Struct {
    if (clock < Y.getState(this.#doc.store, client)) {
      const structs = this.#doc.store.clients.get(client) ?? [];
      const found = structs[Y.findIndexSS(structs, clock)];
      if (found !== undefined) return found;
    }
    const added = this.#added.get(client) ?? [];
    let low = 0;
    let high = added.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const struct = added[middle];
      if (struct === undefined) break;
      if (clock < struct.id.clock) high = middle - 1;
      else if (clock >= struct.id.clock + struct.length) low = middle + 1;
      else return struct;
    }
    throw new Unresolvable(`Item ${client}:${clock} is not known here.`);
  }

  /** Adds a struct of the update; its place (of an item) is resolved at once. */
  add(struct: Struct): Place | typeof NOWHERE | undefined {
    const { client } = struct.id;
    const list = this.#added.get(client);
    if (list === undefined) this.#added.set(client, [struct]);
    else list.push(struct);
    if (!(struct instanceof Y.Item)) return undefined;
    const place = this.#resolveAdded(struct);
    this.#known.set(struct, place);
    return place;
  }

  /** The place of an item of the document, or of one that was added. */
  placeOf(item: Y.Item): Place | typeof NOWHERE {
    const known = this.#known.get(item);
    if (known !== undefined) return known;
    const place = this.#resolveKnown(item);
    this.#known.set(item, place);
    return place;
  }

  /** The item that a root's or record's key holds now (live or deleted), in the document alone. */
  heldAt(parent: Y.Item | null, root: RootName, key: string): Y.Item | undefined {
    if (parent === null) return this.#doc.getMap(root)._map.get(key);
    // A type that is new in the update holds nothing in the document yet.
    if (parent.id.clock >= Y.getState(this.#doc.store, parent.id.client)) return undefined;
    return parent.content instanceof Y.ContentType ? parent.content.type._map.get(key) : undefined;
  }

  /**
   * Whether of two values of one key `a` comes after `b`; the last of them is what the key holds. By their
   * origins the values form a tree, which Yjs reads parents first, and siblings by ascending client id.
   */
  isAfter(a: Y.Item, b: Y.Item): boolean {
    const pathA = this.#pathOf(a);
    const pathB = this.#pathOf(b);
    const fork = pathA.findIndex((id, index) => !Y.compareIDs(id, pathB[index] ?? null));
    if (fork === -1) return false;
    const [atA, atB] = [pathA[fork], pathB[fork]];
    return atA !== undefined && (atB === undefined || atA.client > atB.client);
  }

  /** The ids from the first value of a key down to an item, each the origin of the next. */
  #pathOf(item: Y.Item): Y.ID[] {
    const path: Y.ID[] = [];
    for (let id: Y.ID | null = item.lastId; id !== null;) {
      path.push(id);
      if (path.length > MAX_PATH) throw new Refused('structure', 'One key was overwritten too often in one update.');
      const struct = this.structAt(id);
      const isFirst = id.clock === struct.id.clock;
      if (isFirst) id = struct instanceof Y.Item ? struct.origin : null;
      else id = Y.createID(id.client, id.clock - 1);
    }
    return path.reverse();
  }

  #resolveKnown(item: Y.Item): Place | typeof NOWHERE {
    const type = item.parent;
    if (!(type instanceof Y.AbstractType)) return NOWHERE;
    return type._item === null
      ? this.#inRoot(this.#roots.get(type), item, item.parentSub)
      : this.#inside(type._item, item, item.parentSub);
  }

  #inRoot(root: RootName | undefined, item: Y.Item, key: string | null): Place {
    if (root === undefined) throw new Refused('unknown-root', 'The document has no such root.');
    if (key === null) throw new Refused('structure', `The root "${root}" is a map and holds no list.`);
    const record = item.content instanceof Y.ContentType ? item : undefined;
    return { root, keys: [key], list: false, gone: false, record, parent: null };
  }

  #inside(parent: Y.Item, item: Y.Item, key: string | null): Place | typeof NOWHERE {
    const above = this.placeOf(parent);
    if (above === NOWHERE) return NOWHERE;
    const gone = above.gone || parent.deleted;
    if (!(parent.content instanceof Y.ContentType)) {
      // A deleted type loses its content; what lands in it changes nothing.
      if (parent.content instanceof Y.ContentDeleted) return NOWHERE;
      throw new Refused('structure', 'An item lies in something that is not a map or a text.');
    }
    const isText = parent.content.type instanceof Y.Text;
    if (isText !== (key === null))
      throw new Refused('structure', 'A list stands where a map is meant, or a key in a text.');
    const record = above.record ?? (above.keys.length === 0 ? item : parent);
    return {
      root: above.root,
      keys: key === null ? above.keys : [...above.keys, key],
      list: key === null,
      gone,
      record,
      parent,
    };
  }

  #resolveAdded(item: Y.Item): Place | typeof NOWHERE {
    const left = item.origin === null ? undefined : this.structAt(item.origin);
    const right = item.rightOrigin === null ? undefined : this.structAt(item.rightOrigin);
    const place = this.#placeBetween(item, left, right);
    if (place !== NOWHERE && !place.list && item.rightOrigin !== null) {
      throw new Refused('structure', 'A value of a map has nothing to its right.');
    }
    this.#checkOverlap(item, place);
    if (place !== NOWHERE && place.list) this.#checkNeighbours(item);
    return place;
  }

  /**
   * What was put between two pieces of a text knows what they knew: its left neighbour is not left of the one
   * that its right neighbour was put behind, and the other way round. Where that does not hold, copies that
   * learn of the pieces in different orders read different texts for ever.
   *
   * Whatever comes between a piece and its origin later has an origin there too, so that a walk over
   * origins arrives at it; likewise to the right.
   */
  #checkNeighbours({ id, origin, rightOrigin }: Y.Item): void {
    // What continues an item that is known in part stands right after that one, whatever it says.
    if (id.clock < Y.getState(this.#doc.store, id.client)) return;
    const right = rightOrigin === null ? null : this.structAt(rightOrigin);
    const left = origin === null ? null : this.structAt(origin);
    const isBehind =
      rightOrigin === null || !(right instanceof Y.Item) || this.#reachesLeft(origin, originAt(right, rightOrigin));
    const isBefore = origin === null || !(left instanceof Y.Item) || this.#reachesRight(rightOrigin, left.rightOrigin);
    if (!isBehind || !isBefore || !this.#isLeftOf(origin, left, rightOrigin, right)) {
      throw new Refused('structure', 'A piece of text stands between two that were never beside each other.');
    }
  }

  /** Whether of two pieces that both stand in the document the first comes first. */
  #isLeftOf(origin: Y.ID | null, left: Struct | null, rightOrigin: Y.ID | null, right: Struct | null): boolean {
    if (origin === null || rightOrigin === null) return true;
    if (left === right) return origin.clock < rightOrigin.clock;
    if (!(left instanceof Y.Item) || !(right instanceof Y.Item)) return true;
    if (!this.#isInDocument(origin) || !this.#isInDocument(rightOrigin)) return true;
    let before = right.left;
    while (before !== null && before !== left) {
      this.#countStep();
      before = before.left;
    }
    return before === left;
  }

  #isInDocument({ client, clock }: Y.ID): boolean {
    return clock < Y.getState(this.#doc.store, client);
  }

  #reachesLeft(from: Y.ID | null, to: Y.ID | null): boolean {
    for (let id = from; id !== null;) {
      const struct = this.#step(id);
      // What was collected no longer says where it stood.
      if (!(struct instanceof Y.Item)) return true;
      if (to !== null && to.client === id.client && to.clock <= id.clock && to.clock >= struct.id.clock) return true;
      id = struct.origin;
    }
    return to === null;
  }

  #reachesRight(from: Y.ID | null, to: Y.ID | null): boolean {
    for (let id = from; id !== null;) {
      if (Y.compareIDs(id, to)) return true;
      const struct = this.#step(id);
      if (!(struct instanceof Y.Item)) return true;
      id = struct.rightOrigin;
    }
    return to === null;
  }

  #step(id: Y.ID): Struct {
    this.#countStep();
    return this.structAt(id);
  }

  #countStep(): void {
    this.#steps += 1;
    if (this.#steps > MAX_STEPS) throw new Refused('structure', 'This update takes too long to understand.');
  }

  #placeBetween(item: Y.Item, left: Struct | undefined, right: Struct | undefined): Place | typeof NOWHERE {
    // Yjs turns an item beside a collected one into a collected one itself.
    if ((left !== undefined && !(left instanceof Y.Item)) || (right !== undefined && !(right instanceof Y.Item))) {
      return NOWHERE;
    }
    if (left !== undefined && right !== undefined && !this.#sameParent(left, right)) {
      throw new Refused('structure', 'An item stands between two that are not beside each other.');
    }
    const neighbour = left ?? right;
    if (neighbour !== undefined) return this.#besides(neighbour, item);
    const parent: unknown = item.parent;
    if (typeof parent === 'string') {
      return this.#inRoot(isRoot(parent) ? parent : undefined, item, item.parentSub);
    }
    if (parent instanceof Y.ID) {
      const above = this.structAt(parent);
      return above instanceof Y.Item ? this.#inside(above, item, item.parentSub) : NOWHERE;
    }
    throw new Refused('structure', 'An item lies nowhere.');
  }

  /** The neighbour's place, for another item with the same parent and key. */
  #besides(neighbour: Y.Item, item: Y.Item): Place | typeof NOWHERE {
    const place = this.placeOf(neighbour);
    if (place === NOWHERE) return NOWHERE;
    const own = place.parent === null && item.content instanceof Y.ContentType ? item : undefined;
    return place.parent === null ? { ...place, record: own } : place;
  }

  #sameParent(left: Y.Item, right: Y.Item): boolean {
    const a = this.placeOf(left);
    const b = this.placeOf(right);
    if (a === NOWHERE || b === NOWHERE) return a === b;
    return areBeside(a, b);
  }

  /**
   * An item that begins before the document's state and ends after it (honest: typed on while a
   * difference was under way, or a value that was overwritten again and again) is continued from the
   * item that holds its last known clock, which must therefore be its own beginning.
   */
  #checkOverlap(item: Y.Item, place: Place | typeof NOWHERE): void {
    const state = Y.getState(this.#doc.store, item.id.client);
    if (item.id.clock >= state || place === NOWHERE) return;
    const before = this.structAt(Y.createID(item.id.client, state - 1));
    if (!(before instanceof Y.Item)) throw new Refused('structure', 'An item continues one that was collected.');
    const there = this.placeOf(before);
    if (there === NOWHERE || !areBeside(there, place)) {
      throw new Refused('structure', 'An item continues one that lies elsewhere.');
    }
  }
}
