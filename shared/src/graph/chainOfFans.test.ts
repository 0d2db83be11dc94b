import { beforeAll, describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { addTake, putRunFact } from '../commands/index.ts';
import { readPick } from '../document/index.ts';
import { NodeId, RequestId, runIdOf, TakeId } from '../ids/index.ts';
import { TEST_CONTEXT } from '../testing/convergence/checkDocument.ts';
import { addTestNodeTypes } from '../testing/extraNodeTypes.ts';
import { act, sampleProject, sampleTake } from '../testing/sampleProject.ts';
import { cellWords } from './cells.ts';
import { type ChainAsked, planChain } from './chain.ts';
import { chainRequests } from './chainRequests.ts';
import { readGraph } from './graphView.ts';
import { planNode } from './plan.ts';

beforeAll(addTestNodeTypes);

const id = (name: string) => NodeId.parse(name);
const shot1 = id('shot1');
const context = { ...TEST_CONTEXT, isShotLocked: () => false };

/** A fan-out of three lenses → shot1 → shot2, whose pick is of its first frame. */
function fanned(values = '24\n50\n85'): Y.Doc {
  const doc = sampleProject();
  act(doc, 'arne', 'createNodes', {
    nodes: [{ id: 'lens', type: 'fan-out', title: 'Lenses', pos: [0, 0], params: { values } }],
  });
  act(doc, 'arne', 'setDriven', { id: 'shot1', params: ['lensMm'], driven: true });
  act(doc, 'arne', 'connect', { id: 'f1', from: 'lens', fromPort: 'value', to: 'shot1', toPort: 'driven:lensMm' });
  act(doc, 'arne', 'connect', { id: 'f2', from: 'shot1', fromPort: 'image', to: 'shot2', toPort: 'firstFrame' });
  return doc;
}

/** Gives the shot a pick of one of its cells, as things stand. */
function pickedAt(doc: Y.Doc, lens: number): void {
  const planned = planNode(readGraph(doc), shot1, context, { [id('lens')]: lens });
  if (!planned.ok) throw new Error(planned.refusal.message);
  const take = TakeId.parse(`t-${lens}`);
  addTake(doc, take, { ...sampleTake('shot1', 'e'), recipe: planned.value.recipeHash });
  act(doc, 'arne', 'setPick', { node: 'shot1', take });
}

const chain = (doc: Y.Doc, asked: Omit<ChainAsked, 'nodes'> & { readonly nodes: readonly string[] }) =>
  planChain(readGraph(doc), { ...asked, nodes: asked.nodes.map(id) }, context);
const inShort = (doc: Y.Doc, steps: ReturnType<typeof chain>): string[] =>
  steps.map(({ node, values, does }) =>
    [node, does.kind, values === undefined ? [] : cellWords(readGraph(doc), values)].flat().join(' '),
  );

function asked(doc: Y.Doc, steps: ReturnType<typeof chain>, picksLast = true) {
  let count = 0;
  const requests = chainRequests(steps, { variations: 1, anyway: false, picksLast }, () =>
    RequestId.parse(`q${(count += 1)}`),
  );
  act(doc, 'arne', 'requestChain', { requests });
  return requests;
}

describe('a chain below a fan-out', () => {
  it('[Q8] [P24] keeps a pick of any cell', () => {
    const doc = fanned();
    pickedAt(doc, 2);
    expect(inShort(doc, chain(doc, { scope: 'above', nodes: ['shot2'], remake: false }))).toEqual([
      'shot1 keep',
      'shot2 run',
    ]);
  });

  it('[Q8] makes what something is made from once, with the values of its pick, or with the first', () => {
    const doc = fanned();
    pickedAt(doc, 2);
    const remade = { scope: 'nodes', nodes: ['shot1', 'shot2'], remake: true } as const;
    expect(inShort(doc, chain(doc, remade))).toEqual(['shot1 run 85', 'shot2 run']);
    const [made] = asked(doc, chain(doc, remade));
    expect(made).toMatchObject({ node: 'shot1', values: { lens: 2 }, picks: true });
    const fresh = fanned();
    expect(inShort(fresh, chain(fresh, { scope: 'above', nodes: ['shot2'], remake: false }))).toEqual([
      'shot1 run 24',
      'shot2 run',
    ]);
  });

  it('[Q8] makes each cell of the last nodes, each with its recipe, and that of the pick’s values becomes the pick', () => {
    const doc = fanned();
    act(doc, 'arne', 'disconnect', { ids: ['f2'] });
    pickedAt(doc, 1);
    const steps = chain(doc, { scope: 'nodes', nodes: ['shot1'], remake: true });
    expect(inShort(doc, steps)).toEqual(['shot1 run 24', 'shot1 run 50', 'shot1 run 85']);
    const requests = asked(doc, steps);
    expect(requests.map(({ values, picks = false }) => [values, picks])).toEqual([
      [{ lens: 0 }, false],
      [{ lens: 1 }, true],
      [{ lens: 2 }, false],
    ]);
    expect(new Set(requests.map(({ recipe }) => recipe)).size).toBe(3);
    for (const { id: request } of requests.toReversed()) {
      const take = TakeId.parse(`t-${request}`);
      addTake(doc, take, sampleTake('shot1', 'f'));
      putRunFact(doc, runIdOf(request, 0), { request, node: shot1, variation: 0, state: 'succeeded', take });
    }
    expect(readPick(doc, shot1)?.id).toBe('t-q2');
  });

  it('[Q8] [Q3] asks for every cell from the fan-out itself, and skips those that cannot run', () => {
    const doc = fanned('24\n500\n85');
    act(doc, 'arne', 'disconnect', { ids: ['f2'] });
    const steps = chain(doc, { scope: 'below', nodes: ['lens'], remake: false });
    expect(inShort(doc, steps)).toEqual(['shot1 run 24', 'shot1 skip 500', 'shot1 run 85']);
    expect(asked(doc, steps, false).map(({ values, anySeed }) => [values, anySeed])).toEqual([
      [{ lens: 0 }, true],
      [{ lens: 2 }, true],
    ]);
  });

  it('[Q8] [P24] skips a node with more than 64 cells, where each would be made', () => {
    const doc = fanned(Array.from({ length: 10 }, (_, index) => String(20 + index)).join('\n'));
    act(doc, 'arne', 'createNodes', {
      nodes: [{ id: 'seeds', type: 'fan-out', pos: [0, 0], params: { values: '1\n2\n3\n4\n5\n6\n7' } }],
    });
    act(doc, 'arne', 'setDriven', { id: 'shot1', params: ['seed'], driven: true });
    act(doc, 'arne', 'connect', { id: 'f3', from: 'seeds', fromPort: 'value', to: 'shot1', toPort: 'driven:seed' });
    act(doc, 'arne', 'disconnect', { ids: ['f2'] });
    const [step] = chain(doc, { scope: 'nodes', nodes: ['shot1'], remake: true });
    expect(step?.does).toMatchObject({ kind: 'skip', refusal: { rule: 'P24' } });
  });
});
