import { COMPARED_ROOTS, type ComparedRoot } from '@dailies/shared/difference';
import { isStoredJson, rootOf } from '@dailies/shared/document';
import * as Y from 'yjs';
import { type FlatRecord, flatRecord, Json, recordIdOf } from './flatRecord.ts';

/** A record that an update touched, before and after it; undefined where it was not there. */
export interface Touched {
  readonly root: ComparedRoot;
  readonly id: string;
  readonly before: FlatRecord | undefined;
  readonly after: FlatRecord | undefined;
}

/**
 * A document that says of each update which records it touched, and how. Costs what the update touches,
 * not what the document holds: comparing the whole of it for each of thousands of rows would take minutes.
 */
export class FollowedDocument {
  readonly #doc: Y.Doc;
  readonly #records = new Map<ComparedRoot, Map<string, FlatRecord>>();
  readonly #touched = new Map<ComparedRoot, Set<string>>();

  constructor(doc: Y.Doc) {
    this.#doc = doc;
    for (const root of COMPARED_ROOTS) {
      const records = new Map<string, FlatRecord>();
      const touched = new Set<string>();
      this.#records.set(root, records);
      this.#touched.set(root, touched);
      const map = rootOf(doc, root);
      for (const key of map.keys()) {
        const record = flatRecord(doc, root, key);
        if (record !== undefined && recordIdOf(root, key) === key) records.set(key, record);
      }
      map.observeDeep((events) => {
        for (const event of events) {
          const [top] = event.path;
          if (typeof top === 'string') touched.add(recordIdOf(root, top));
          else for (const key of event.keys.keys()) touched.add(recordIdOf(root, key));
        }
      });
    }
  }

  /** Throws where the update cannot be applied; then the document is not to be used any more. */
  apply(update: Uint8Array): Touched[] {
    Y.applyUpdate(this.#doc, update);
    const found: Touched[] = [];
    for (const [root, ids] of this.#touched) {
      const records = this.#records.get(root);
      if (records === undefined) continue;
      for (const id of ids) {
        const before = records.get(id);
        const after = flatRecord(this.#doc, root, id);
        if (after === undefined) records.delete(id);
        else records.set(id, after);
        if (before !== undefined || after !== undefined) found.push({ root, id, before, after });
      }
      ids.clear();
    }
    return found;
  }

  /** A param as it stands, however long; undefined where it is not set. */
  paramOf(node: string, param: string): { readonly value: Json | undefined; readonly isText: boolean } {
    const record: unknown = rootOf(this.#doc, 'nodes').get(node);
    const params: unknown = record instanceof Y.Map ? record.get('params') : undefined;
    const value: unknown = params instanceof Y.Map ? params.get(param) : undefined;
    if (value instanceof Y.Text) return { value: value.toString(), isText: true };
    return { value: isStoredJson(value) ? Json.parse(value) : undefined, isText: false };
  }

  /** What a node is called; undefined where there is none. */
  readonly titleOf = (node: string): string | undefined => {
    const title = this.#records.get('nodes')?.get(node)?.get('title');
    return typeof title === 'string' ? title : undefined;
  };
}
