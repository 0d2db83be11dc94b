import { describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { AssetContent, type AssetLookup, type AssetVersion } from '../assets/index.ts';
import { AssetId, NodeId, TakeId } from '../ids/index.ts';
import { addTake } from '../commands/index.ts';
import { Pipeline } from '../runs/index.ts';
import { act, sampleProject, sampleTake } from '../testing/sampleProject.ts';
import { assetUses, putOutOfSync } from './assetUse.ts';
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
