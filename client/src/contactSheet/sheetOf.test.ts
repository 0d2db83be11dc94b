import { createNodes } from '@dailies/shared/commands';
import { newDocument } from '@dailies/shared/document';
import { NodeId, UserId } from '@dailies/shared/ids';
import { expect, test } from 'vitest';
import { ProjectModel } from '../document/ProjectModel.ts';
import { sheetOf } from './sheetOf.ts';

const ids = (...nodes: string[]) => nodes.map((id) => NodeId.parse(id));

function model() {
  const doc = newDocument();
  const node = (id: string, type: string, scene: string | null = null) => ({ id, type, pos: [0, 0], scene });
  const made = createNodes.run(
    doc,
    {
      nodes: [
        node('act', 'scene'),
        node('inner', 'scene', 'act'),
        node('sh010', 'shot-still', 'inner'),
        node('lines', 'scene'),
        node('line', 'dialogue', 'lines'),
        node('sh020', 'shot-motion'),
      ],
    },
    { actor: UserId.parse('ada'), role: 'director', now: 5 },
  );
  if (!made.ok) throw new Error(made.refusal.message);
  return new ProjectModel(doc);
}

test('a scene with a shot in it, however deep, is a sheet of its own, which later shots join', () => {
  expect(sheetOf(model(), ids('act'))).toEqual({ scene: 'act' });
});

test('a scene in which there are lines only is none', () => {
  expect(sheetOf(model(), ids('lines'))).toBeNull();
});

test('of several nodes, the shots among them are', () => {
  expect(sheetOf(model(), ids('act', 'line', 'sh020'))).toEqual({ shot: ['sh020'] });
  expect(sheetOf(model(), ids('line'))).toBeNull();
});
