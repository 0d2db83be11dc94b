import type { Identified, EdgeRecord, NodeRecord, TakeRecord } from '@dailies/shared/document';
import type { EdgeId, TakeId } from '@dailies/shared/ids';
import { NODE_TYPES } from '@dailies/shared/nodes';
import { type Bounds, type Curve, curveBetween } from '../../canvas/edges/curve.ts';
import { portColour } from '../../canvas/edges/portColour.ts';
import { portPlace } from '../../canvas/shapes/portLayout.ts';

/** A node as the picture shows it; places in canvas pixels. */
export interface DrawnNode {
  readonly id: string;
  readonly box: Bounds;
  readonly title: string;
  readonly typeTitle: string;
  /** The colour of what it gives. */
  readonly colour: string;
  /** The start of its words, where it has some. */
  readonly words: string;
  readonly pick: Identified<TakeId, TakeRecord> | undefined;
  readonly makesTakes: boolean;
}

interface SceneEdge {
  readonly id: string;
  readonly curve: Curve;
  readonly colour: string;
}

/** A graph at one time, ready to be drawn. */
export interface GraphScene {
  readonly nodes: ReadonlyMap<string, DrawnNode>;
  readonly edges: readonly SceneEdge[];
}

interface Graph {
  readonly nodes: Iterable<NodeRecord>;
  readonly edges: Iterable<Identified<EdgeId, EdgeRecord>>;
  readonly pickOf: (node: NodeRecord['id']) => Identified<TakeId, TakeRecord> | undefined;
}

const WORDS_AT_MOST = 220;
const NEUTRAL = 'var(--faint)';

function drawn(node: NodeRecord, pick: DrawnNode['pick']): DrawnNode {
  const definition = NODE_TYPES.get(node.type);
  const output = definition?.module.outputs[0];
  const [left, top] = node.pos;
  const [width, height] = node.size;
  const words = node.params['text'] ?? node.params['prompt'];
  return {
    id: node.id,
    box: { left, top, right: left + width, bottom: top + height },
    title: node.title,
    typeTitle: definition?.title ?? node.type,
    colour: output === undefined ? NEUTRAL : portColour(output),
    words: typeof words === 'string' ? words.slice(0, WORDS_AT_MOST) : '',
    pick,
    makesTakes: definition?.module.runs === true,
  };
}

/** The same boxes, ports and curves as on the canvas, of any state of a graph. */
export function graphScene({ nodes, edges, pickOf }: Graph): GraphScene {
  const records = new Map([...nodes].map((node) => [node.id, node]));
  const scene = new Map([...records.values()].map((node) => [node.id, drawn(node, pickOf(node.id))]));
  const curves: SceneEdge[] = [];
  for (const { id, from, fromPort, to, toPort } of edges) {
    const [source, target] = [records.get(from), records.get(to)];
    if (source === undefined || target === undefined) continue;
    const start = portPlace({ nodes: records }, source, 'output', fromPort);
    const end = portPlace({ nodes: records }, target, 'input', toPort);
    if (start === undefined || end === undefined) continue;
    const curve = curveBetween(
      source.pos[0] + start.x,
      source.pos[1] + start.y,
      target.pos[0] + end.x,
      target.pos[1] + end.y,
    );
    curves.push({ id, curve, colour: portColour(start.port) });
  }
  return { nodes: scene, edges: curves };
}

/** What holds every node of the scenes; null where there is none. */
export function sceneBounds(scenes: readonly GraphScene[], only?: ReadonlySet<string>): Bounds | null {
  let bounds: Bounds | null = null;
  for (const { nodes } of scenes) {
    for (const { id, box } of nodes.values()) {
      if (only !== undefined && !only.has(id)) continue;
      bounds =
        bounds === null
          ? box
          : {
              left: Math.min(bounds.left, box.left),
              top: Math.min(bounds.top, box.top),
              right: Math.max(bounds.right, box.right),
              bottom: Math.max(bounds.bottom, box.bottom),
            };
    }
  }
  return bounds;
}

/** The topmost node at a point of the canvas. */
export function nodeAt({ nodes }: GraphScene, x: number, y: number): DrawnNode | undefined {
  return [...nodes.values()].findLast(({ box }) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom);
}
