import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { addTake } from '../commands/index.ts';
import { readTracking, recordsOf, rootOf } from '../document/index.ts';
import { NodeId, RequestId, TakeId } from '../ids/index.ts';
import { Pipeline } from '../runs/index.ts';
import { TEST_CONTEXT } from '../testing/convergence/checkDocument.ts';
import { addTestNodeTypes } from '../testing/extraNodeTypes.ts';
import { act, sampleProject, sampleTake } from '../testing/sampleProject.ts';
import { type ChainAsked, type ChainContext, type ChainStep, planChain } from './chain.ts';
import { chainRequests } from './chainRequests.ts';
import { readGraph } from './graphView.ts';
import { planNode } from './plan.ts';

beforeAll(addTestNodeTypes);

const id = (name: string) => NodeId.parse(name);

const contextOf = (doc: Y.Doc): ChainContext => ({
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
  isShotLocked: (node) => readTracking(doc, node).locked,
});

const chain = (doc: Y.Doc, scope: ChainAsked['scope'], nodes: string[], remake = false) =>
  planChain(readGraph(doc), { scope, nodes: nodes.map(id), remake }, contextOf(doc));

const inShort = (steps: readonly ChainStep[]): string[] =>
  steps.map(({ node, does }) => {
    if (does.kind === 'run') return `${node} runs${does.after.length === 0 ? '' : ` after ${does.after.join(', ')}`}`;
    return does.kind === 'keep' ? `${node} stays` : `${node} skipped ${does.refusal.rule}`;
  });

const edge = (from: string, to: string) => ({ id: `${from}-${to}`, from, fromPort: 'image', to, toPort: 'source' });
const restyles = (names: readonly string[], edges: readonly object[], more: object = {}) => ({
  nodes: names.map((name) => ({ id: name, type: 'test-restyle', title: name, pos: [0, 0], ...more })),
  edges,
});

/** base → a → b → c, and base → d. Nothing is made but what `made` does. */
function line(): Y.Doc {
  const doc = sampleProject();
  act(doc, 'arne', 'createNodes', {
    nodes: [{ id: 'base', type: 'shot-still', title: 'base', pos: [0, 0] }],
  });
  act(
    doc,
    'arne',
    'createNodes',
    restyles(['a', 'b', 'c', 'd'], [edge('base', 'a'), edge('a', 'b'), edge('b', 'c'), edge('base', 'd')]),
  );
  return doc;
}

/** Gives a node a pick that is up to date with its present recipe. */
function made(doc: Y.Doc, node: string, digit = 'a'): void {
  const planned = planNode(readGraph(doc), id(node), contextOf(doc));
  if (!planned.ok) throw new Error(planned.refusal.message);
  const take = TakeId.parse(`t-${node}-${digit}`);
  addTake(doc, take, { ...sampleTake(node, digit), recipe: planned.value.recipeHash });
  act(doc, 'arne', 'setPick', { node, take });
}

describe('planning a chain', () => {
  it('[Q1] takes what is above along, each after what it is made from', () => {
    const doc = line();
    expect(inShort(chain(doc, 'above', ['c'], true))).toEqual([
      'base runs',
      'a runs after base',
      'b runs after a',
      'c runs after b',
    ]);
  });

  it('[Q2] keeps what is up to date, and makes anew what is made from something new', () => {
    const doc = line();
    for (const node of ['base', 'a', 'b', 'c']) made(doc, node);
    expect(inShort(chain(doc, 'above', ['c']))).toEqual(['base stays', 'a stays', 'b stays', 'c stays']);
    expect(inShort(chain(doc, 'above', ['c'], true)).at(-1)).toBe('c runs');
    act(doc, 'arne', 'setParams', { id: 'base', params: { prompt: 'Snow' } });
    expect(inShort(chain(doc, 'above', ['c']))).toEqual([
      'base runs',
      'a runs after base',
      'b runs after a',
      'c runs after b',
    ]);
  });

  it('goes down from a node, and to chosen ones alone', () => {
    const doc = line();
    made(doc, 'base');
    expect(inShort(chain(doc, 'below', ['base']))).toEqual([
      'base stays',
      'a runs',
      'b runs after a',
      'c runs after b',
      'd runs',
    ]);
    expect(inShort(chain(doc, 'nodes', ['d', 'base'], true))).toEqual(['base runs', 'd runs after base']);
  });

  it('[Q3] skips what somebody locked, and uses its pick', () => {
    const doc = line();
    made(doc, 'base');
    made(doc, 'a');
    act(doc, 'arne', 'setPickLock', { nodes: ['a'], locked: true });
    act(doc, 'arne', 'setParams', { id: 'base', params: { prompt: 'Snow' } });
    // Above a locked pick nothing is made for its sake.
    expect(inShort(chain(doc, 'above', ['b'], true))).toEqual(['a skipped L1', 'b runs']);
    act(doc, 'paul', 'setLocked', { node: 'base', locked: true });
    expect(inShort(chain(doc, 'below', ['base']))).toEqual([
      'base skipped R2',
      'a skipped L1',
      'b runs',
      'c runs after b',
      'd runs',
    ]);
  });

  it('[Q3] skips what is left out, and goes through what is passed through', () => {
    const doc = line();
    act(doc, 'arne', 'setMode', { ids: ['a'], mode: 'bypassed' });
    expect(inShort(chain(doc, 'above', ['b'], true))).toEqual(['base runs', 'a skipped D3', 'b runs after base']);
    act(doc, 'arne', 'setMode', { ids: ['a'], mode: 'disabled' });
    expect(inShort(chain(doc, 'above', ['b'], true))).toEqual(['a skipped D3', 'b skipped D1']);
  });

  it('[Q3] skips what a merge made wrong, with its rule, and what would be made from it', () => {
    const doc = line();
    made(doc, 'base');
    doc.transact(() =>
      rootOf(doc, 'edges').set('twice', { from: 'base', fromPort: 'image', to: 'a', toPort: 'source' }),
    );
    expect(inShort(chain(doc, 'below', ['base']))).toEqual([
      'base stays',
      'a skipped G6',
      'b skipped G6',
      'c skipped P5',
      'd runs',
    ]);
    doc.transact(() => rootOf(doc, 'edges').set('loop', { from: 'c', fromPort: 'image', to: 'b', toPort: 'source' }));
    expect(inShort(chain(doc, 'above', ['c'], true)).filter((step) => !step.includes('skipped'))).toEqual([
      'base stays',
    ]);
  });

  it('makes what stands in a scene, however deep, and is not lost where a merge closed a circle of them', () => {
    const doc = line();
    act(doc, 'arne', 'createNodes', {
      nodes: ['outer', 'inner'].map((name) => ({ id: name, type: 'scene', title: name, pos: [0, 0] })),
    });
    doc.transact(() => {
      const holders: [string, string][] = [
        ['inner', 'outer'],
        ['base', 'outer'],
        ['a', 'inner'],
      ];
      for (const [node, scene] of holders) recordsOf(doc, 'nodes').get(node)?.set('scene', scene);
    });
    expect(inShort(chain(doc, 'scene', ['outer']))).toEqual(['base runs', 'a runs after base']);
    expect(inShort(chain(doc, 'scene', ['inner']))).toEqual(['a skipped P5']);
    // What stands in a scene is what is below it and above it, together with what lies outside.
    expect(inShort(chain(doc, 'below', ['inner']))).toEqual(['a skipped P5', 'b skipped P5', 'c skipped P5']);
    expect(inShort(chain(doc, 'below', ['outer']))).toEqual([
      'base runs',
      'a runs after base',
      'b runs after a',
      'c runs after b',
      'd runs after base',
    ]);
    expect(inShort(chain(doc, 'above', ['inner']))).toEqual(['base runs', 'a runs after base']);
    doc.transact(() => recordsOf(doc, 'nodes').get('outer')?.set('scene', 'inner'));
    expect(inShort(chain(doc, 'scene', ['outer', 'inner'])).length).toBeGreaterThan(0);
  });

  it('[Q1] [Q2] whatever the graph, follows its edges, repeats nothing and plans nothing that may not run', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 24 }),
        fc.array(fc.nat(11), { maxLength: 8 }),
        fc.array(fc.tuple(fc.nat(11), fc.constantFrom('disabled', 'bypassed')), { maxLength: 3 }),
        fc.constantFrom('nodes', 'above', 'below'),
        fc.boolean(),
        (edges, picked, modes, scope, remake) => {
          const doc = sampleProject();
          const names = Array.from({ length: 12 }, (_, index) => `n${index}`);
          act(doc, 'arne', 'createNodes', restyles(names, []));
          // As a merge leaves them: circles, ports with two edges, the same edge twice.
          doc.transact(() => {
            rootOf(doc, 'edges').set('first', { from: 'shot1', fromPort: 'image', to: 'n0', toPort: 'source' });
            edges.forEach(([from, to], index) =>
              rootOf(doc, 'edges').set(`e${index}`, {
                from: `n${from}`,
                fromPort: 'image',
                to: `n${to}`,
                toPort: 'source',
              }),
            );
          });
          for (const index of picked) addTake(doc, TakeId.parse(`t${index}`), sampleTake(`n${index}`));
          for (const [index, mode] of modes) act(doc, 'arne', 'setMode', { ids: [`n${index}`], mode });
          const steps = chain(doc, scope, ['n0', 'n3', 'n7'], remake);
          const before = new Set<string>();
          for (const { node, does } of steps) {
            expect(before.has(node)).toBe(false);
            if (does.kind === 'run') {
              for (const above of does.after) expect(before.has(`runs ${above}`)).toBe(true);
              if (does.after.length === 0) expect(planNode(readGraph(doc), node, contextOf(doc)).ok).toBe(true);
              before.add(`runs ${node}`);
            }
            if (does.kind === 'skip') expect(does.refusal.message).not.toBe('');
            before.add(node);
          }
          let count = 0;
          const requests = chainRequests(steps, { variations: 2, anyway: false, picksLast: false }, () =>
            RequestId.parse(`q${(count += 1)}`),
          );
          if (requests.length > 0) act(doc, 'arne', 'requestChain', { requests });
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('the requests of a chain', () => {
  it('has the first one’s id, waits for what is above, and picks what something is made from', () => {
    const doc = line();
    made(doc, 'base');
    const names = ['r1', 'r2', 'r3'].map((name) => RequestId.parse(name));
    const next = () => names.shift() ?? RequestId.parse('more');
    const requests = chainRequests(
      chain(doc, 'above', ['c'], true),
      { variations: 4, anyway: false, picksLast: false },
      next,
    );
    expect(requests).toEqual([
      {
        id: 'r1',
        node: 'a',
        kind: 'generate',
        variations: 1,
        recipe: expect.any(String),
        anyway: false,
        chain: 'r1',
        picks: true,
        anySeed: true,
      },
      {
        id: 'r2',
        node: 'b',
        kind: 'generate',
        variations: 1,
        recipe: null,
        anyway: false,
        chain: 'r1',
        after: ['r1'],
        picks: true,
        anySeed: true,
      },
      { id: 'r3', node: 'c', kind: 'generate', variations: 4, recipe: null, anyway: false, chain: 'r1', after: ['r2'] },
    ]);
  });
});
