import { expect, test } from 'vitest';
import { untilLongAway } from './longAway.ts';

test('a connection may be gone for a minute before anybody is told', () => {
  expect(untilLongAway({ kind: 'offline' }, 1_000, 1_000)).toBe(60_000);
  expect(untilLongAway({ kind: 'offline' }, 1_000, 61_000)).toBe(0);
  expect(untilLongAway({ kind: 'not-saved' }, 1_000, 600_000)).toBe(0);
});

test('nothing is told while it stands, however long', () => {
  for (const kind of ['saved', 'saving', 'connecting'] as const) {
    expect(untilLongAway({ kind }, 0, 600_000)).toBeNull();
  }
});
