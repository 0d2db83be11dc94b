import { addTake } from '@dailies/shared/commands';
import { planNode, readGraph } from '@dailies/shared/graph';
import { AssetId, NodeId, TakeId } from '@dailies/shared/ids';
import { Pipeline } from '@dailies/shared/runs';
import { act, sampleProject, sampleTake } from '@dailies/shared/testing';
import { AssetContent, type AssetLookup } from '@dailies/shared/assets';
import { describe, expect, it } from 'vitest';
import { definitionOf, nodeOfRecipe } from './nodeOfRecipe.ts';

const MARA = AssetId.parse('mara');
const assets: AssetLookup = (id, wanted) => {
  const version = wanted === 'latest' ? 3 : wanted;
  return id === MARA
    ? { id, kind: 'character', version, content: AssetContent.parse({ name: 'Mara', description: `v${version}` }) }
    : undefined;
};
const pipeline = (module: string) =>
  Pipeline.parse({
    id: `of-${module}`,
    version: 1,
    tiers: ['low', 'standard', 'high'],
    module,
    title: module,
    runner: { executor: 'builtin', name: 'test' },
    requirements: { tags: ['cpu'], gpuMemoryBytes: 0 },
    timeoutSeconds: 60,
  });
const CONTEXT = {
  pipelines: [
    'shot-still',
    'shot-motion',
    'assembler',
    'output',
    'composite',
    'audio-mix',
    'blender-input',
    'text-overlay',
  ].map(pipeline),
  assets,
};

/** A shot in motion with a character held at version 2, a first frame and a text before its own. */
function film() {
  const doc = sampleProject();
  act(doc, 'arne', 'createNodes', {
    nodes: [
      { id: 'held', type: 'character', pos: [0, 0], params: { asset: MARA, version: 2 } },
      { id: 'newest', type: 'character', pos: [0, 0], params: { asset: MARA } },
      { id: 'told', type: 'prompt', pos: [0, 0], params: { text: 'Fog' } },
      { id: 'first', type: 'shot-still', pos: [0, 0] },
      {
        id: 'walk',
        type: 'shot-motion',
        pos: [0, 0],
        params: { prompt: 'She walks', lensMm: 50, seed: 9, durationSeconds: 2 },
      },
    ],
    edges: [
      { id: 'w1', from: 'held', fromPort: 'asset', to: 'walk', toPort: 'characters' },
      { id: 'w2', from: 'told', fromPort: 'text', to: 'walk', toPort: 'prompt' },
      { id: 'w3', from: 'first', fromPort: 'image', to: 'walk', toPort: 'firstFrame' },
    ],
  });
  addTake(doc, TakeId.parse('still1'), sampleTake('first', 'd'));
  act(doc, 'arne', 'setPick', { node: 'first', take: 'still1' });
  return doc;
}

function again(doc: ReturnType<typeof film>, newest: (id: AssetId) => number | undefined = () => 3) {
  const planned = planNode(readGraph(film()), NodeId.parse('walk'), CONTEXT);
  if (!planned.ok) throw new Error(planned.refusal.message);
  const { recipe, recipeHash } = planned.value;
  const definition = definitionOf(recipe);
  if (definition === undefined) throw new Error('no definition');
  let count = 0;
  const made = nodeOfRecipe({ recipe, seed: 9, title: 'Again' }, definition, [400, 0], {
    graph: readGraph(doc),
    scene: null,
    newest,
    newId: () => `new${(count += 1)}`,
  });
  return { ...made, recipeHash };
}

describe('a node of a recipe', () => {
  it('is connected to what is there, and has the very same recipe', () => {
    const doc = film();
    const { nodes, edges, missing, recipeHash } = again(doc);
    expect(missing).toEqual([]);
    expect(nodes).toHaveLength(1);
    expect(edges.map(({ from, toPort }) => `${from} ${toPort}`).sort()).toEqual([
      'first firstFrame',
      'held characters',
    ]);
    act(doc, 'arne', 'createNodes', { nodes, edges });
    const planned = planNode(readGraph(doc), NodeId.parse('new1'), CONTEXT);
    expect(planned.ok && planned.value.recipeHash).toBe(recipeHash);
    expect(planned.ok && planned.value.lockedSeed).toBe(9);
  });

  it('brings an asset at its version where no node shows it, and stays the same', () => {
    const doc = film();
    act(doc, 'arne', 'deleteNodes', { ids: ['held'] });
    const { nodes, edges, recipeHash } = again(doc);
    expect(nodes[1]).toMatchObject({ type: 'character', title: 'Mara', params: { asset: MARA, version: 2 } });
    act(doc, 'arne', 'createNodes', { nodes, edges });
    const planned = planNode(readGraph(doc), NodeId.parse('new1'), CONTEXT);
    expect(planned.ok && planned.value.recipeHash).toBe(recipeHash);
  });

  it('says what is not here', () => {
    const doc = film();
    act(doc, 'arne', 'deleteNodes', { ids: ['held', 'first'] });
    const { nodes, edges, missing } = again(doc, () => undefined);
    expect([nodes.length, edges.length]).toEqual([1, 0]);
    expect(missing.toSorted()).toEqual(['First frame', 'Mara (version 2)']);
  });
});

/** A node of the recipe of another, made in the same project; `isSame`: it has the same recipe. */
function restored(doc: ReturnType<typeof film>, id: string) {
  const planned = planNode(readGraph(doc), NodeId.parse(id), CONTEXT);
  if (!planned.ok) throw new Error(planned.refusal.message);
  const definition = definitionOf(planned.value.recipe);
  if (definition === undefined) throw new Error('no definition');
  let count = 0;
  const { nodes, edges, missing } = nodeOfRecipe(
    { recipe: planned.value.recipe, seed: 0, title: 'Again' },
    definition,
    [400, 0],
    { graph: readGraph(doc), scene: null, newest: () => 3, newId: () => `${id}-again${(count += 1)}` },
  );
  act(doc, 'arne', 'createNodes', { nodes, edges });
  const again = planNode(readGraph(doc), NodeId.parse(`${id}-again1`), CONTEXT);
  return {
    missing,
    params: nodes[0]?.params,
    isSame: again.ok && again.value.recipeHash === planned.value.recipeHash,
  };
}

describe('a node whose inputs follow from its settings, or that has a file of its own', () => {
  const media = (digit: string): string => digit.repeat(64);
  const from = (sources: readonly string[], port: string, to: string, keys: readonly string[]) =>
    sources.map((source, index) => ({
      id: `${to}${index}`,
      from: source,
      fromPort: port,
      to,
      toPort: keys[index] ?? '',
    }));

  it.each([
    ['composite', { layers: 5, opacity5: 0.5 }, 'image', ['layer1', 'layer3', 'layer5'], { layers: 5, opacity5: 0.5 }],
    ['audio-mix', { tracks: 4, level4: -6 }, 'audio', ['sound1', 'sound4'], { tracks: 4, level4: -6 }],
    [
      'blender-input',
      { media: media('b'), kind: 'blend', frame: 12 },
      'image',
      [],
      { media: media('b'), kind: 'blend', frame: 12 },
    ],
    [
      'text-overlay',
      { text: 'Night tide', font: media('f') },
      'image',
      ['image'],
      { text: 'Night tide', font: media('f') },
    ],
  ] as const)('%s', (type, params, port, keys, expected) => {
    const doc = film();
    const sources = ['7', '8', '9'].map((digit) => ({
      id: `${port}${digit}`,
      type: port === 'audio' ? 'sound' : 'picture',
      pos: [0, 0],
      params: { media: media(digit) },
    }));
    act(doc, 'arne', 'createNodes', {
      nodes: [...sources, { id: 'node', type, pos: [0, 0], params }],
      edges: from(
        sources.map(({ id }) => id),
        port,
        'node',
        keys,
      ).slice(0, keys.length),
    });
    expect(restored(doc, 'node')).toMatchObject({ missing: [], params: expected, isSame: true });
  });
});

describe('a cut of a recipe', () => {
  const media = (digit: string): string => digit.repeat(64);
  it('has its order, its texts and its shots again', () => {
    const doc = film();
    act(doc, 'arne', 'createNodes', {
      nodes: [
        { id: 'a', type: 'clip', pos: [0, 0], params: { media: media('7') } },
        { id: 'b', type: 'clip', pos: [0, 0], params: { media: media('8') } },
        { id: 'board', type: 'picture', pos: [0, 0], params: { media: media('9') } },
        { id: 'cut', type: 'assembler', pos: [0, 0], params: { clips: 4, order: 'clip3 still1 clip1', hold: 12 } },
        {
          id: 'out',
          type: 'output',
          pos: [0, 0],
          params: { burnIn: true, film: 'Night tide', date: '2026-11-30', timecode: '10:00:00:00' },
        },
      ],
      edges: [
        { id: 'c1', from: 'a', fromPort: 'video', to: 'cut', toPort: 'clip1' },
        { id: 'c2', from: 'b', fromPort: 'video', to: 'cut', toPort: 'clip3' },
        { id: 'c3', from: 'board', fromPort: 'image', to: 'cut', toPort: 'still1' },
        { id: 'c4', from: 'a', fromPort: 'video', to: 'out', toPort: 'video' },
      ],
    });
    expect(restored(doc, 'cut')).toMatchObject({
      missing: [],
      params: { clips: 2, stills: 1, order: 'clip1 still1 clip2', hold: 12 },
      isSame: true,
    });
    expect(restored(doc, 'out')).toMatchObject({
      missing: [],
      params: { film: 'Night tide', date: '2026-11-30', timecode: '10:00:00:00' },
      isSame: true,
    });
  });
});
