import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { rootOf } from '../document/index.ts';
import { AssetId, NodeId } from '../ids/index.ts';
import { TEST_CONTEXT } from '../testing/convergence/checkDocument.ts';
import { done, refused } from '../testing/commandStage.ts';
import { addTestNodeTypes } from '../testing/extraNodeTypes.ts';
import { act, sampleProject } from '../testing/sampleProject.ts';
import { assetUses } from './assetUse.ts';
import { readGraph } from './graphView.ts';
import { planNode } from './plan.ts';
import { portsOf } from './portsOf.ts';
import { edgeProblem, nodeProblem } from './problems.ts';
import { fedBy, feeding } from './throughScenes.ts';

beforeAll(addTestNodeTypes);

const id = (text: string): NodeId => NodeId.parse(text);

type Ends = readonly [from: string, fromPort: string, to: string, toPort: string];
const edgeOf = ([from, fromPort, to, toPort]: Ends) => ({
  id: [from, fromPort, to, toPort].join('-').slice(0, 64),
  from,
  fromPort,
  to,
  toPort,
});

interface Made {
  readonly nodes: readonly (readonly [id: string, type: string, scene: string | null, params?: object])[];
  readonly edges?: readonly Ends[];
}

/** The sample project with more in it. */
function projectWith({ nodes, edges = [] }: Made): Y.Doc {
  const doc = sampleProject();
  act(doc, 'arne', 'createNodes', {
    nodes: nodes.map(([name, type, scene, params = {}], index) => ({
      id: name,
      type,
      scene,
      pos: [0, index * 100],
      params,
    })),
    edges: edges.map(edgeOf),
  });
  return doc;
}

const hashOf = (doc: Y.Doc, node: string): string => {
  const planned = planNode(readGraph(doc), id(node), TEST_CONTEXT);
  if (!planned.ok) throw new Error(planned.refusal.message);
  return planned.value.recipeHash;
};

/** Texts p0 to p2 to one shot: the first `through` of them by a way into its scene, or by two scenes in each other. */
function throughWalls(through: number, depth: number): Y.Doc {
  const texts = [0, 1, 2].map((at) => `p${at}`);
  const scenes = Array.from({ length: depth }, (_, at) => `scene${at}`);
  const inmost = scenes.at(-1) ?? null;
  const entry = scenes[0];
  return projectWith({
    nodes: [
      ...scenes.map((scene, at) => [scene, 'scene', scenes[at - 1] ?? null] as const),
      ...scenes.map((scene, at) => [`way${at}`, 'scene-input', scene] as const),
      ...texts.map((text) => [text, 'prompt', null, { text: `Words of ${text}` }] as const),
      ['shot', 'shot-still', inmost],
    ],
    edges: [
      ...texts.map((text, at): Ends =>
        entry !== undefined && at < through ? [text, 'text', entry, 'way0'] : [text, 'text', 'shot', 'prompt'],
      ),
      ...scenes.map((_, at): Ends => {
        const next = scenes[at + 1];
        return next === undefined
          ? [`way${at}`, 'through', 'shot', 'prompt']
          : [`way${at}`, 'through', next, `way${at + 1}`];
      }),
    ],
  });
}

describe('planning through scenes', () => {
  it('[W4] gives the hash of the flat graph, whatever passes through walls and however many there are', () => {
    const flat = hashOf(throughWalls(0, 0), 'shot');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 3 }), (through, depth) => {
        expect(hashOf(throughWalls(through, depth), 'shot')).toBe(flat);
      }),
      { numRuns: 20 },
    );
  });

  it('[W4] plans the same with nodes inside and outside, when edges cross the wall by themselves', () => {
    const doc = sampleProject();
    const before = hashOf(doc, 'shot1');
    act(doc, 'arne', 'createNodes', { nodes: [{ id: 'a', type: 'scene', pos: [0, 0] }] });
    for (const inside of [['shot1'], ['prompt'], ['shot1', 'prompt', 'mira']]) {
      const places = inside.map((node) => ({ id: node, scene: 'a', order: 'a9' }));
      // Order decides in which order values arrive; a way into a scene leaves it.
      const kept = readGraph(doc).nodes;
      const moved = places.map((one) => ({ ...one, order: kept.get(id(one.id))?.order ?? 'a9' }));
      expect(hashOf(done('arne', 'placeNodes', { places: moved }, doc), 'shot1')).toBe(before);
    }
  });

  it('[W4] carries a pick out of a scene', () => {
    const doc = projectWith({
      nodes: [
        ['a', 'scene', null],
        ['out', 'scene-output', 'a', { carries: 'image' }],
        ['next', 'shot-motion', null],
      ],
      edges: [
        ['shot1', 'image', 'out', 'through'],
        ['a', 'out', 'next', 'firstFrame'],
      ],
    });
    const flat = projectWith({
      nodes: [['next', 'shot-motion', null]],
      edges: [['shot1', 'image', 'next', 'firstFrame']],
    });
    expect(hashOf(doc, 'next')).toBe(hashOf(flat, 'next'));
    const graph = readGraph(doc);
    expect([feeding(graph, id('next')), fedBy(graph, id('shot1'))]).toEqual([['shot1'], ['next']]);
  });

  it('[W4] knows what feeds a scene and what it feeds, also by edges that cross its wall by themselves', () => {
    const doc = projectWith({
      nodes: [
        ['a', 'scene', null],
        ['b', 'scene', 'a'],
        ['who', 'scene-input', 'a', { carries: 'text' }],
        ['words', 'prompt', null],
        ['more', 'prompt', null],
        ['inner', 'shot-still', 'b'],
        ['beside', 'shot-still', 'a'],
        ['motion', 'shot-motion', 'a'],
        ['next', 'shot-motion', null],
      ],
      edges: [
        ['words', 'text', 'inner', 'prompt'],
        ['more', 'text', 'a', 'who'],
        ['who', 'through', 'beside', 'prompt'],
        ['inner', 'image', 'motion', 'firstFrame'],
        ['inner', 'image', 'next', 'firstFrame'],
      ],
    });
    const graph = readGraph(doc);
    expect([feeding(graph, id('a')), fedBy(graph, id('a'))]).toEqual([['more', 'words'], ['next']]);
    expect([feeding(graph, id('b')), fedBy(graph, id('b'))]).toEqual([['words'], ['motion', 'next']]);
  });

  it('[W4] follows an asset through a wall', () => {
    const doc = projectWith({
      nodes: [
        ['a', 'scene', null],
        ['who', 'scene-input', 'a', { carries: 'character' }],
        ['inner', 'shot-still', 'a'],
        ['apart', 'shot-still', 'a'],
      ],
      edges: [
        ['mira', 'asset', 'a', 'who'],
        ['who', 'through', 'inner', 'characters'],
      ],
    });
    expect(assetUses(readGraph(doc), AssetId.parse('asset-mira')).map(({ node }) => node)).toEqual(['inner', 'shot1']);
  });

  it('[G9] asks for what a way leaves out', () => {
    const inside: Made = {
      nodes: [
        ['a', 'scene', null],
        ['way', 'scene-input', 'a'],
        ['join', 'test-join', 'a'],
      ],
      edges: [['way', 'through', 'join', 'a']],
    };
    expect(nodeProblem(readGraph(projectWith(inside)), id('join'))).toMatchObject({ rule: 'G9' });
    const fed = projectWith({
      ...inside,
      edges: [
        ['way', 'through', 'join', 'a'],
        ['prompt', 'text', 'a', 'way'],
      ],
    });
    expect(nodeProblem(readGraph(fed), id('join'))).toBeUndefined();
  });
});

describe('the ports of a scene', () => {
  it('[W3] [W6] are the ways that stand in it, from the top, under their titles', () => {
    const doc = projectWith({
      nodes: [
        ['a', 'scene', null],
        ['w1', 'scene-input', 'a', { carries: 'image' }],
        ['w2', 'scene-input', 'a', { carries: 'style' }],
        ['o1', 'scene-output', 'a'],
        ['elsewhere', 'scene-input', null],
      ],
    });
    act(doc, 'arne', 'renameNode', { id: 'w1', title: 'Plate' });
    expect(portsOf(readGraph(doc), id('a'))).toMatchObject({
      inputs: [
        { key: 'w1', title: 'Plate', type: 'Image' },
        { key: 'w2', type: 'AssetReference', assetKinds: ['style'] },
      ],
      outputs: [{ key: 'o1', type: 'String' }],
    });
    expect(nodeProblem(readGraph(doc), id('elsewhere'))).toMatchObject({ rule: 'W6' });
    act(doc, 'arne', 'moveNodes', { moves: [{ id: 'w1', pos: [0, 900] }] });
    expect(portsOf(readGraph(doc), id('a')).inputs.map(({ key }) => key)).toEqual(['w2', 'w1']);
  });

  it('[W3] go with their way, and so do the edges at them', () => {
    const doc = projectWith({
      nodes: [
        ['a', 'scene', null],
        ['w1', 'scene-input', 'a'],
      ],
      edges: [['prompt', 'text', 'a', 'w1']],
    });
    const without = done('arne', 'deleteNodes', { ids: ['w1'] }, doc);
    expect(readGraph(without).edges.map((edge) => edge.to)).not.toContain('a');
    const out = done('arne', 'placeNodes', { places: [{ id: 'w1', scene: null, order: 'a1' }] }, doc);
    const graph = readGraph(out);
    expect(graph.edges.flatMap((edge) => (edge.to === 'a' ? (edgeProblem(graph, edge)?.rule ?? '') : []))).toEqual([
      'G2',
    ]);
  });

  it('[W5] [G4] let no circle be closed through them, and mark one that a merge closed', () => {
    const doc = projectWith({
      nodes: [
        ['a', 'scene', null],
        ['w', 'scene-input', 'a'],
        ['o', 'scene-output', 'a'],
        ['inner', 'test-join', 'a'],
        ['outer', 'test-join', null],
        ['apart', 'scene-output', 'a'],
      ],
      edges: [
        ['w', 'through', 'inner', 'a'],
        ['inner', 'text', 'o', 'through'],
        ['a', 'o', 'outer', 'a'],
      ],
    });
    const closing = edgeOf(['outer', 'text', 'a', 'w']);
    expect(refused('arne', 'connect', closing, doc).rule).toBe('G4');
    expect(refused('arne', 'connect', edgeOf(['a', 'o', 'a', 'w']), doc).rule).toBe('G4');
    // Another way of the same scene depends on nothing.
    expect(done('arne', 'connect', edgeOf(['a', 'apart', 'a', 'w']), doc)).toBeDefined();
    const { id: name, ...ends } = closing;
    rootOf(doc, 'edges').set(name, ends);
    const graph = readGraph(doc);
    const round = graph.edges.filter(({ from }) => ['w', 'inner', 'a', 'outer'].includes(from));
    expect(round.map((edge) => edgeProblem(graph, edge)?.rule)).toEqual(['G4', 'G4', 'G4', 'G4']);
  });

  it('[W5] give no more to an input than it has room for, now and after a merge', () => {
    const doc = projectWith({
      nodes: [
        ['a', 'scene', null],
        ['w', 'scene-input', 'a', { carries: 'style' }],
        ['inner', 'shot-still', 'a'],
        ['s1', 'style', null, { asset: 'asset-style-1' }],
        ['s2', 'style', null, { asset: 'asset-style-2' }],
      ],
      edges: [
        ['w', 'through', 'inner', 'style'],
        ['s1', 'asset', 'a', 'w'],
      ],
    });
    const second = edgeOf(['s2', 'asset', 'a', 'w']);
    expect(refused('arne', 'connect', second, doc)).toMatchObject({ rule: 'W5' });
    const { id: name, ...ends } = second;
    rootOf(doc, 'edges').set(name, ends);
    expect(nodeProblem(readGraph(doc), id('inner'))).toMatchObject({ rule: 'W5' });
    expect(planNode(readGraph(doc), id('inner'), TEST_CONTEXT).ok).toBe(false);
  });
});
