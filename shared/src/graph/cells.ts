import { ok, refuse, type Result } from '../errors/index.ts';
import { NodeId } from '../ids/index.ts';
import { CELLS_AT_MOST, cellTitle, fanOf, FanOutParams } from '../modules/index.ts';
import { NODE_TYPES } from '../nodes/index.ts';
import type { GraphView } from './graphView.ts';
import { modeOf } from './modes.ts';
import { fedBy, feeding } from './throughScenes.ts';

/** Which value is meant of each node that has several, by its place from 0. */
export type Cell = Readonly<Record<NodeId, number>>;

/** A node with several values, and how many. */
export interface FanAbove {
  readonly id: NodeId;
  readonly count: Result<number>;
}

const moduleOf = (graph: GraphView, id: NodeId) => NODE_TYPES.get(graph.nodes.get(id)?.type ?? '')?.module;

/**
 * The fan-outs that a node's recipe depends on, in the order of their ids: those above it that are reached
 * without going through the take of another node.
 */
export function fansAbove(graph: GraphView, id: NodeId): readonly FanAbove[] {
  const seen = new Set<NodeId>([id]);
  const waiting = [id];
  const fans: FanAbove[] = [];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const from of feeding(graph, at)) {
      const module = moduleOf(graph, from);
      const mode = modeOf(graph, from);
      const params = graph.nodes.get(from)?.params;
      // What is passed through gives what arrives at it; what is disabled gives nothing.
      const isTake = module?.runs === true && mode !== 'bypassed';
      if (seen.has(from) || module === undefined || isTake || mode === 'disabled') continue;
      seen.add(from);
      waiting.push(from);
      if (module.runs || module.cells === undefined || mode !== undefined) continue;
      const isRead = module.params.safeParse(params).success;
      fans.push({ id: from, count: isRead ? module.cells(params) : refuse('invalid-graph', 'It is not valid.', 'G8') });
    }
  }
  return fans.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/**
 * [P24] Every cell of a node: one of each value of the fan-outs above it, each with each. A node below none
 * has the one empty cell; more than 64 are refused.
 */
export function cellsAbove(graph: GraphView, id: NodeId): Result<readonly Cell[]> {
  let cells: Cell[] = [{}];
  for (const fan of fansAbove(graph, id)) {
    if (!fan.count.ok) return fan.count;
    const { value: count } = fan.count;
    if (cells.length * count > CELLS_AT_MOST) {
      const size = `${cells.length} × ${count}`;
      return refuse(
        'invalid-graph',
        `One node fans out to ${CELLS_AT_MOST} takes at most; this would be ${size}.`,
        'P24',
      );
    }
    cells = cells.flatMap((cell) => Array.from({ length: count }, (_, index) => ({ ...cell, [fan.id]: index })));
  }
  return ok(cells);
}

/** The values of a cell in words, as people know them: `85, close-up`. */
export function cellWords({ nodes }: GraphView, cell: Cell): string {
  const titles = Object.entries(cell).flatMap(([fan, index]) => {
    const params = FanOutParams.safeParse(nodes.get(NodeId.parse(fan))?.params);
    const values = params.success ? fanOf(params.data) : undefined;
    return params.success && values?.ok === true ? [cellTitle(values.value, params.data, index)] : [];
  });
  return titles.join(', ');
}

/** The nodes that a value node drives to takes of their own, from the top of the canvas: down to the first that runs. */
export function runnersBelow(graph: GraphView, id: NodeId): readonly NodeId[] {
  const seen = new Set<NodeId>([id]);
  const waiting = [id];
  const found: NodeId[] = [];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const to of fedBy(graph, at)) {
      const module = moduleOf(graph, to);
      if (seen.has(to) || module === undefined) continue;
      seen.add(to);
      const mode = modeOf(graph, to);
      if (module.runs && mode === undefined) found.push(to);
      else if (mode !== 'disabled') waiting.push(to);
    }
  }
  const orderOf = (node: NodeId): string => graph.nodes.get(node)?.order ?? '';
  return found.sort((a, b) => (orderOf(a) < orderOf(b) || (orderOf(a) === orderOf(b) && a < b) ? -1 : 1));
}
