import { CommentId, NodeId, TakeId, UserId } from '@dailies/shared/ids';
import { Fps, Sha256 } from '@dailies/shared/media';
import { RecipeHash } from '@dailies/shared/runs';
import { describe, expect, it } from 'vitest';
import type { FeedEvent } from './FeedEvent.ts';
import { foldEvents } from './foldEvents.ts';

const NOON = new Date(2026, 10, 21, 12).getTime();
const MINUTE_MS = 60_000;
const at = (minutesAgo: number): number => NOON - minutesAgo * MINUTE_MS;

const take = (number: number, minutesAgo: number, who = 'arne', node = 'shot'): FeedEvent => {
  const by = UserId.parse(who);
  const picture = Sha256.parse('a'.repeat(64));
  const id = TakeId.parse(`${node}t${number}`);
  return {
    kind: 'take',
    id: `take:${id}`,
    atMs: at(minutesAgo),
    by,
    take: {
      id,
      node: NodeId.parse(node),
      number,
      kind: 'image',
      media: picture,
      poster: picture,
      width: 16,
      height: 9,
      frames: 1,
      fps: Fps.parse([24, 1]),
      recipe: RecipeHash.parse('b'.repeat(32)),
      seed: number,
      pipeline: 'sketch@1',
      by,
      at: at(minutesAgo),
    },
  };
};

const comment = (name: string, minutesAgo: number, who = 'rita'): FeedEvent => {
  const [id, by] = [CommentId.parse(name), UserId.parse(who)];
  const anchor = { on: 'node', node: NodeId.parse('shot') } as const;
  const said = { id, anchor, by, at: at(minutesAgo), parent: null, body: name, resolvedBy: undefined };
  return { kind: 'comment', id: `comment:${name}`, atMs: at(minutesAgo), by, comment: said };
};

const short = (events: readonly FeedEvent[]) =>
  foldEvents(events).map(({ kind, events: folded }) => [kind, ...folded.map(({ id }) => id.replace(/^\w+:/, ''))]);

describe('foldEvents', () => {
  it('folds takes of a shot that one person made, though others did something in between', () => {
    expect(short([take(4, 1), comment('c', 2), take(9, 2, 'arne', 'other'), take(3, 3), take(2, 4, 'dora')])).toEqual([
      ['takes', 'shott4', 'shott3'],
      ['comments', 'c'],
      ['takes', 'othert9'],
      ['takes', 'shott2'],
    ]);
  });

  it('begins a line after a pause of an hour, and on another day', () => {
    expect(short([take(3, 1), take(2, 61), take(1, 122)])).toEqual([
      ['takes', 'shott3', 'shott2'],
      ['takes', 'shott1'],
    ]);
    const midnight = 12 * 60;
    expect(short([take(2, midnight - 5), take(1, midnight + 5)])).toHaveLength(2);
  });

  it('folds what somebody says at one place, and keeps the key while more is said', () => {
    const before = foldEvents([comment('a', 5)]);
    const after = foldEvents([comment('b', 1), comment('a', 5)]);
    expect(after).toHaveLength(1);
    expect(after[0]?.key).toBe(before[0]?.key);
    expect(after[0]?.atMs).toBe(at(1));
  });
});
