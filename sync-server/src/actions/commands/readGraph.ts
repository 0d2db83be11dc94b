import { readSettings, rootOf, ROOTS } from '@dailies/shared/document';
import type * as Y from 'yjs';

const inOrder = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inOrder);
  return typeof value === 'object' && value !== null ? byName({ ...value }) : value;
};

const byName = (record: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(record)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([name, value]) => [name, inOrder(value)]),
  );

/**
 * The whole document as JSON: each root by its name, records by their ids, texts as strings. In the order of
 * names, so that the same content is the same text, and has the same tag, however a copy of it came to be.
 */
export function readGraph(doc: Y.Doc): Record<string, Record<string, unknown>> {
  const roots = ROOTS.map((root): [string, Record<string, unknown>] => [root, byName(rootOf(doc, root).toJSON())]);
  // Settings that were never written have their defaults.
  return { ...Object.fromEntries(roots), settings: byName({ ...readSettings(doc) }) };
}
