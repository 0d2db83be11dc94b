import { expect, test } from 'vitest';
import { NodeId } from '@dailies/shared/ids';
import { isPlace, placeName, placeOfScene, projectPlace, sceneOfPlace } from './projectPlace.ts';

test('a place is the address from the project on, with its search where that decides what is seen', () => {
  expect(projectPlace('p1', '/p/p1', '?node=a')).toBe('');
  expect(projectPlace('p1', '/p/p1/', '')).toBe('');
  expect(projectPlace('p1', '/p/p1/shots', '?status=open')).toBe('shots?status=open');
  expect(projectPlace('p1', '/p/p1/takes/t1', '?comment=c')).toBe('takes/t1');
  expect(projectPlace('p1', '/p/p10/shots', '')).toBeNull();
  expect(projectPlace('p1', '/account', '')).toBeNull();
  expect(projectPlace('p1', '/p/p1/shots', `?q=${'a'.repeat(400)}`)).toBe('shots');
});

test('nothing leads out of the project', () => {
  expect(['', 'shots', 'takes/t_1-x', 'shots?status=open&by=a'].map(isPlace)).toEqual([true, true, true, true]);
  expect(['../p2', '/evil.example', 'takes//x', 'shots/..', 'a b', '//x', 'x#y'].map(isPlace)).not.toContain(true);
});

test('a place has words', () => {
  expect(['', 'takes/t1', 'shots?x=1', 'new-page'].map(placeName)).toEqual([
    'on the canvas',
    'looking at a take',
    'at the shots',
    'in the project',
  ]);
});

test('on the canvas a place says the scene that is shown', () => {
  expect(projectPlace('p1', '/p/p1', '?node=a&scene=sc_1')).toBe('?scene=sc_1');
  expect(projectPlace('p1', '/p/p1', '?scene=../p2')).toBe('');
  expect(['', '?scene=sc_1', 'shots', 'shots?scene=sc_1'].map(sceneOfPlace)).toEqual([
    null,
    'sc_1',
    undefined,
    undefined,
  ]);
  expect([null, NodeId.parse('sc_1')].map(placeOfScene)).toEqual(['', '?scene=sc_1']);
  expect(isPlace('?scene=sc_1')).toBe(true);
});
