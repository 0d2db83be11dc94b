import { contentsOf } from '@dailies/shared/difference';
import { readEdges, readNodes, readPick } from '@dailies/shared/document';
import { act, sampleProject } from '@dailies/shared/testing';
import { describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { graphScene, nodeAt } from './GraphScene.ts';
import { pointAt } from './Camera.ts';
import { PictureView } from './PictureView.ts';

const sceneOf = (doc: Y.Doc) =>
  graphScene({ nodes: readNodes(doc), edges: readEdges(doc), pickOf: (node) => readPick(doc, node) });

describe('the picture of a graph', () => {
  it('has the nodes, the edges and the picks of the document', () => {
    const doc = sampleProject();
    const scene = sceneOf(doc);
    expect(scene.nodes.size).toBe(contentsOf(doc).nodes.size);
    expect(scene.edges.map(({ id }) => id).sort()).toEqual(['e1', 'e2']);
    expect(scene.nodes.get('shot1')?.pick).toBeDefined();
    expect(nodeAt(scene, 410, 10)?.id).toBe('shot1');
  });

  it('shows everything that arrives, until somebody looks elsewhere', () => {
    const doc = sampleProject();
    const view = new PictureView();
    view.setSize(800, 400);
    view.setScenes('v1', [sceneOf(doc)]);
    const first = view.camera.get();
    act(doc, 'arne', 'moveNodes', { moves: [{ id: 'shot2', pos: [4_000, 0] }] });
    view.setScenes('v1', [sceneOf(doc)]);
    expect(view.camera.get().z).toBeLessThan(first.z);
    expect(pointAt(view.camera.get(), 800, 400)[0]).toBeGreaterThan(4_300);
    view.pan(10, 0);
    const held = view.camera.get();
    act(doc, 'arne', 'moveNodes', { moves: [{ id: 'shot2', pos: [8_000, 0] }] });
    view.setScenes('v1', [sceneOf(doc)]);
    expect(view.camera.get()).toEqual(held);
    view.setScenes('v2', [sceneOf(doc)]);
    expect(view.camera.get().z).toBeLessThan(held.z);
  });

  it('chooses what it shows, and one more or less with Shift', () => {
    const view = new PictureView();
    view.setSize(800, 400);
    view.setScenes('v1', [sceneOf(sampleProject())]);
    view.show(['shot1']);
    view.toggle('mira');
    view.toggle('shot1');
    expect([...view.chosen.get()]).toEqual(['mira']);
  });
});
