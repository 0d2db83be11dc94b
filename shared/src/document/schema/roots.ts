import * as Y from 'yjs';
import { mendUndo } from '../undo/mendUndo.ts';

/** The document's root maps (design §2). Any other root is refused. */
export const ROOTS = [
  'meta',
  'settings',
  'nodes',
  'edges',
  'drawing',
  'picks',
  'cut',
  'tracking',
  'requests',
  'reviews',
  'comments',
  'playlists',
  'runs',
  'takes',
] as const;
export type RootName = (typeof ROOTS)[number];

/** A root whose values are whole JSON values. */
export const rootOf = (doc: Y.Doc, name: RootName): Y.Map<unknown> => doc.getMap(name);

/** A root whose values are records: one `Y.Map` each. */
export const recordsOf = (doc: Y.Doc, name: 'nodes' | 'drawing' | 'comments' | 'playlists' | 'cut') =>
  doc.getMap<Y.Map<unknown>>(name);

/** A document with every root present, so that reading never creates one. */
export function newDocument(options?: { gc?: boolean }): Y.Doc {
  const doc = new Y.Doc(options);
  for (const name of ROOTS) doc.getMap(name);
  mendUndo(doc);
  return doc;
}

/** The name of a project's document on the wire and in the log. */
export const documentName = (project: string): string => `project:${project}`;

/** The project of a document's name; undefined for any other name. */
export function projectOfDocument(name: string): string | undefined {
  return /^project:([A-Za-z0-9_-]{1,64})$/.exec(name)?.[1];
}
