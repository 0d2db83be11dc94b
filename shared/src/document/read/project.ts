import * as Y from 'yjs';
import { z } from 'zod';
import { CommentId, EdgeId, NodeId, PlaylistId, RequestId, RunId, TakeId, UserId } from '../../ids/index.ts';
import { NODE_TYPES } from '../../nodes/index.ts';
import { CutRecord, PlaylistRecord } from '../schema/cut.ts';
import { commentKey, nodeKey, requestKey } from '../schema/flatKeys.ts';
import {
  CommentFields,
  DrawingRecord,
  EdgeRecord,
  NodeFields,
  Rating,
  RequestMark,
  RequestRecord,
  RunFact,
  TakeRecord,
  Verdict,
} from '../schema/records.ts';
import { recordsOf, rootOf } from '../schema/roots.ts';
import { DEFAULT_SETTINGS, Settings } from '../schema/settings.ts';

// Reading never throws on a shape (document-rules A8): a bad record reads as undefined here and is
// named by `invalidRecords`, so that the interface can mark it.

export interface NodeRecord extends NodeFields {
  readonly id: NodeId;
  /** Plain params: `Y.Text` read as string. Parsed by the node's module when it is planned. */
  readonly params: Readonly<Record<string, unknown>>;
  /** The params that a port drives, in the order of their names; left out: none. */
  readonly driven?: readonly string[] | undefined;
}

export interface CommentRecord extends CommentFields {
  readonly id: CommentId;
  readonly body: string;
}

export type Identified<Id, T> = T & { readonly id: Id };

const isMap = (value: unknown): value is Y.Map<unknown> => value instanceof Y.Map;

/** A record's values, with shared texts as strings. What is neither a text nor JSON reads as missing. */
function fieldsOf(map: Y.Map<unknown>): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [key, value] of map.entries()) {
    if (value instanceof Y.Text) fields[key] = value.toString();
    else if (!(value instanceof Y.AbstractType || value instanceof Uint8Array)) fields[key] = value;
  }
  return fields;
}

function parse<S extends z.ZodType>(schema: S, value: unknown): z.output<S> | undefined {
  try {
    const result = schema.safeParse(value);
    return result.success ? result.data : undefined;
  } catch {
    // Zod freezes what `readonly()` is given even where it does not fit, and bytes cannot be frozen.
    return undefined;
  }
}

/** Settings of which each that is missing or bad reads as its default. */
const StoredSettings = z.object({
  name: Settings.shape.name.catch(DEFAULT_SETTINGS.name),
  code: Settings.shape.code.catch(DEFAULT_SETTINGS.code),
  fps: Settings.shape.fps.catch(DEFAULT_SETTINGS.fps),
  width: Settings.shape.width.catch(DEFAULT_SETTINGS.width),
  height: Settings.shape.height.catch(DEFAULT_SETTINGS.height),
  quality: Settings.shape.quality.catch(DEFAULT_SETTINGS.quality),
  naming: Settings.shape.naming.catch(DEFAULT_SETTINGS.naming),
  statuses: Settings.shape.statuses.catch(DEFAULT_SETTINGS.statuses),
});

export const readSettings = (doc: Y.Doc): Settings => StoredSettings.parse(fieldsOf(rootOf(doc, 'settings')));

export function readNode(doc: Y.Doc, id: string): NodeRecord | undefined {
  const map = recordsOf(doc, 'nodes').get(id);
  if (!isMap(map)) return undefined;
  const fields = parse(NodeFields, fieldsOf(map));
  const nodeId = parse(NodeId, id);
  if (fields === undefined || nodeId === undefined) return undefined;
  const params = map.get('params');
  const driven = readDriven(map);
  return {
    ...fields,
    id: nodeId,
    params: isMap(params) ? fieldsOf(params) : {},
    ...(driven.length === 0 ? {} : { driven }),
  };
}

function readDriven(map: Y.Map<unknown>): readonly string[] {
  const prefix = nodeKey.driven('');
  return [...map.entries()]
    .flatMap(([key, value]) => (value === true && key.startsWith(prefix) ? [key.slice(prefix.length)] : []))
    .sort();
}

/** Takes of a node that lie in the trash: they are kept, and shown where somebody looks for them. */
export function readTrashed(doc: Y.Doc, node: string): ReadonlySet<TakeId> {
  const map = recordsOf(doc, 'nodes').get(node);
  if (!isMap(map)) return new Set();
  const prefix = 'trashed:';
  return new Set(
    [...map.entries()].flatMap(([key, value]) =>
      value === true && key.startsWith(prefix) ? (parse(TakeId, key.slice(prefix.length)) ?? []) : [],
    ),
  );
}

export function readNodes(doc: Y.Doc): NodeRecord[] {
  return [...recordsOf(doc, 'nodes').keys()].flatMap((id) => readNode(doc, id) ?? []);
}

/** The shared text of a text param; undefined where there is none. */
export function textParam(doc: Y.Doc, node: string, param: string): Y.Text | undefined {
  const map = recordsOf(doc, 'nodes').get(node);
  const params = isMap(map) ? map.get('params') : undefined;
  const text = isMap(params) ? params.get(param) : undefined;
  return text instanceof Y.Text ? text : undefined;
}

function entries<Id extends z.ZodType, S extends z.ZodType>(
  doc: Y.Doc,
  root: 'edges' | 'requests' | 'runs' | 'takes',
  Id: Id,
  schema: S,
): Identified<z.output<Id>, z.output<S>>[] {
  const found: Identified<z.output<Id>, z.output<S>>[] = [];
  for (const [key, value] of rootOf(doc, root).entries()) {
    const id = parse(Id, key);
    const record = id === undefined ? undefined : parse(schema, value);
    if (id !== undefined && record !== undefined) found.push({ ...record, id });
  }
  return found;
}

export const readEdges = (doc: Y.Doc): Identified<EdgeId, EdgeRecord>[] => entries(doc, 'edges', EdgeId, EdgeRecord);
export const readTakes = (doc: Y.Doc): Identified<TakeId, TakeRecord>[] => entries(doc, 'takes', TakeId, TakeRecord);
export const readRuns = (doc: Y.Doc): Identified<RunId, RunFact>[] => entries(doc, 'runs', RunId, RunFact);
export const readRequests = (doc: Y.Doc): Identified<RequestId, RequestRecord>[] =>
  entries(doc, 'requests', RequestId, RequestRecord);

export const readEdge = (doc: Y.Doc, id: string): EdgeRecord | undefined =>
  parse(EdgeRecord, rootOf(doc, 'edges').get(id));
export const readTake = (doc: Y.Doc, id: string): TakeRecord | undefined =>
  parse(TakeRecord, rootOf(doc, 'takes').get(id));
export const readRun = (doc: Y.Doc, id: string): RunFact | undefined => parse(RunFact, rootOf(doc, 'runs').get(id));
export const readRequest = (doc: Y.Doc, id: string): RequestRecord | undefined =>
  parse(RequestRecord, rootOf(doc, 'requests').get(id));

/** Who asked to cancel (or confirmed) a request; undefined where nobody did. */
export const readRequestMark = (doc: Y.Doc, mark: 'cancel' | 'confirm', id: string): RequestMark | undefined =>
  parse(RequestMark, rootOf(doc, 'requests').get(requestKey[mark](id)));

/** A node's takes in the order of their numbers (ties by id). */
export function takesOfNode(doc: Y.Doc, node: NodeId): Identified<TakeId, TakeRecord>[] {
  return readTakes(doc)
    .filter((take) => take.node === node)
    .sort((a, b) => a.number - b.number || (a.id < b.id ? -1 : 1));
}

/** A take under an id, where it is one of the node's own. */
function ownTake(doc: Y.Doc, node: NodeId, value: unknown): Identified<TakeId, TakeRecord> | undefined {
  const id = parse(TakeId, value);
  const take = id === undefined ? undefined : readTake(doc, id);
  return id === undefined || take === undefined || take.node !== node ? undefined : { ...take, id };
}

/** [L1] The take that a node's pick is locked to, where it is. */
export function readPickLock(doc: Y.Doc, node: NodeId): Identified<TakeId, TakeRecord> | undefined {
  const map = recordsOf(doc, 'nodes').get(node);
  return isMap(map) ? ownTake(doc, node, map.get('pickLock')) : undefined;
}

/** The circled take of a node, where it exists: the one that it is locked to before any other. */
export const readPick = (doc: Y.Doc, node: NodeId): Identified<TakeId, TakeRecord> | undefined =>
  readPickLock(doc, node) ?? ownTake(doc, node, rootOf(doc, 'picks').get(node));

export interface NodeTracking {
  /** The id of a status of the settings; undefined means the first one. */
  readonly status: string | undefined;
  /** `YYYY-MM-DD`. */
  readonly due: string | undefined;
  readonly locked: boolean;
  readonly assignees: readonly UserId[];
}

export function readTracking(doc: Y.Doc, node: NodeId): NodeTracking {
  const root = rootOf(doc, 'tracking');
  const status = root.get(`${node}:status`);
  const due = root.get(`${node}:due`);
  const prefix = `${node}:assignee:`;
  const assignees: UserId[] = [];
  for (const [key, value] of root.entries()) {
    if (value !== true || !key.startsWith(prefix)) continue;
    const user = parse(UserId, key.slice(prefix.length));
    if (user !== undefined) assignees.push(user);
  }
  return {
    status: typeof status === 'string' ? status : undefined,
    due: typeof due === 'string' ? due : undefined,
    locked: root.get(`${node}:locked`) === true,
    assignees: assignees.sort(),
  };
}

export interface TakeReview {
  readonly user: UserId;
  readonly verdict: Verdict | undefined;
  readonly rating: number | undefined;
}

/** Everybody's verdict and rating of a take, by user. */
export function readReviews(doc: Y.Doc, take: TakeId): TakeReview[] {
  const byUser = new Map<UserId, { verdict: Verdict | undefined; rating: number | undefined }>();
  for (const [key, value] of rootOf(doc, 'reviews').entries()) {
    const [ofTake, who, what] = key.split(':');
    const user = parse(UserId, who);
    if (ofTake !== take || user === undefined) continue;
    const review = byUser.get(user) ?? { verdict: undefined, rating: undefined };
    if (what === 'verdict') review.verdict = parse(Verdict, value);
    if (what === 'rating') review.rating = parse(Rating, value);
    byUser.set(user, review);
  }
  return [...byUser].map(([user, review]) => ({ user, ...review })).sort((a, b) => (a.user < b.user ? -1 : 1));
}

export function readComment(doc: Y.Doc, id: string): CommentRecord | undefined {
  const map = recordsOf(doc, 'comments').get(id);
  const commentId = parse(CommentId, id);
  if (!isMap(map) || commentId === undefined) return undefined;
  const fields = parse(CommentFields, fieldsOf(map));
  const body = map.get('body');
  return fields === undefined || !(body instanceof Y.Text)
    ? undefined
    : { ...fields, id: commentId, body: body.toString() };
}

export interface ListedComment extends CommentRecord {
  readonly resolvedBy: UserId | undefined;
}

export function readListedComment(doc: Y.Doc, id: string): ListedComment | undefined {
  const comment = readComment(doc, id);
  const resolvedBy = rootOf(doc, 'comments').get(commentKey.resolved(id));
  return comment === undefined ? undefined : { ...comment, resolvedBy: parse(UserId, resolvedBy) };
}

/** Every comment, oldest first. */
export function readComments(doc: Y.Doc): ListedComment[] {
  return [...rootOf(doc, 'comments').keys()]
    .flatMap((id) => readListedComment(doc, id) ?? [])
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

/** Freeform tldraw records by id. */
export function readDrawing(doc: Y.Doc): ReadonlyMap<string, DrawingRecord> {
  const found = new Map<string, DrawingRecord>();
  for (const [id, map] of recordsOf(doc, 'drawing').entries()) {
    const record = isMap(map) ? parse(DrawingRecord, fieldsOf(map)) : undefined;
    if (record !== undefined) found.set(id, record);
  }
  return found;
}

/** The cut's records in order (ties by id). */
export function readCut(doc: Y.Doc): (CutRecord & { readonly id: string })[] {
  return [...recordsOf(doc, 'cut').entries()]
    .flatMap(([id, map]) => {
      const record = isMap(map) ? parse(CutRecord, fieldsOf(map)) : undefined;
      return record === undefined ? [] : [{ ...record, id }];
    })
    .sort((a, b) => (a.order < b.order || (a.order === b.order && a.id < b.id) ? -1 : 1));
}

export function readPlaylists(doc: Y.Doc): Identified<PlaylistId, PlaylistRecord>[] {
  return [...recordsOf(doc, 'playlists').entries()].flatMap(([key, map]) => {
    const id = parse(PlaylistId, key);
    const record = isMap(map) ? parse(PlaylistRecord, fieldsOf(map)) : undefined;
    return id === undefined || record === undefined ? [] : [{ ...record, id }];
  });
}

/** Schema and epoch of a document; a fresh one without the server's hand reads as schema 0. */
export function readMeta(doc: Y.Doc): { readonly schema: number; readonly epoch: number } {
  const root = rootOf(doc, 'meta');
  const schema = root.get('schema');
  const epoch = root.get('epoch');
  return { schema: typeof schema === 'number' ? schema : 0, epoch: typeof epoch === 'number' ? epoch : 0 };
}

/** Whether this version knows the node's type. */
export const isKnownType = (node: NodeRecord): boolean => NODE_TYPES.has(node.type);
