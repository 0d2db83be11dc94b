import { describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { AssetContent, type AssetLookup, type AssetVersion } from '../assets/index.ts';
import { AssetId, NodeId, TakeId } from '../ids/index.ts';
import { addTake } from '../commands/index.ts';
import { Pipeline } from '../runs/index.ts';
import { act, sampleProject, sampleTake } from '../testing/sampleProject.ts';
import { assetTrail, assetUses, putOutOfSync, usedAssets } from './assetUse.ts';
import { readGraph } from './graphView.ts';
import { planNode, type PlanningContext } from './plan.ts';

const MARA = AssetId.parse('mara');
const version = (number: number, name = 'Mara'): AssetVersion => ({
  id: MARA,
  kind: 'character',
  version: number,
  content: AssetContent.parse({ name }),
});
const assets: AssetLookup = (id, wanted) =>
  id !== MARA ? undefined : wanted === 'latest' ? version(2) : wanted <= 2 ? version(wanted) : undefined;
const pipeline = Pipeline.parse({
  id: 'still',
  version: 1,
  tiers: ['low', 'standard', 'high'],
  module: 'shot-still',
  title: 'Still',
  runner: { executor: 'builtin', name: 'test' },
  requirements: { tags: ['cpu'], gpuMemoryBytes: 1 },
  timeoutSeconds: 60,
});
const CONTEXT: PlanningContext = { pipelines: [pipeline], assets };

const node = (id: string, type: string, params: object = {}) => ({ id, type, pos: [0, 0], params });
const edge = (id: string, from: string, fromPort: string, to: string, toPort: string) => ({
  id,
  from,
  fromPort,
  to,
  toPort,
});

/** Shots that follow Mara, hold her first version, mention her through a prompt, and have nothing of her. */
function cast(): Y.Doc {
  const doc = sampleProject();
  act(doc, 'arne', 'createNodes', {
    nodes: [
      node('newest', 'character', { asset: MARA }),
      node('held', 'character', { asset: MARA, version: 1 }),
      node('told', 'prompt', { text: 'Close on @[Mara](character:mara).' }),
      node('followed', 'shot-still'),
      node('holding', 'shot-still'),
      node('spoken', 'shot-still'),
      node('alone', 'shot-still'),
    ],
    edges: [
      edge('u1', 'newest', 'asset', 'followed', 'characters'),
      edge('u2', 'held', 'asset', 'holding', 'characters'),
      edge('u3', 'told', 'text', 'spoken', 'prompt'),
    ],
  });
  return doc;
}

function takeOf(doc: Y.Doc, id: string): void {
  const planned = planNode(readGraph(doc), NodeId.parse(id), CONTEXT);
  if (!planned.ok) throw new Error(planned.refusal.message);
  addTake(doc, TakeId.parse(`take-${id}`), { ...sampleTake(id), recipe: planned.value.recipeHash });
}

describe('[P14] what uses an asset', () => {
  it('is what an edge or a mention brings it to, with the version that is asked for', () => {
    expect(assetUses(readGraph(cast()), MARA)).toEqual([
      { node: 'followed', versions: ['latest'], isMentioned: false },
      { node: 'holding', versions: [1], isMentioned: false },
      { node: 'spoken', versions: ['latest'], isMentioned: true },
    ]);
  });

  it('is nothing where nothing names it', () => {
    expect(assetUses(readGraph(cast()), AssetId.parse('jonas'))).toEqual([]);
  });
});

describe('[P14] the way of an asset', () => {
  const sorted = (ids: ReadonlySet<string>) => [...ids].sort();

  it('goes from its nodes and the texts that name it to the shots, and no further', () => {
    const doc = cast();
    act(doc, 'arne', 'createNodes', {
      nodes: [node('idle', 'character', { asset: MARA }), node('after', 'shot-motion')],
      edges: [edge('u4', 'followed', 'image', 'after', 'firstFrame')],
    });
    const { shots, nodes, edges } = assetTrail(readGraph(doc), MARA);
    expect(shots.map((use) => use.node)).toEqual(['followed', 'holding', 'spoken']);
    expect(sorted(nodes)).toEqual(['followed', 'held', 'holding', 'idle', 'newest', 'spoken', 'told']);
    expect(sorted(edges)).toEqual(['u1', 'u2', 'u3']);
  });

  it('is told by the shot, too: by which nodes, in which texts, and at which versions', () => {
    const doc = cast();
    act(doc, 'arne', 'connect', edge('u5', 'held', 'asset', 'spoken', 'characters'));
    const { assets, nodes, edges } = usedAssets(readGraph(doc), NodeId.parse('spoken'));
    expect(assets).toEqual([{ asset: MARA, versions: [1, 'latest'], by: ['held'], mentionedIn: ['told'] }]);
    expect([sorted(nodes), sorted(edges)]).toEqual([
      ['held', 'spoken', 'told'],
      ['u3', 'u5'],
    ]);
  });

  it('is the same both ways', () => {
    const graph = readGraph(cast());
    const users = [...graph.nodes.values()]
      .filter(({ type }) => type === 'shot-still')
      .filter(({ id }) => usedAssets(graph, id).assets.some(({ asset }) => asset === MARA));
    expect(users.map(({ id }) => id).sort()).toEqual(assetTrail(graph, MARA).shots.map((use) => use.node));
  });

  it('does not take long with thousands of nodes', () => {
    const doc = sampleProject();
    const names = Array.from({ length: 400 }, (_, at) => `s${at}`);
    act(doc, 'arne', 'createNodes', {
      nodes: [node('lead', 'character', { asset: MARA }), ...names.map((name) => node(name, 'shot-still'))],
      edges: names.map((name, at) => edge(`w${at}`, 'lead', 'asset', name, 'characters')),
    });
    const graph = readGraph(doc);
    const began = performance.now();
    expect(assetTrail(graph, MARA).shots).toHaveLength(400);
    expect(performance.now() - began).toBeLessThan(200);
  });
});

describe('[P15] a new version', () => {
  it('puts out of sync what follows the newest and is in sync, and nothing that holds another', () => {
    const doc = cast();
    for (const id of ['followed', 'holding', 'spoken', 'alone']) takeOf(doc, id);
    expect(putOutOfSync(readGraph(doc), CONTEXT, version(3))).toEqual(['followed', 'spoken']);
  });

  it('touches no shot without a take, and none that is out of sync already', () => {
    const doc = cast();
    takeOf(doc, 'followed');
    act(doc, 'arne', 'setParams', { id: 'followed', params: { lensMm: 85 } });
    expect(putOutOfSync(readGraph(doc), CONTEXT, version(3))).toEqual([]);
  });
});
