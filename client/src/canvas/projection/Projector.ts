import { readDrawing, recordsOf } from '@dailies/shared/document';
import { NodeId } from '@dailies/shared/ids';
import { AssetRecordType, isBindingId, isShapeId, type TLPageId, type TLRecord, type TLStore } from 'tldraw';
import type { ProjectModel, Touched } from '../../document/ProjectModel.ts';
import { isNodeShape, shapeIdOf } from '../shapes/NodeShape.ts';
import { projectDrawing } from './projectDrawing.ts';
import { projectNode } from './projectNode.ts';

type RecordId = TLRecord['id'];

/**
 * Keeps a tldraw store the picture of a document: nodes and freeform records, only what a transaction
 * touched, as one remote change each. What a person holds in the hand (`hold`) is left alone until
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

  constructor(store: TLStore, model: ProjectModel, page: TLPageId) {
    this.#store = store;
    this.#model = model;
    this.#page = page;
  }

  /** Freeform records that cannot be shown. */
  get setAside(): ReadonlySet<string> {
    return this.#setAside;
  }

  start(): void {
    this.#show([...this.#model.nodes.keys()], [...recordsOf(this.#model.doc, 'drawing').keys()]);
    this.#stop = this.#model.watch((touched) => this.#follow(touched));
  }

  stop(): void {
    this.#stop();
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
    if (nodes !== undefined || drawing !== undefined) this.#show(nodes ?? [], drawing ?? []);
  }

  #show(nodes: Iterable<string>, drawing: Iterable<string>): void {
    const put: TLRecord[] = [];
    const remove: RecordId[] = [];
    for (const key of nodes) {
      const id = NodeId.safeParse(key);
      if (!id.success || this.#isMissed(shapeIdOf(id.data))) continue;
      const node = this.#model.nodes.get(id.data);
      if (node === undefined) remove.push(shapeIdOf(id.data));
      else put.push(projectNode(node, this.#page));
    }
    put.push(...this.#drawn(drawing, remove));
    this.#apply(put, remove);
  }

  #drawn(keys: Iterable<string>, remove: RecordId[]): TLRecord[] {
    const wanted = [...keys].filter((key) => !this.#isMissed(key));
    if (wanted.length === 0) return [];
    const all = readDrawing(this.#model.doc);
    const isThere = (id: string): boolean => id === this.#page || all.has(id);
    const found: TLRecord[] = [];
    for (const key of wanted) {
      const flat = all.get(key);
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

  #isMissed(id: string): boolean {
    if (!this.#held.has(id)) return false;
    this.#missed.add(id);
    return true;
  }

  #apply(put: readonly TLRecord[], remove: readonly RecordId[]): void {
    const gone = remove.filter((id) => this.#store.has(id));
    if (put.length === 0 && gone.length === 0) return;
    this.#store.mergeRemoteChanges(() => {
      if (gone.length > 0) this.#store.remove(gone);
      if (put.length > 0) this.#store.put([...put]);
    });
  }
}
