import type { Motion } from '@dailies/shared/http';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { Presence } from './Presence.ts';

function page(id: string) {
  const awareness = new Awareness(new Y.Doc());
  const sent: Motion[] = [];
  return { awareness, sent, presence: new Presence(awareness, { id, name: id }, (motion) => sent.push(motion)) };
}

describe('what one browser tells and another shows', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const vera = () => {
    const [from, to] = [page('vera'), page('sten')];
    const states: number[] = [];
    const bring = (): void => {
      const update = encodeAwarenessUpdate(from.awareness, [from.awareness.clientID]);
      states.push(update.length);
      applyAwarenessUpdate(to.awareness, update, null);
    };
    from.awareness.on('update', ({ updated }: { updated: number[] }) => {
      if (updated.includes(from.awareness.clientID)) bring();
    });
    bring();
    const hear = (): void => to.presence.hear(from.sent.splice(0));
    return { from, to, states, hear, seen: () => to.presence.peers.get()[0] };
  };

  test('a drag names its nodes once, and then only how far it has come', () => {
    const { from, seen, hear, states } = vera();
    const ids = Array.from({ length: 50 }, (_, place) => `shape:${place}`);
    from.presence.tellNow({ selected: ids, drag: { key: 1, ids, by: [0, 0] } });
    const statesBefore = states.length;
    for (let step = 1; step <= 30; step += 1) {
      from.presence.tell({ pointer: [step, 0], drag: { key: 1, by: [step, -step] } });
      vi.advanceTimersByTime(34);
    }
    expect(states.length).toBe(statesBefore);
    expect(from.sent.every((motion) => JSON.stringify(motion).length < 100)).toBe(true);
    hear();
    expect(seen()).toMatchObject({ pointer: [30, 0], selected: ids, drag: { ids, by: [30, -30] } });

    from.presence.tellNow({ drag: null });
    expect(seen()).toMatchObject({ pointer: [30, 0], drag: null });
  });

  test('a state told in the middle of a drag has where it has come to, for whoever comes then', () => {
    const { from, seen } = vera();
    from.presence.tellNow({ drag: { key: 2, ids: ['shape:a'], by: [0, 0] } });
    from.presence.tell({ drag: { key: 2, by: [5, 6] } });
    vi.advanceTimersByTime(34);
    from.presence.tellNow({ page: 'shots' });
    expect(seen()).toMatchObject({ page: 'shots', drag: { ids: ['shape:a'], by: [5, 6] } });
  });

  test('where a pointer has come to is told as a state after a while', () => {
    const { from, seen } = vera();
    from.presence.tell({ pointer: [7, 8], view: { at: [1, 2], zoom: 0.5 } });
    vi.advanceTimersByTime(34);
    expect(seen()?.pointer).toBeNull();
    vi.advanceTimersByTime(5_000);
    expect(seen()).toMatchObject({ pointer: [7, 8], view: { at: [1, 2], zoom: 0.5 } });
  });

  test('what comes back of one’s own is no news', () => {
    const { to } = vera();
    const before = to.presence.peers.get();
    to.presence.hear([{ of: to.awareness.clientID, pointer: [1, 1] }]);
    expect(to.presence.peers.get()).toBe(before);
  });

  test('who is here is no news with a motion', () => {
    const { from, to, hear, seen } = vera();
    from.presence.tellNow({ selected: ['shape:a'], drag: { key: 1, ids: ['shape:a'], by: [0, 0] } });
    const before = to.presence.here.get();
    expect(before).toMatchObject([{ selected: ['shape:a'] }]);
    from.presence.tell({ pointer: [5, 5], drag: { key: 1, by: [5, 5] } });
    vi.advanceTimersByTime(34);
    hear();
    expect(seen()).toMatchObject({ pointer: [5, 5], drag: { key: 1, by: [5, 5] } });
    expect(to.presence.here.get()).toBe(before);
    from.presence.tellNow({ page: 'shots' });
    expect(to.presence.here.get()).toMatchObject([{ page: 'shots' }]);
  });

  test('of a drag that was never begun, and of somebody who is not here, nothing is shown', () => {
    const { to, from, seen } = vera();
    to.presence.hear([
      { of: from.awareness.clientID, drag: [9, 1, 1] },
      { of: 12_345, pointer: [1, 1] },
    ]);
    expect(to.presence.peers.get()).toHaveLength(1);
    expect(seen()?.drag).toBeNull();
  });
});
