import { describe, expect, it } from 'vitest';
import { AssetId, NodeId } from '../ids/index.ts';
import { NODE_TYPES } from '../nodes/index.ts';
import { readGraph } from '../graph/index.ts';
import { edgeProblem } from '../graph/index.ts';
import { act, sampleProject } from '../testing/sampleProject.ts';
import { STARTING_TEMPLATES, TemplateContent, withoutAssets } from './index.ts';

describe.each(STARTING_TEMPLATES)('the film to start from: $name', ({ id, content }) => {
  const { nodes, edges } = content.graph;
  it('is a graph that can be put down as it is', () => {
    const doc = sampleProject();
    const named = (node: string) => `${id}-${node}`;
    act(doc, 'arne', 'createNodes', {
      nodes: nodes.map((node) => ({ ...node, id: named(node.id) })),
      edges: edges.map((edge, at) => ({ ...edge, id: `${id}-e${at}`, from: named(edge.from), to: named(edge.to) })),
    });
    const graph = readGraph(doc);
    expect(graph.edges.filter((edge) => edgeProblem(graph, edge) !== undefined)).toEqual([]);
    for (const node of nodes) {
      const module = NODE_TYPES.get(node.type)?.module;
      expect(module?.params.safeParse(node.params).success, node.title).toBe(true);
    }
  });

  it('has prompts and cameras of its own, and its assets left to choose', () => {
    const shots = nodes.filter(({ type }) => NODE_TYPES.get(type)?.tracked === true);
    expect(shots.length).toBeGreaterThanOrEqual(6);
    expect(new Set(shots.map(({ params }) => params['prompt'])).size).toBe(shots.length);
    for (const { params } of nodes) expect(params['asset'] ?? null).toBeNull();
  });

  it('covers no node by another', () => {
    for (const [at, a] of nodes.entries()) {
      for (const b of nodes.slice(at + 1)) {
        const apart =
          a.pos[0] + a.size[0] <= b.pos[0] ||
          b.pos[0] + b.size[0] <= a.pos[0] ||
          a.pos[1] + a.size[1] <= b.pos[1] ||
          b.pos[1] + b.size[1] <= a.pos[1];
        expect(apart, `${a.title} and ${b.title}`).toBe(true);
      }
    }
  });
});

it.each(['starting-commercial', 'starting-titles'])(
  '%s ends in its delivery, of all its shots in their order',
  (id) => {
    const graph = STARTING_TEMPLATES.find((template) => template.id === id)?.content.graph;
    const shots = graph?.nodes.filter(({ type }) => type === 'shot-motion').map((node) => node.id) ?? [];
    const into = (node: string) => graph?.edges.filter(({ to }) => to === node) ?? [];
    expect(into('film').map(({ from, toPort }) => [from, toPort])).toEqual(
      shots.map((shot, at) => [shot, `clip${at + 1}`]),
    );
    expect(into('delivery')).toMatchObject([{ from: 'film', toPort: 'video' }]);
  },
);

it('a commercial of 30 seconds takes 30 seconds', () => {
  const commercial = STARTING_TEMPLATES.find(({ id }) => id === 'starting-commercial');
  const seconds = commercial?.content.graph.nodes.map(({ params }) => Number(params['durationSeconds'] ?? 0)) ?? [];
  expect(seconds.reduce((sum, each) => sum + each, 0)).toBe(30);
});

describe('the content of a template', () => {
  const node = {
    id: 'a',
    type: 'character',
    title: 'Ines',
    pos: [0, 0],
    size: [200, 100],
    params: { asset: 'ines', version: 2 },
  };
  const content = (graph: object) => TemplateContent.safeParse({ version: 1, graph });

  it('is nodes, each once, with edges among them', () => {
    expect(content({ nodes: [node], edges: [] }).success).toBe(true);
    expect(content({ nodes: [], edges: [] }).success).toBe(false);
    expect(content({ nodes: [node, node], edges: [] }).success).toBe(false);
    const stray = { from: 'a', fromPort: 'asset', to: 'b', toPort: 'characters' };
    expect(content({ nodes: [node], edges: [stray] }).success).toBe(false);
    expect(TemplateContent.safeParse({ version: 2, graph: { nodes: [node], edges: [] } }).success).toBe(false);
  });

  it('can leave its assets to choose', () => {
    const id = NodeId.parse('a');
    const graph = {
      nodes: [
        {
          ...node,
          id,
          scene: null,
          pos: [0, 0] as const,
          size: [200, 100] as const,
          params: { asset: AssetId.parse('ines'), version: 2 },
        },
      ],
      edges: [],
    };
    expect(withoutAssets({ ...graph, nodes: graph.nodes }).nodes[0]?.params).toEqual({ asset: null });
  });
});
