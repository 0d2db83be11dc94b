import { describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { readEdges, readNode } from '../document/index.ts';
import { done, refused } from '../testing/commandStage.ts';
import { act, sampleProject } from '../testing/sampleProject.ts';

const place = (id: string, scene: string | null, order = 'a5') => ({ id, scene, order });

/** The sample project with scenes a, b and c, all at the top. */
function withScenes(): Y.Doc {
  const doc = sampleProject();
  act(doc, 'arne', 'createNodes', { nodes: ['a', 'b', 'c'].map((id) => ({ id, type: 'scene', pos: [0, 0] })) });
  return doc;
}

describe('placeNodes', () => {
  it('[N10] puts nodes into a scene, at a place in its order, and keeps their edges', () => {
    const before = withScenes();
    const doc = done('arne', 'placeNodes', { places: [place('shot1', 'a'), place('a', 'b', 'a6')] }, before);
    expect(readNode(doc, 'shot1')).toMatchObject({ scene: 'a', order: 'a5' });
    expect(readNode(doc, 'a')).toMatchObject({ scene: 'b', order: 'a6' });
    expect(readEdges(doc)).toEqual(readEdges(before));
  });

  it('[N10] refuses a scene that would hold itself, alone or round by others', () => {
    const doc = withScenes();
    expect(refused('arne', 'placeNodes', { places: [place('a', 'a')] }, doc).rule).toBe('N10');
    expect(refused('arne', 'placeNodes', { places: [place('a', 'b'), place('b', 'a')] }, doc).rule).toBe('N10');
    const nested = done('arne', 'placeNodes', { places: [place('a', 'b'), place('c', 'a')] }, doc);
    expect(refused('arne', 'placeNodes', { places: [place('b', 'c')] }, nested).rule).toBe('N10');
    const loop = { nodes: [{ id: 'x', type: 'scene', pos: [0, 0], scene: 'x' }] };
    expect(refused('arne', 'createNodes', loop, doc).rule).toBe('N10');
  });

  it('[W7] refuses to put anything into a node that is no scene', () => {
    const doc = withScenes();
    expect(refused('arne', 'placeNodes', { places: [place('mira', 'shot1')] }, doc).rule).toBe('W7');
    const into = { nodes: [{ id: 'x', type: 'prompt', pos: [0, 0], scene: 'shot1' }] };
    expect(refused('arne', 'createNodes', into, doc).rule).toBe('W7');
  });

  it('[N4] refuses a node or a scene that is not there, and a place that is none', () => {
    expect(refused('arne', 'placeNodes', { places: [place('gone', null)] }).rule).toBe('N4');
    expect(refused('arne', 'placeNodes', { places: [place('shot1', 'gone')] }).rule).toBe('N4');
    expect(refused('arne', 'placeNodes', { places: [place('shot1', null, '!')] }).rule).toBe('N9');
  });
});
