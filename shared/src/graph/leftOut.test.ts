import { beforeAll, describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { addTake } from '../commands/index.ts';
import { readNode, rootOf } from '../document/index.ts';
import { NodeId, TakeId } from '../ids/index.ts';
import { Pipeline } from '../runs/index.ts';
import { TEST_CONTEXT } from '../testing/convergence/checkDocument.ts';
import { refused } from '../testing/commandStage.ts';
import { addTestNodeTypes } from '../testing/extraNodeTypes.ts';
import { act, sampleProject, sampleTake } from '../testing/sampleProject.ts';
import { planChain } from './chain.ts';
import { readGraph } from './graphView.ts';
import { planNode, syncState } from './plan.ts';
import { nodeProblem } from './problems.ts';

beforeAll(addTestNodeTypes);

const CONTEXT = {
  ...TEST_CONTEXT,
  pipelines: [
    ...TEST_CONTEXT.pipelines,
    Pipeline.parse({
      id: 'test-restyle',
      version: 1,
      title: 'Restyle',
      module: 'test-restyle',
      tiers: ['low', 'standard', 'high'],
      runner: { executor: 'builtin', name: 'test' },
      requirements: { tags: [], gpuMemoryBytes: 0 },
      timeoutSeconds: 60,
    }),
  ],
};

const id = (name: string) => NodeId.parse(name);
const plan = (doc: Y.Doc, node: string) => planNode(readGraph(doc), id(node), CONTEXT);
const hashOf = (doc: Y.Doc, node: string) => {
  const planned = plan(doc, node);
  return planned.ok ? planned.value.recipeHash : planned.refusal;
};
const state = (doc: Y.Doc, node: string) => syncState(readGraph(doc), id(node), CONTEXT);
const into = (name: string, from: string, fromPort: string, to: string, toPort: string) => ({
  id: name,
  from,
  fromPort,
  to,
  toPort,
});

/** shot1, with a pick, → a restyle → a second restyle. */
function restyled(): Y.Doc {
  const doc = sampleProject();
  act(doc, 'arne', 'createNodes', {
    nodes: ['first', 'second'].map((name) => ({ id: name, type: 'test-restyle', title: name, pos: [0, 0] })),
    edges: [into('r1', 'shot1', 'image', 'first', 'source'), into('r2', 'first', 'image', 'second', 'source')],
  });
  addTake(doc, TakeId.parse('t-first'), sampleTake('first', 'd'));
  return doc;
}

const setMode = (doc: Y.Doc, node: string, mode: string | null) => act(doc, 'arne', 'setMode', { ids: [node], mode });

describe('nodes that are left out', () => {
  it('[D1] a disabled node gives nothing: what needs it is refused with its name', () => {
    const doc = restyled();
    setMode(doc, 'first', 'disabled');
    expect(plan(doc, 'second')).toMatchObject({
      ok: false,
      refusal: { rule: 'D1', message: '"second" needs something at "Source", and "first" is disabled.' },
    });
    setMode(doc, 'first', null);
    expect(plan(doc, 'second')).toMatchObject({ ok: true });
  });

  it('[D1] [D3] what does not need it is planned as if it were not connected, and as before when it works again', () => {
    const doc = sampleProject();
    const before = hashOf(doc, 'shot1');
    setMode(doc, 'prompt', 'disabled');
    const without = hashOf(doc, 'shot1');
    expect(without).not.toBe(before);
    const cut = sampleProject();
    act(cut, 'arne', 'disconnect', { ids: ['e1'] });
    expect(without).toBe(hashOf(cut, 'shot1'));
    setMode(doc, 'prompt', null);
    expect(hashOf(doc, 'shot1')).toBe(before);
  });

  it('[D2] a bypassed node gives what arrives at its first input of the same type', () => {
    const doc = restyled();
    setMode(doc, 'first', 'bypassed');
    const through = plan(doc, 'second');
    expect(through).toMatchObject({
      ok: true,
      value: { recipe: { inputs: { source: [{ type: 'media', kind: 'image', sha256: 'a'.repeat(64) }] } } },
    });
    // Two in a row are passed through, too.
    act(doc, 'arne', 'createNodes', {
      nodes: [{ id: 'third', type: 'test-restyle', pos: [0, 0] }],
      edges: [into('r3', 'second', 'image', 'third', 'source')],
    });
    setMode(doc, 'second', 'bypassed');
    expect(hashOf(doc, 'third')).toBe(through.ok ? through.value.recipeHash : '');
  });

  it('[D2] a bypassed node without such an input, or with nothing at it, gives nothing', () => {
    const doc = restyled();
    setMode(doc, 'shot1', 'bypassed');
    expect(hashOf(doc, 'first')).toMatchObject({ rule: 'D1' });
    act(doc, 'arne', 'disconnect', { ids: ['r1'] });
    setMode(doc, 'first', 'bypassed');
    expect(hashOf(doc, 'second')).toMatchObject({
      rule: 'D1',
      message: '"second" needs something at "Source", and "first" is passed through and gives nothing.',
    });
  });

  it.each(['disabled', 'bypassed'] as const)('[D3] a node that is %s is not generated, and has no problem', (mode) => {
    const doc = restyled();
    act(doc, 'arne', 'disconnect', { ids: ['r1'] });
    expect(nodeProblem(readGraph(doc), id('first'))).toMatchObject({ rule: 'G9' });
    setMode(doc, 'first', mode);
    expect(nodeProblem(readGraph(doc), id('first'))).toBeUndefined();
    expect(hashOf(doc, 'first')).toMatchObject({ rule: 'D3' });
    expect(state(doc, 'first')).toBe(mode);
  });

  it('[D3] keeps the marks of its edges: a circle that a merge closed is one, also where it is left out', () => {
    const doc = restyled();
    doc.transact(() =>
      rootOf(doc, 'edges').set('back', { from: 'second', fromPort: 'image', to: 'first', toPort: 'source' }),
    );
    setMode(doc, 'first', 'bypassed');
    expect(hashOf(doc, 'second')).toMatchObject({ rule: 'G4' });
    expect(nodeProblem(readGraph(doc), id('first'))).toMatchObject({ rule: 'G4' });
  });

  it('[D3] is set for several at once, and reads as working where a newer version wrote another word', () => {
    const doc = restyled();
    act(doc, 'arne', 'setMode', { ids: ['first', 'second'], mode: 'disabled' });
    expect(['first', 'second'].map((node) => readNode(doc, node)?.mode)).toEqual(['disabled', 'disabled']);
    doc.transact(() => doc.getMap<Y.Map<unknown>>('nodes').get('first')?.set('mode', 'frozen'));
    expect(readNode(doc, 'first')?.mode).toBeUndefined();
  });
});

describe('a scene that is disabled', () => {
  /** `first` in a scene in another one. */
  function walled(): Y.Doc {
    const doc = restyled();
    act(doc, 'arne', 'createNodes', {
      nodes: [
        { id: 'outer', type: 'scene', title: 'Outer', pos: [0, 0] },
        { id: 'inner', type: 'scene', title: 'Inner', pos: [0, 0], scene: 'outer' },
      ],
    });
    const order = readNode(doc, 'first')?.order;
    act(doc, 'arne', 'placeNodes', { places: [{ id: 'first', scene: 'inner', order }] });
    return doc;
  }

  it('[D4] disables what stands in it, however deep, until it works again', () => {
    const doc = walled();
    const before = hashOf(doc, 'second');
    setMode(doc, 'outer', 'disabled');
    expect([state(doc, 'first'), state(doc, 'inner'), state(doc, 'second')]).toEqual([
      'disabled',
      'disabled',
      'invalid',
    ]);
    expect(hashOf(doc, 'first')).toMatchObject({
      rule: 'D3',
      message: '"first" stands in "Outer", which is disabled; enable it to generate.',
    });
    expect(hashOf(doc, 'second')).toMatchObject({
      rule: 'D1',
      message: '"second" needs something at "Source", and "first" stands in "Outer", which is disabled.',
    });
    // What is passed through in it gives nothing, either.
    setMode(doc, 'first', 'bypassed');
    expect([state(doc, 'first'), hashOf(doc, 'second')]).toMatchObject(['disabled', { rule: 'D1' }]);
    setMode(doc, 'first', null);
    setMode(doc, 'outer', null);
    expect(hashOf(doc, 'second')).toBe(before);
  });

  it('[D4] shuts every way in it, however deep', () => {
    const doc = walled();
    act(doc, 'arne', 'disconnect', { ids: ['r1'] });
    act(doc, 'arne', 'createNodes', {
      nodes: [
        { id: 'in', type: 'scene-input', title: 'In', pos: [0, 0], scene: 'inner', params: { carries: 'image' } },
        { id: 'out', type: 'scene-output', title: 'Out', pos: [0, 0], scene: 'inner', params: { carries: 'image' } },
      ],
    });
    act(doc, 'arne', 'connect', into('w1', 'shot1', 'image', 'inner', 'in'));
    act(doc, 'arne', 'connect', into('w2', 'in', 'through', 'out', 'through'));
    act(doc, 'arne', 'disconnect', { ids: ['r2'] });
    act(doc, 'arne', 'connect', into('w3', 'inner', 'out', 'second', 'source'));
    expect(plan(doc, 'second').ok).toBe(true);
    setMode(doc, 'outer', 'disabled');
    expect(plan(doc, 'second').ok).toBe(false);
  });

  it('[D4] leaves its nodes out of a chain', () => {
    const doc = walled();
    setMode(doc, 'outer', 'disabled');
    const asked = { scope: 'scene', nodes: [id('outer')], remake: true } as const;
    const steps = planChain(readGraph(doc), asked, { ...CONTEXT, isShotLocked: () => false });
    expect(steps).toMatchObject([{ node: 'first', does: { kind: 'skip', refusal: { rule: 'D3' } } }]);
  });

  it('[D5] is not passed through, nor are its ways; where an older document says so, it works', () => {
    const doc = walled();
    expect(refused('arne', 'setMode', { ids: ['second', 'outer'], mode: 'bypassed' }, doc)).toMatchObject({
      rule: 'D5',
      message: 'A scene and its ways cannot be passed through; disable "Outer" instead.',
    });
    doc.transact(() => doc.getMap<Y.Map<unknown>>('nodes').get('outer')?.set('mode', 'bypassed'));
    expect(state(doc, 'outer')).toBe('not-a-shot');
    expect(hashOf(doc, 'second')).toBe(hashOf(walled(), 'second'));
  });
});

describe('locked picks', () => {
  it('[L3] a node whose pick is locked is neither in sync nor out of it, and still says what is wrong', () => {
    const doc = sampleProject();
    expect(state(doc, 'shot1')).toBe('out-of-sync');
    act(doc, 'arne', 'setPickLock', { nodes: ['shot1'], locked: true });
    expect(state(doc, 'shot1')).toBe('pick-locked');
    act(doc, 'arne', 'setParams', { id: 'mira', params: { asset: null } });
    expect(state(doc, 'shot1')).toBe('invalid');
  });
});
