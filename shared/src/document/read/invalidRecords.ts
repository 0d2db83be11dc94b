import type * as Y from 'yjs';
import { type RootName, rootOf } from '../schema/roots.ts';
import {
  readComment,
  readCut,
  readDrawing,
  readEdge,
  readNode,
  readPlaylists,
  readRequest,
  readRun,
  readTake,
} from './project.ts';

export interface InvalidRecord {
  readonly root: RootName;
  readonly id: string;
}

/** [A8] Records that are there and cannot be read: shown as broken, never run; whoever may write them can delete them. */
export function invalidRecords(doc: Y.Doc): InvalidRecord[] {
  const cut = new Set(readCut(doc).map(({ id }) => id));
  const playlists = new Set<string>(readPlaylists(doc).map(({ id }) => id));
  const drawing = readDrawing(doc);
  const among = (root: RootName, isRead: (id: string) => boolean): InvalidRecord[] =>
    [...rootOf(doc, root).keys()].filter((id) => !isRead(id)).map((id) => ({ root, id }));
  return [
    ...among('nodes', (id) => readNode(doc, id) !== undefined),
    ...among('edges', (id) => readEdge(doc, id) !== undefined),
    ...among('drawing', (id) => drawing.has(id)),
    ...among('cut', (id) => cut.has(id)),
    ...among('requests', (id) => id.includes(':') || readRequest(doc, id) !== undefined),
    ...among('comments', (id) => id.includes(':') || readComment(doc, id) !== undefined),
    ...among('playlists', (id) => playlists.has(id)),
    ...among('runs', (id) => readRun(doc, id) !== undefined),
    ...among('takes', (id) => readTake(doc, id) !== undefined),
  ];
}
