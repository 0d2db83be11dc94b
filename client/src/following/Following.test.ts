import { UserId } from '@dailies/shared/ids';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { Presence } from '../session/Presence.ts';
import { Following, peerOf } from './Following.ts';

const page = (id: string) => {
  const awareness = new Awareness(new Y.Doc());
  const presence = new Presence(awareness, { id, name: id.toUpperCase() }, () => {});
  return { awareness, presence, following: new Following(presence, UserId.parse(id)) };
};
type Page = ReturnType<typeof page>;

/** Brings what each page says to all the others. */
function meet(...pages: Page[]): void {
  for (const from of pages) {
    const update = encodeAwarenessUpdate(from.awareness, [from.awareness.clientID]);
    for (const to of pages) if (to !== from) applyAwarenessUpdate(to.awareness, update, null);
  }
}

describe('following', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('ends for who began first when two follow each other', () => {
    const [a, b] = [page('a'), page('b')];
    meet(a, b);
    a.following.follow('b', 'B');
    vi.advanceTimersByTime(5);
    meet(a, b);
    b.following.follow('a', 'A');
    expect(b.following.leader.get()).not.toBeNull();
    meet(a, b);
    expect([a.following.leader.get(), a.following.ended.get()]).toEqual([null, 'B follows you now.']);
    expect(b.following.leader.get()?.user).toBe('a');
  });

  test('ends with the spotlight that asked for it, and only then', () => {
    const [a, b] = [page('a'), page('b')];
    b.following.lead();
    meet(a, b);
    const since = b.following.leading.get();
    a.following.follow('b', 'B', since);
    expect(a.following.leader.get()?.spotlight).toBe(since);
    b.following.stopLeading();
    meet(a, b);
    expect([a.following.leader.get(), a.following.ended.get()]).toEqual([null, 'B does not lead any more.']);
  });

  test('waits a while for somebody who is away, and ends when they stay so', () => {
    const [a, b] = [page('a'), page('b')];
    meet(a, b);
    a.following.follow('b', 'B');
    removeAwarenessStates(a.awareness, [b.awareness.clientID], null);
    vi.advanceTimersByTime(5_000);
    expect(a.following.leader.get()).not.toBeNull();
    b.presence.tellNow({ page: 'shots' });
    meet(a, b);
    vi.advanceTimersByTime(7_000);
    expect(a.following.leader.get()).not.toBeNull();
    removeAwarenessStates(a.awareness, [b.awareness.clientID], null);
    vi.advanceTimersByTime(7_000);
    expect([a.following.leader.get(), a.following.ended.get()]).toEqual([null, 'B has left.']);
  });

  test('of several pages of one person the one that moved last counts', () => {
    const [a, b, other] = [page('a'), page('b'), page('b')];
    meet(a, b, other);
    b.presence.tellNow({ page: 'shots' });
    meet(a, b);
    expect(peerOf(a.presence.peers.get(), 'b')?.page).toBe('shots');
    other.presence.tellNow({ page: 'history' });
    meet(a, other);
    expect(peerOf(a.presence.peers.get(), 'b')?.page).toBe('history');
  });
});
