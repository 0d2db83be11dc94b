import type * as Y from 'yjs';
import {
  invalidRecords,
  readComments,
  readCut,
  readDrawing,
  readEdges,
  readMeta,
  readNodes,
  readPick,
  readPlaylists,
  readRequestMark,
  readRequests,
  readReviews,
  readRuns,
  readSettings,
  readTakes,
  readTracking,
  readTrashed,
} from '../document/index.ts';

const byId = <T extends { readonly id: string }>(records: readonly T[]): T[] =>
  [...records].sort((a, b) => (a.id < b.id ? -1 : 1));

const trashedOf = (doc: Y.Doc, node: string): { readonly trashed?: readonly string[] } => {
  const trashed = [...readTrashed(doc, node)].sort();
  return trashed.length === 0 ? {} : { trashed };
};

/** All that the readers find in a document, as plain data in one order. */
export function readEverything(doc: Y.Doc): unknown {
  const nodes = byId(readNodes(doc));
  const takes = byId(readTakes(doc));
  const requests = byId(readRequests(doc));
  return {
    meta: readMeta(doc),
    settings: readSettings(doc),
    nodes: nodes.map((node) => ({
      ...node,
      pick: readPick(doc, node.id)?.id,
      tracking: readTracking(doc, node.id),
      ...trashedOf(doc, node.id),
    })),
    edges: byId(readEdges(doc)),
    drawing: Object.fromEntries(readDrawing(doc)),
    cut: readCut(doc),
    requests: requests.map((request) => ({
      ...request,
      cancelled: readRequestMark(doc, 'cancel', request.id),
      confirmed: readRequestMark(doc, 'confirm', request.id),
    })),
    runs: byId(readRuns(doc)),
    takes: takes.map((take) => ({ ...take, reviews: readReviews(doc, take.id) })),
    comments: readComments(doc),
    playlists: byId(readPlaylists(doc)),
    invalid: invalidRecords(doc),
  };
}
