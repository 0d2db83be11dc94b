import { UserId } from '@dailies/shared/ids';
import { expect, it } from 'vitest';
import { mergeFeed } from './mergeFeed.ts';
import type { FeedEvent } from './FeedEvent.ts';
import { hold, holdBack } from './holdBack.ts';

const [dora, arne] = [UserId.parse('dora'), UserId.parse('arne')];
const joined = (by: UserId, atMs: number): FeedEvent => ({
  kind: 'joined',
  id: `joined:${by}`,
  atMs,
  by,
  role: 'artist',
});
const edit = (id: string, by: UserId | null, atMs: number): FeedEvent => ({
  kind: 'edit',
  id: `edit:${id}`,
  atMs,
  by,
  entry: { id, user: by, from: '', to: '', edits: 1, summary: [] },
  parts: [],
});
const ids = (events: readonly FeedEvent[]) => events.map(({ id }) => id);

it('merges newest first, and shows nothing older than what is loaded of the history', () => {
  const events = [joined(dora, 10), edit('1', dora, 30), joined(arne, 40), edit('2', null, 20)];
  expect(ids(mergeFeed(events, {}, -Infinity))).toEqual(['joined:arne', 'edit:1', 'edit:2', 'joined:dora']);
  expect(ids(mergeFeed(events, {}, 20))).toEqual(['joined:arne', 'edit:1', 'edit:2']);
});

it('takes only what a person did, and only one kind', () => {
  const events = [joined(dora, 10), edit('1', dora, 30), joined(arne, 40), edit('2', null, 20)];
  expect(ids(mergeFeed(events, { who: dora }, -Infinity))).toEqual(['edit:1', 'joined:dora']);
  expect(ids(mergeFeed(events, { kind: 'people' }, -Infinity))).toEqual(['joined:arne', 'joined:dora']);
  expect(ids(mergeFeed(events, { who: dora, kind: 'people' }, -Infinity))).toEqual(['joined:dora']);
});

it('holds back what came and what went on while somebody reads, and lets older things in', () => {
  const before = [edit('2', dora, 30), edit('1', arne, 20)];
  const now = [edit('3', arne, 50), edit('1', arne, 45), edit('2', dora, 30), edit('0', dora, 5)];
  const { shown, newer } = holdBack(now, hold(before));
  expect(newer).toBe(2);
  expect(shown.map(({ id, atMs }) => [id, atMs])).toEqual([
    ['edit:2', 30],
    ['edit:1', 20],
    ['edit:0', 5],
  ]);
  expect(holdBack(now, null)).toEqual({ shown: now, newer: 0 });
});

it('lets go of what is deleted meanwhile', () => {
  expect(holdBack([], hold([edit('1', arne, 20)]))).toEqual({ shown: [], newer: 0 });
});
