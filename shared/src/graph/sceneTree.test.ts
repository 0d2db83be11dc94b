import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { NodeId } from '../ids/index.ts';
import { copyOf } from '../testing/commandStage.ts';
import { act, sampleProject } from '../testing/sampleProject.ts';
import { readGraph } from './graphView.ts';
import { nodeProblem } from './problems.ts';
import { type Placed, SceneTree, sceneTree } from './sceneTree.ts';

const id = (text: string): NodeId => NodeId.parse(text);

/** Nodes as `[id, type, scene]`. */
const tree = (...nodes: readonly (readonly [string, string, string | null])[]): SceneTree =>
  new SceneTree(
    new Map(
      nodes.map(([name, type, scene], index): [NodeId, Placed] => [
        id(name),
        { id: id(name), type, scene: scene === null ? null : id(scene), pos: [0, index] },
      ]),
    ),
  );

const scene = (name: string, holder: string | null): [string, string, string | null] => [name, 'scene', holder];

describe('sceneTree', () => {
  it('[W1] stands a node in its scene, and at the top where that is gone or is no scene', () => {
    const held = tree(
      scene('a', null),
      scene('b', 'a'),
      ['n', 'prompt', 'b'],
      ['lost', 'prompt', 'gone'],
      ['odd', 'prompt', 'n'],
    );
    expect(held.pathTo(id('n'))).toEqual(['a', 'b']);
    expect(held.membersOf(null)).toEqual(['a', 'lost', 'odd']);
    expect(held.insideOf(id('a'))).toEqual(['b', 'n']);
    expect([held.isWithin(id('n'), id('a')), held.isWithin(id('a'), id('n'))]).toEqual([true, false]);
  });

  it('[W2] cuts a circle of scenes at its smallest id, and only there', () => {
    const round = tree(scene('c', 'b'), scene('b', 'd'), scene('d', 'c'), scene('a', 'd'), ['n', 'prompt', 'd']);
    expect([...round.looped]).toEqual(['b']);
    expect(round.pathTo(id('n'))).toEqual(['b', 'c', 'd']);
    expect(round.pathTo(id('a'))).toEqual(['b', 'c', 'd']);
    expect([...tree(scene('own', 'own')).looped]).toEqual(['own']);
  });

  it('[W2] reads the same whatever order nodes come in, and every node stands below the top', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const holders = fc.array(fc.option(fc.constantFrom(...names, 'gone')), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(holders, fc.shuffledSubarray(names, { minLength: 6 }), (held, shuffled) => {
        const all = new Map(names.map((name, index) => [name, scene(name, held[index] ?? null)]));
        const one = tree(...all.values());
        const other = tree(...shuffled.flatMap((name) => [all.get(name) ?? scene(name, null)]));
        expect([...one.looped].sort()).toEqual([...other.looped].sort());
        for (const name of names) {
          expect(one.pathTo(id(name))).toEqual(other.pathTo(id(name)));
          expect(one.pathTo(id(name))).not.toContain(name);
        }
      }),
    );
  });

  it('[W2] marks the scene at which two people closed a circle, for both the same', () => {
    const doc = sampleProject();
    act(doc, 'arne', 'createNodes', { nodes: ['a', 'b'].map((name) => ({ id: name, type: 'scene', pos: [0, 0] })) });
    const [one, other] = [copyOf(doc), copyOf(doc)];
    act(one, 'arne', 'placeNodes', { places: [{ id: 'a', scene: 'b', order: 'a1' }] });
    act(other, 'anna', 'placeNodes', { places: [{ id: 'b', scene: 'a', order: 'a2' }] });
    const [forth, back] = [Y.encodeStateAsUpdate(one), Y.encodeStateAsUpdate(other)];
    Y.applyUpdate(one, back);
    Y.applyUpdate(other, forth);
    for (const merged of [one, other]) {
      const graph = readGraph(merged);
      expect(sceneTree(graph.nodes).pathTo(id('b'))).toEqual(['a']);
      expect(nodeProblem(graph, id('a'))).toMatchObject({ rule: 'W2' });
      expect(nodeProblem(graph, id('b'))).toBeUndefined();
      act(merged, 'arne', 'placeNodes', { places: [{ id: 'a', scene: null, order: 'a1' }] });
      expect(nodeProblem(readGraph(merged), id('a'))).toBeUndefined();
    }
  });
});
