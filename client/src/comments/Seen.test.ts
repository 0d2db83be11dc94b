import type { ListedComment } from '@dailies/shared/document';
import { CommentId, UserId } from '@dailies/shared/ids';
import { expect, test } from 'vitest';
import { Seen, type SeenStore } from './Seen.ts';

const ada = UserId.parse('ada');
const ben = UserId.parse('ben');
const said = (id: string, by: UserId, at: number): ListedComment => ({
  id: CommentId.parse(id),
  anchor: { on: 'canvas', pos: [0, 0] },
  by,
  at,
  parent: null,
  body: id,
  resolvedBy: undefined,
});

function memory(): SeenStore & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return { kept, getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
}

test('what was there before the first look counts as read, and what comes after is unread until seen', () => {
  const store = memory();
  const seen = new Seen(store, 'k', 100);
  const old = { first: said('a', ben, 50), replies: [] };
  const answered = { first: old.first, replies: [said('b', ben, 150)] };
  expect([seen.isUnread(old, ada), seen.isUnread(answered, ada)]).toEqual([false, true]);
  seen.see(answered);
  expect(seen.isUnread(answered, ada)).toBe(false);
  const again = new Seen(store, 'k', 900);
  expect(again.isUnread(answered, ada)).toBe(false);
  expect(again.isUnread({ first: old.first, replies: [said('b', ben, 150), said('c', ben, 200)] }, ada)).toBe(true);
});

test('one’s own words are never unread', () => {
  const seen = new Seen(memory(), 'k', 0);
  expect(seen.isUnread({ first: said('a', ada, 5), replies: [said('b', ada, 6)] }, ada)).toBe(false);
});

test('a store that is broken or refuses is none', () => {
  const store = memory();
  store.kept.set('k', '{"since":"never"}');
  expect(new Seen(store, 'k', 10).isUnread({ first: said('a', ben, 5), replies: [] }, ada)).toBe(false);
  const refusing: SeenStore = {
    getItem: () => null,
    setItem: () => {
      throw new Error('No room.');
    },
  };
  const seen = new Seen(refusing, 'k', 10);
  const thread = { first: said('a', ben, 15), replies: [] };
  seen.see(thread);
  expect(seen.isUnread(thread, ada)).toBe(false);
});
