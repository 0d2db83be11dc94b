import { DEFAULT_STATUSES, Settings } from '@dailies/shared/document';
import { expect, test } from 'vitest';
import { newStatus, shortOf } from './newStatus.ts';

test('a new status has an id of its own, and is valid once it has a name', () => {
  const one = newStatus(DEFAULT_STATUSES);
  const two = newStatus([...DEFAULT_STATUSES, one]);
  expect(two.id).not.toBe(one.id);
  const statuses = [...DEFAULT_STATUSES, { ...one, name: 'Grading' }];
  expect(Settings.shape.statuses.safeParse(statuses).success).toBe(true);
});

test('the short form follows the name', () => {
  expect(['Waiting for approval', 'Retake', 'done', '…', ''].map(shortOf)).toEqual(['WFA', 'RETA', 'DONE', '?', '?']);
});
