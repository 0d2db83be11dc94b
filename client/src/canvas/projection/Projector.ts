import { type DrawingRecord, readDrawing, recordsOf } from '@dailies/shared/document';
import type { SceneTree } from '@dailies/shared/graph';
import { NodeId } from '@dailies/shared/ids';
import { AssetRecordType, isBindingId, isShapeId, type TLPageId, type TLRecord, type TLStore } from 'tldraw';
import type { ProjectModel, Touched } from '../../document/ProjectModel.ts';
import { isNodeShape, shapeIdOf } from '../shapes/NodeShape.ts';
import { levelOfDrawing } from '../scenes/levelOfDrawing.ts';
import { projectDrawing } from './projectDrawing.ts';
import { projectNode } from './projectNode.ts';

type RecordId = TLRecord['id'];

/**
 * Keeps a tldraw store the picture of one level of a document (the top, or the inside of a scene): nodes and
 * freeform records, only what a transaction touched, as one remote change each. What a person holds in the hand (`hold`) is left alone until
 * it is let go. Records that tldraw would not have are set aside, and counted.
 */
export class Projector {
  readonly #store: TLStore;
  readonly #model: ProjectModel;
  readonly #page: TLPageId;
  readonly #held = new Set<string>();
  readonly #missed = new Set<string>();
  readonly #setAside = new Set<string>();
  #stop: () => void = () => {};
  #level: NodeId | null;
  /** Where nodes stood when they were shown last. */
  #scenes: SceneTree | null = null;

  constructor(store: TLStore, model: ProjectModel, page: TLPageId, level: NodeId | null = null) {
    this.#level = level;
    this.#store = store;
    this.#model = model;
    this.#page = page;
  }

  /** Freeform records that cannot be shown. */
  get setAside(): ReadonlySet<string> {
    return this.#setAside;
  }

  start(): void {
    this.#showAll();
    this.#stop = this.#model.watch((touched) => this.#follow(touched));
  }

  stop(): void {
    this.#stop();
  }

  /** Shows another level in place of the one that is shown. */
  setLevel(level: NodeId | null): void {
    if (level === this.#level) return;
    this.#level = level;
    this.#showAll();
  }

  /** Leaves records to the hand that moves them. */
  hold(ids: Iterable<string>): void {
    for (const id of ids) this.#held.add(id);
  }

  /** Lets everything go, and shows what changed under the hand. */
  release(): void {
    this.#held.clear();
    const missed = [...this.#missed];
    this.#missed.clear();
    this.show(missed);
  }

  isHeld(id: string): boolean {
    return this.#held.has(id);
  }

  /** Shows records as the document has them, whatever was done to them here. */
  show(ids: Iterable<string>): void {
    const nodes: string[] = [];
    const drawing: string[] = [];
    for (const id of ids) {
      const node = id.startsWith('shape:') ? id.slice('shape:'.length) : undefined;
      if (node !== undefined && this.#isNode(node, id)) nodes.push(node);
      else drawing.push(id);
    }
    this.#show(nodes, drawing);
  }

  #isNode(node: string, id: string): boolean {
    const parsed = NodeId.safeParse(node);
    if (parsed.success && this.#model.nodes.has(parsed.data)) return true;
    const shown = isShapeId(id) ? this.#store.get(id) : undefined;
    return isNodeShape(shown);
  }

  #follow(touched: Touched): void {
    const nodes = touched.get('nodes');
    const drawing = touched.get('drawing');
    // What stands in a scene that comes or goes is shown, or not, without being touched itself.
    if (nodes !== undefined && this.#model.scenes !== this.#scenes) {
      this.#showMoved(nodes, drawing ?? []);
      return;
    }
    if (nodes !== undefined || drawing !== undefined) this.#show(nodes ?? [], drawing ?? []);
  }

  #showAll(): void {
    this.#scenes = this.#model.scenes;
    this.#show([...this.#model.nodes.keys()], [...recordsOf(this.#model.doc, 'drawing').keys()]);
  }

  /** What was touched, and whatever stands elsewhere than it did. */
  #showMoved(touched: Iterable<string>, drawing: Iterable<string>): void {
    this.#scenes = this.#model.scenes;
    const nodes = new Set(touched);
    for (const id of this.#model.nodes.keys()) {
      if ((this.#scenes.holderOf(id) === this.#level) !== this.#store.has(shapeIdOf(id))) nodes.add(id);
    }
    const drawn = new Set(drawing);
    for (const [id, record] of readDrawing(this.#model.doc)) {
      const isShown = isShapeId(id) && this.#store.has(id);
      if (this.#isHere(record) !== isShown) drawn.add(id);
    }
    this.#show(nodes, drawn);
  }

  #isHere(record: DrawingRecord): boolean {
    return levelOfDrawing(record, this.#model) === this.#level;
  }

  #show(nodes: Iterable<string>, drawing: Iterable<string>): void {
    const put: TLRecord[] = [];
    const remove: RecordId[] = [];
    for (const key of nodes) {
      const id = NodeId.safeParse(key);
      if (!id.success || this.#isMissed(shapeIdOf(id.data))) continue;
      const node = this.#model.nodes.get(id.data);
      if (node === undefined || this.#model.scenes.holderOf(id.data) !== this.#level) remove.push(shapeIdOf(id.data));
      else put.push(projectNode(node, this.#page));
    }
    put.push(...this.#drawn(drawing, remove));
    this.#apply(put, remove);
  }

  #drawn(keys: Iterable<string>, remove: RecordId[]): TLRecord[] {
    const wanted = [...keys].filter((key) => !this.#isMissed(key));
    if (wanted.length === 0) return [];
    const all = readDrawing(this.#model.doc);
    const isThere = (id: string): boolean => {
      const parent = all.get(id);
      return id === this.#page || (parent !== undefined && this.#isHere(parent));
    };
    const found: TLRecord[] = [];
    for (const key of wanted) {
      const flat = all.get(key);
      if (flat !== undefined && isShapeId(key) && !this.#isHere(flat)) {
        remove.push(key);
        continue;
      }
      if (flat !== undefined && isBindingId(key) && !this.#areEndsHere(flat, all)) {
        remove.push(key);
        continue;
      }
      const record = flat === undefined ? null : projectDrawing(this.#store, flat, this.#page, isThere);
      if (record !== null && record.id === key) {
        found.push(record);
        this.#setAside.delete(key);
        continue;
      }
      if (flat === undefined) this.#setAside.delete(key);
      else this.#setAside.add(key);
      if (isShapeId(key) || isBindingId(key) || AssetRecordType.isId(key)) remove.push(key);
    }
    // Bindings name shapes, which must be there before them.
    return found.sort((a, b) => Number(a.typeName === 'binding') - Number(b.typeName === 'binding'));
  }

  /** A binding is shown with the two shapes that it binds. */
  #areEndsHere(binding: DrawingRecord, all: ReadonlyMap<string, DrawingRecord>): boolean {
    return [binding['fromId'], binding['toId']].every((end) => {
      if (typeof end !== 'string') return false;
      const drawn = all.get(end);
      if (drawn !== undefined) return this.#isHere(drawn);
      const node = NodeId.safeParse(end.slice('shape:'.length));
      // What is nowhere binds nothing, and is left to tldraw.
      return (
        !node.success || !this.#model.nodes.has(node.data) || this.#model.scenes.holderOf(node.data) === this.#level
      );
    });
  }

  #isMissed(id: string): boolean {
    if (!this.#held.has(id)) return false;
    this.#missed.add(id);
    return true;
  }

  #apply(put: readonly TLRecord[], remove: readonly RecordId[]): void {
    // Bindings go before what they bind: tldraw would change what is left of them.
    const gone = remove
      .filter((id) => this.#store.has(id))
      .sort((a, b) => Number(isBindingId(b)) - Number(isBindingId(a)));
    if (put.length === 0 && gone.length === 0) return;
    this.#store.mergeRemoteChanges(() => {
      if (gone.length > 0) this.#store.remove(gone);
      if (put.length > 0) this.#store.put([...put]);
    });
  }
}
