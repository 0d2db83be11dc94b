import { readNode, rootOf, ROOTS, textParam } from '@dailies/shared/document';
import * as Y from 'yjs';
import { FileRecord } from './ProjectFile.ts';

/** The params of a node that are shared texts. */
function textsOf(doc: Y.Doc, id: string): string[] {
  const node = readNode(doc, id);
  return node === undefined ? [] : Object.keys(node.params).filter((name) => textParam(doc, id, name) !== undefined);
}

/** A document as plain records, for the file. What is no JSON (nothing of ours is) stays behind. */
export function recordsOfDocument(doc: Y.Doc): FileRecord[] {
  return ROOTS.filter((root) => root !== 'meta').flatMap((root) =>
    Object.entries<unknown>(rootOf(doc, root).toJSON()).flatMap(([id, value]) => {
      const texts = root === 'nodes' ? textsOf(doc, id) : [];
      const record = FileRecord.safeParse({ root, id, value, ...(texts.length > 0 ? { texts } : {}) });
      return record.success ? [record.data] : [];
    }),
  );
}

const MAPS = new Set(['nodes', 'drawing', 'cut', 'comments', 'playlists']);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function mapOf(value: Record<string, unknown>, isText: (key: string) => boolean): Y.Map<unknown> {
  const map = new Y.Map<unknown>();
  for (const [key, field] of Object.entries(value)) {
    map.set(key, isText(key) && typeof field === 'string' ? new Y.Text(field) : field);
  }
  return map;
}

function nodeOf({ params, ...fields }: Record<string, unknown>, texts: readonly string[]): Y.Map<unknown> {
  const node = mapOf(fields, () => false);
  node.set(
    'params',
    mapOf(isObject(params) ? params : {}, (name) => texts.includes(name)),
  );
  return node;
}

/**
 * Puts the records of a file into a document that nobody sees, to be migrated and then read by the readers,
 * which take nothing on trust. A value of the wrong kind stands there and reads as invalid.
 */
export function layOut(doc: Y.Doc, { root, id, value, texts = [] }: FileRecord): void {
  const records = rootOf(doc, root);
  if (!MAPS.has(root) || !isObject(value)) records.set(id, value);
  else if (root === 'nodes') records.set(id, nodeOf(value, texts));
  else
    records.set(
      id,
      mapOf(value, (key) => root === 'comments' && key === 'body'),
    );
}
