import { NodeId } from '@dailies/shared/ids';
import { expect, test } from 'vitest';
import { reelOf } from './reel.ts';
import { ReelPlayback } from './ReelPlayback.ts';

const reelFor = (...nodes: string[]) =>
  reelOf(
    nodes.map((node) => ({ node: NodeId.parse(node), title: node, shown: undefined, isPicked: false })),
    [24, 1],
    () => 1,
  );

test('shows the nearest frame that there is', () => {
  const playback = new ReelPlayback(reelFor('a', 'b'));
  for (const [wanted, shown] of [
    [30, 30],
    [-5, 0],
    [1_000, 47],
    [3.6, 4],
  ] as const) {
    playback.seek(wanted);
    expect(playback.frame.get()).toBe(shown);
  }
});

test('walks to the beginning of shots; back within one to its own first', () => {
  const playback = new ReelPlayback(reelFor('a', 'b', 'c'));
  const walked = (by: 1 | -1) => {
    playback.walk(by);
    return playback.frame.get();
  };
  playback.seek(10);
  expect([walked(1), walked(1), walked(1)]).toEqual([24, 48, 48]);
  playback.seek(60);
  expect([walked(-1), walked(-1), walked(-1), walked(-1)]).toEqual([48, 24, 0, 0]);
});

test('stays in the shot that is looked at when another comes before it', () => {
  const playback = new ReelPlayback(reelFor('a', 'b'));
  playback.seek(30);
  playback.change(reelFor('new', 'a', 'b'));
  expect(playback.frame.get()).toBe(54);
  playback.change(reelFor());
  expect([playback.frame.get(), playback.isPlaying.get()]).toEqual([0, false]);
});
