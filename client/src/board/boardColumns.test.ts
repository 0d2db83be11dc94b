import { DEFAULT_STATUSES } from '@dailies/shared/document';
import { NodeId } from '@dailies/shared/ids';
import { expect, test } from 'vitest';
import { boardColumns, cardBeside, placeOf } from './boardColumns.ts';
import type { Shot } from './Shot.ts';

const shot = (id: string, statusId: string): Shot => {
  const status = DEFAULT_STATUSES.find((one) => one.id === statusId);
  if (status === undefined) throw new Error(`There is no status "${statusId}".`);
  return {
    node: NodeId.parse(id),
    title: id,
    typeTitle: 'Shot still',
    status,
    due: undefined,
    assignees: [],
    isLocked: false,
    takes: [],
    shown: undefined,
    isPicked: false,
    verdicts: { approve: 0, changes: 0, reject: 0 },
    unseen: [],
  };
};
const columns = boardColumns(
  [shot('a', 'todo'), shot('b', 'wip'), shot('c', 'todo'), shot('d', 'done'), shot('e', 'todo')],
  DEFAULT_STATUSES,
);
const beside = (node: string, by: readonly [number, number]) => cardBeside(columns, node, by)?.title;

test('every status is a column in its order, with its shots in theirs', () => {
  expect(columns.map(({ status }) => status.id)).toEqual(DEFAULT_STATUSES.map(({ id }) => id));
  expect(columns[0]?.shots.map(({ title }) => title)).toEqual(['a', 'c', 'e']);
  expect(columns[1]?.shots).toEqual([]);
  expect(placeOf(columns, 'd')).toEqual([5, 0]);
  expect(placeOf(columns, 'gone')).toBeUndefined();
});

test('the arrows go from card to card, over empty columns, and stay at the edges', () => {
  expect(beside('a', [0, 1])).toBe('c');
  expect(beside('a', [0, -1])).toBe('a');
  expect(beside('e', [1, 0])).toBe('b');
  expect(beside('b', [1, 0])).toBe('d');
  expect(beside('d', [1, 0])).toBe('d');
  expect(beside('b', [-1, 0])).toBe('a');
  expect(beside('gone', [0, 1])).toBe('a');
});
