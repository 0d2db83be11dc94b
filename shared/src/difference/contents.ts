import type * as Y from 'yjs';
import type { z } from 'zod';
import {
  isStoredJson,
  readComments,
  readCut,
  readDrawing,
  readEdges,
  readNodes,
  readPlaylists,
  readRequestMark,
  readRequests,
  readSettings,
  rootOf,
  type StoredJson,
} from '../document/index.ts';
import { type ComparedRoot, PARAM_PREFIX, VALUE_KEY } from './change.ts';

export type JsonValue = z.infer<typeof StoredJson>;

/** A record's keys and their values. */
export type RecordContents = ReadonlyMap<string, JsonValue>;
/** The records of a root, by id. */
export type RootContents = ReadonlyMap<string, RecordContents>;
/** What people wrote, as plain data: without Yjs, without facts, without records that do not read. */
export type Contents = Readonly<Record<ComparedRoot, RootContents>>;

const isJson = (value: unknown): value is JsonValue => isStoredJson(value);

function record(fields: Iterable<readonly [string, unknown]>): RecordContents {
  const contents = new Map<string, JsonValue>();
  for (const [key, value] of fields) if (isJson(value)) contents.set(key, value);
  return contents;
}

const valueOf = (value: unknown): RecordContents => record([[VALUE_KEY, value]]);

function recordsById<T extends { readonly id: string }>(
  list: readonly T[],
  fieldsOf: (item: Omit<T, 'id'>) => Iterable<readonly [string, unknown]>,
): RootContents {
  return new Map(list.map(({ id, ...fields }) => [id, record(fieldsOf(fields))]));
}

function flatRoot(doc: Y.Doc, root: 'picks' | 'tracking' | 'reviews'): RootContents {
  const contents = new Map<string, RecordContents>();
  for (const [key, value] of rootOf(doc, root).entries()) if (isJson(value)) contents.set(key, valueOf(value));
  return contents;
}

/** Reads what people wrote. Keeps nothing of the document. About 10 ms for 1,000 nodes and edges. */
export function contentsOf(doc: Y.Doc): Contents {
  return {
    settings: new Map(Object.entries(readSettings(doc)).map(([key, value]) => [key, valueOf(value)])),
    nodes: recordsById(readNodes(doc), ({ params, ...fields }) => [
      ...Object.entries(fields),
      ...Object.entries(params).map(([name, value]) => [`${PARAM_PREFIX}${name}`, value] as const),
    ]),
    edges: recordsById(readEdges(doc), (edge) => [[VALUE_KEY, edge]]),
    drawing: new Map([...readDrawing(doc)].map(([id, drawn]) => [id, record(Object.entries(drawn))])),
    picks: flatRoot(doc, 'picks'),
    cut: recordsById(readCut(doc), (clip) => Object.entries(clip)),
    tracking: flatRoot(doc, 'tracking'),
    reviews: flatRoot(doc, 'reviews'),
    comments: recordsById(readComments(doc), ({ resolvedBy, ...comment }) => [
      ...Object.entries(comment),
      ['resolved', resolvedBy !== undefined],
    ]),
    playlists: recordsById(readPlaylists(doc), (playlist) => Object.entries(playlist)),
    requests: new Map(
      readRequests(doc).map(({ id, ...request }) => [
        id,
        record([
          [VALUE_KEY, request],
          ['cancelled', readRequestMark(doc, 'cancel', id) !== undefined],
          ['confirmed', readRequestMark(doc, 'confirm', id) !== undefined],
        ]),
      ]),
    ),
  };
}
