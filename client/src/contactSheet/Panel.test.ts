import { NodeId } from '@dailies/shared/ids';
import { expect, test } from 'vitest';
import { lengthText, panelOf } from './Panel.ts';

const clip = { node: NodeId.parse('a'), title: 'SH010', take: undefined, isPicked: false, start: 0, frames: 60 };

test('a panel says its camera as the inspector does, and its words without marks', () => {
  const panel = panelOf(clip, 24, {
    type: 'shot-motion',
    params: {
      prompt: '@[Mara](character:a1)  waits\nat the door',
      shotSize: 'medium-close-up',
      lensMm: 85,
      cameraHeight: 'low',
      move: 'dolly-in',
    },
  });
  expect(panel).toMatchObject({
    seconds: 2.5,
    camera: ['Medium close up', '85 mm', 'Low', 'Dolly in'],
    action: 'Mara waits at the door',
  });
});

test('what goes without saying is not said, and a node that is gone says nothing', () => {
  expect(panelOf(clip, 24, { type: 'shot-still', params: {} }).camera).toEqual(['Medium', '35 mm']);
  expect(panelOf(clip, 24, undefined)).toMatchObject({ camera: [], action: '' });
});

test('lengths read as people say them', () => {
  expect([0.5, 3, 59.94, 72.4].map(lengthText)).toEqual(['0.5 s', '3 s', '59.9 s', '1 min 12 s']);
});
