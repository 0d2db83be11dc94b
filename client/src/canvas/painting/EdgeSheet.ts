import type { EdgeId } from '@dailies/shared/ids';
import { type Bounds, boundsOf, type Curve } from '../edges/curve.ts';
import type { DrawnEdge } from '../edges/drawnEdges.ts';

/** An edge with the box that it lies in, found once. */
export interface SheetEdge {
  readonly id: EdgeId;
  readonly curve: Curve;
  readonly bounds: Bounds;
}

/** Edges by their colour, as they are painted: a frame asks for nothing of them but what it draws. */
export type EdgeSheet = ReadonlyMap<string, readonly SheetEdge[]>;

const sheets = new WeakMap<ReadonlyMap<EdgeId, DrawnEdge>, EdgeSheet>();

/** The sheet of some edges, made once as long as they stay as they are. */
export function sheetOf(edges: ReadonlyMap<EdgeId, DrawnEdge>): EdgeSheet {
  const known = sheets.get(edges);
  if (known !== undefined) return known;
  const sheet = new Map<string, SheetEdge[]>();
  for (const [id, { curve, colour }] of edges) {
    const edge = { id, curve, bounds: boundsOf(curve) };
    const alike = sheet.get(colour);
    if (alike === undefined) sheet.set(colour, [edge]);
    else alike.push(edge);
  }
  sheets.set(edges, sheet);
  return sheet;
}
