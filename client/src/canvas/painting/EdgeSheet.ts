import type { EdgeId } from '@dailies/shared/ids';
import type { DrawnEdge } from '../edges/drawnEdges.ts';

/** Edges by their colour, as they are painted: a frame asks for nothing of them but what it draws. */
export type EdgeSheet = ReadonlyMap<string, readonly DrawnEdge[]>;

const sheets = new WeakMap<ReadonlyMap<EdgeId, DrawnEdge>, EdgeSheet>();

/** The sheet of some edges, made once as long as they stay as they are. */
export function sheetOf(edges: ReadonlyMap<EdgeId, DrawnEdge>): EdgeSheet {
  const known = sheets.get(edges);
  if (known !== undefined) return known;
  const sheet = new Map<string, DrawnEdge[]>();
  for (const edge of edges.values()) {
    const alike = sheet.get(edge.colour);
    if (alike === undefined) sheet.set(edge.colour, [edge]);
    else alike.push(edge);
  }
  sheets.set(edges, sheet);
  return sheet;
}
