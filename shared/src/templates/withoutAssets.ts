import { NODE_TYPES } from '../nodes/index.ts';
import type { GraphCopy } from './GraphCopy.ts';

/** A graph with its assets left to choose: what a template brings is the work, not the cast of another film. */
export function withoutAssets(graph: GraphCopy): GraphCopy {
  const nodes = graph.nodes.map((node) => {
    const hints = NODE_TYPES.get(node.type)?.params ?? {};
    const own = Object.entries(hints).filter(([, { control }]) => control === 'asset');
    if (own.length === 0) return node;
    const { version: _, ...params } = node.params;
    return { ...node, params: { ...params, ...Object.fromEntries(own.map(([name]) => [name, null])) } };
  });
  return { ...graph, nodes };
}
