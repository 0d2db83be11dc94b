import { runConvergence } from '@dailies/shared/testing';
import { readNodes } from '@dailies/shared/document';
import { expect, test } from 'vitest';
import type { Doc } from 'yjs';
import { ProjectModel } from '../../document/ProjectModel.ts';
import { isNodeShape, shapeIdOf } from '../shapes/NodeShape.ts';
import { canvasStore, CANVAS_PAGE } from './canvasStore.ts';
import { Projector } from './Projector.ts';

/** What a canvas shows of a document, followed change by change. */
function shown(doc: Doc) {
  const store = canvasStore();
  const model = new ProjectModel(doc);
  const projector = new Projector(store, model, CANVAS_PAGE);
  projector.start();
  return { store, projector, model };
}

test('shows, step by step, what eight people do at once, as a canvas shows it that is opened anew', () => {
  const canvases = new Map<string, { doc: Doc } & ReturnType<typeof shown>>();
  let steps = 0;
  runConvergence({
    seed: 12,
    people: 8,
    operations: 150,
    events: 'eventful',
    onOpened: (name, doc) => {
      const before = canvases.get(name);
      before?.projector.stop();
      before?.model.destroy();
      canvases.set(name, { doc, ...shown(doc) });
    },
    onStep: () => {
      steps += 1;
      for (const { doc, store } of canvases.values()) {
        const nodes = readNodes(doc);
        const shapes = store.allRecords().filter((record) => isNodeShape(record));
        expect(shapes).toHaveLength(nodes.length);
        for (const node of nodes)
          expect(store.get(shapeIdOf(node.id))).toMatchObject({ x: node.pos[0], y: node.pos[1] });
      }
    },
  });
  expect(steps).toBe(150);
  for (const { doc, store } of canvases.values()) {
    const anew = shown(doc);
    const byId = (records: readonly { id: string }[]) => [...records].sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(byId(store.allRecords())).toEqual(byId(anew.store.allRecords()));
  }
}, 60_000);
