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
const CONTEXT = { pipelines: [pipeline('shot-still'), pipeline('shot-motion')], assets };

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
