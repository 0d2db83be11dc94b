import {
  commentKey,
  nodeKey,
  type NodeRecord,
  readComments,
  readCut,
  readDrawing,
  readEdges,
  readNodes,
  readPick,
  readPlaylists,
  readRequestMark,
  readRequests,
  readReviews,
  readRun,
  readSettings,
  readTakes,
  readTracking,
  readTrashed,
  RECORD_KEY_PATTERN,
  recordsOf,
  requestKey,
  reviewKey,
  rootOf,
  type RootName,
  type RunFact,
  StoredJson,
  textParam,
  trackingKey,
} from '@dailies/shared/document';
import { AssetId, type RequestId, runIdOf } from '@dailies/shared/ids';
import { stretchesOf, writeMention } from '@dailies/shared/mentions';
import { NODE_TYPES } from '@dailies/shared/nodes';
import { isTerminal } from '@dailies/shared/runs';
import * as Y from 'yjs';
import type { ImportedIds } from './ImportedIds.ts';

const BACKEND_CHARS = 100;

/** A key and a value as the document takes them from anybody. */
const isSound = (key: string, value: unknown): boolean =>
  RECORD_KEY_PATTERN.test(key) && key !== '__proto__' && StoredJson.safeParse(value).success;

const mapOf = (fields: object): Y.Map<unknown> =>
  new Y.Map(Object.entries(fields).filter(([key, value]) => value instanceof Y.Text || isSound(key, value)));

/** A text whose mentions name the assets that stand for those of the file. */
const withAssets = (text: string, ids: ImportedIds): string =>
  stretchesOf(text)
    .map(({ text: stretch, mention }) =>
      mention === null || mention.of === 'user' || ids.asset(AssetId.parse(mention.id)) === mention.id
        ? stretch
        : writeMention({ ...mention, id: ids.asset(AssetId.parse(mention.id)) }),
    )
    .join('');

function rebuildNode(
  source: Y.Doc,
  { id, params, pickLock, driven = [], ...fields }: NodeRecord,
  ids: ImportedIds,
): Y.Map<unknown> {
  const hints = NODE_TYPES.get(fields.type)?.params;
  const map = new Y.Map<unknown>();
  for (const [name, value] of Object.entries(params)) {
    if (!isSound(name, value)) continue;
    const isText = hints === undefined ? textParam(source, id, name) !== undefined : hints[name]?.control === 'text';
    const asset = hints?.[name]?.control === 'asset' ? AssetId.safeParse(value) : undefined;
    if (isText) map.set(name, new Y.Text(typeof value === 'string' ? withAssets(value, ids) : ''));
    else map.set(name, asset?.success === true ? ids.asset(asset.data) : value);
  }
  // Texts are there from the start, as in a node that was made here.
  for (const [name, { control }] of Object.entries(hints ?? {})) {
    if (control === 'text' && !Object.hasOwn(params, name)) map.set(name, new Y.Text());
  }
  const lock = pickLock === undefined ? undefined : ids.take(pickLock);
  const node = mapOf({ ...fields, ...(lock === undefined ? {} : { pickLock: lock }) });
  for (const param of driven) if (isSound(nodeKey.driven(param), true)) node.set(nodeKey.driven(param), true);
  node.set('params', map);
  return node;
}

function rebuildGraph(target: Y.Doc, source: Y.Doc, ids: ImportedIds): void {
  for (const [key, value] of Object.entries(readSettings(source))) rootOf(target, 'settings').set(key, value);
  for (const node of readNodes(source)) {
    const rebuilt = rebuildNode(source, node, ids);
    for (const id of readTrashed(source, node.id)) {
      const trashed = ids.take(id);
      if (trashed !== undefined) rebuilt.set(nodeKey.trashed(trashed), true);
    }
    recordsOf(target, 'nodes').set(node.id, rebuilt);
    const pick = readPick(source, node.id);
    const take = pick === undefined ? undefined : ids.take(pick.id);
    if (take !== undefined) rootOf(target, 'picks').set(node.id, take);
    const { status, due, locked, assignees } = readTracking(source, node.id);
    const tracking = rootOf(target, 'tracking');
    if (status !== undefined && isSound('status', status)) tracking.set(trackingKey.status(node.id), status);
    if (due !== undefined) tracking.set(trackingKey.due(node.id), due);
    if (locked) tracking.set(trackingKey.locked(node.id), true);
    for (const user of assignees) tracking.set(trackingKey.assignee(node.id, ids.user(user)), true);
  }
  for (const { id, ...edge } of readEdges(source)) rootOf(target, 'edges').set(id, edge);
  for (const [id, record] of readDrawing(source)) {
    if (RECORD_KEY_PATTERN.test(id)) recordsOf(target, 'drawing').set(id, mapOf(record));
  }
  for (const { id, ...record } of readCut(source)) {
    if (!RECORD_KEY_PATTERN.test(id)) continue;
    if (!('take' in record)) recordsOf(target, 'cut').set(id, mapOf(record));
    else {
      const take = record.take === null ? null : ids.take(record.take);
      // A sound without its take is nothing; a clip then shows its pick.
      if (take !== undefined || record.kind === 'clip') {
        recordsOf(target, 'cut').set(id, mapOf({ ...record, take: take ?? null }));
      }
    }
  }
}

/** Requests and how their runs ended. What had not ended when the project was exported is cancelled: nothing runs by an import. */
function rebuildRuns(target: Y.Doc, source: Y.Doc, ids: ImportedIds): void {
  const factOf = (request: RequestId, newRequest: RequestId, variation: number): RunFact | undefined => {
    const fact = readRun(source, runIdOf(request, variation));
    if (fact === undefined || !isTerminal(fact.state)) return undefined;
    const { take, backend, ...rest } = fact;
    const newTake = take === undefined ? undefined : ids.take(take);
    return {
      ...rest,
      request: newRequest,
      variation,
      ...(backend === undefined ? {} : { backend: importedBackend(backend) }),
      ...(newTake === undefined ? {} : { take: newTake }),
    };
  };
  for (const { id, chain, after, ...request } of readRequests(source)) {
    const newRequest = ids.request(id);
    if (newRequest === undefined) continue;
    const newChain = chain === undefined ? undefined : ids.request(chain);
    const before = (after ?? []).flatMap((one) => ids.request(one) ?? []);
    rootOf(target, 'requests').set(newRequest, {
      ...request,
      ...(newChain === undefined ? {} : { chain: newChain }),
      ...(before.length === 0 ? {} : { after: before }),
      by: ids.user(request.by),
    });
    for (const mark of ['cancel', 'confirm'] as const) {
      const there = readRequestMark(source, mark, id);
      if (there !== undefined) {
        rootOf(target, 'requests').set(requestKey[mark](newRequest), { ...there, by: ids.user(there.by) });
      }
    }
    for (let variation = 0; variation < request.variations; variation += 1) {
      const run = ids.run(id, variation);
      const cancelled: RunFact = { request: newRequest, node: request.node, variation, state: 'cancelled' };
      if (run !== undefined) rootOf(target, 'runs').set(run, factOf(id, newRequest, variation) ?? cancelled);
    }
  }
}

function rebuildTakes(target: Y.Doc, source: Y.Doc, ids: ImportedIds): void {
  for (const { id, ...take } of readTakes(source)) {
    const newTake = ids.take(id);
    if (newTake === undefined) continue;
    rootOf(target, 'takes').set(newTake, { ...take, by: ids.user(take.by) });
    for (const { user, verdict, rating } of readReviews(source, id)) {
      const reviews = rootOf(target, 'reviews');
      if (verdict !== undefined) reviews.set(reviewKey.verdict(newTake, ids.user(user)), verdict);
      if (rating !== undefined) reviews.set(reviewKey.rating(newTake, ids.user(user)), rating);
    }
  }
}

function rebuildTalk(target: Y.Doc, source: Y.Doc, ids: ImportedIds): void {
  for (const { id, body, resolvedBy, anchor, by, at, parent, edited } of readComments(source)) {
    const take = anchor.on === 'take' ? ids.take(anchor.take) : undefined;
    if (anchor.on === 'take' && take === undefined) continue;
    const comment = mapOf({
      anchor: take === undefined ? anchor : { ...anchor, take },
      by: ids.user(by),
      at,
      parent,
      ...(edited === undefined ? {} : { edited }),
    });
    comment.set('body', new Y.Text(body));
    recordsOf(target, 'comments').set(id, comment);
    if (resolvedBy !== undefined) rootOf(target, 'comments').set(commentKey.resolved(id), ids.user(resolvedBy));
  }
  for (const { id, name, takes, by } of readPlaylists(source)) {
    const own = takes.flatMap((take) => ids.take(take) ?? []);
    recordsOf(target, 'playlists').set(id, mapOf({ name, takes: own, by: ids.user(by) }));
  }
}

/** How the backend of an imported run or take is called: what it was, and that nobody here saw it. */
export const importedBackend = (backend: string): string => `imported: ${backend}`.slice(0, BACKEND_CHARS);

/** The parts of a document that an import makes anew. */
export const REBUILT_ROOTS: readonly RootName[] = [
  'nodes',
  'edges',
  'drawing',
  'cut',
  'requests',
  'comments',
  'playlists',
  'takes',
];

/**
 * Writes what the readers find in one document into another, with the server's hand and other ids. Nothing
 * of the first is taken over as it is: what no reader understands stays behind, and so does every byte of
 * its history.
 */
export function rebuildDocument(target: Y.Doc, source: Y.Doc, ids: ImportedIds): void {
  rebuildGraph(target, source, ids);
  rebuildTakes(target, source, ids);
  rebuildRuns(target, source, ids);
  rebuildTalk(target, source, ids);
}
