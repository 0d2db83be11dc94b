import fc from 'fast-check';
import { expect, test } from 'vitest';
import { INITIAL_SAVE_FACTS, nextSaveFacts, type SaveEvent, type SaveFacts, saveState } from './saveState.ts';

const after = (...events: SaveEvent[]): SaveFacts => events.reduce(nextSaveFacts, INITIAL_SAVE_FACTS);
const shown = (...events: SaveEvent[]): string => saveState(after(...events)).text;

const edited: SaveEvent = { type: 'edited' };
const synced: SaveEvent = { type: 'synced' };
const closed: SaveEvent = { type: 'closed', storageTrouble: false };
const storage: SaveEvent = { type: 'closed', storageTrouble: true };
const unacknowledged = (count: number): SaveEvent => ({ type: 'unacknowledged', count });

test('starts by connecting, and is saved once synced with nothing outstanding', () => {
  expect(shown()).toBe('Connecting…');
  expect(shown(unacknowledged(1), synced)).toBe('Saving…');
  expect(shown(unacknowledged(1), synced, unacknowledged(0))).toBe('Saved');
});

test('an edit is saving until it is acknowledged', () => {
  expect(shown(synced, unacknowledged(1), edited)).toBe('Saving…');
  expect(shown(synced, unacknowledged(1), edited, unacknowledged(0))).toBe('Saved');
});

test('counts what waits while offline, across a reload, and forgets it when all is acknowledged', () => {
  expect(shown(synced, closed)).toBe('Offline');
  expect(shown(synced, closed, edited)).toBe('Offline — 1 change waits here');
  expect(shown({ type: 'restored', waiting: 2 }, edited)).toBe('Offline — 3 changes wait here');
  const back = after({ type: 'restored', waiting: 2 }, unacknowledged(1), synced);
  expect(saveState(back).text).toBe('Saving…');
  expect(nextSaveFacts(back, unacknowledged(0))).toMatchObject({ waiting: 0 });
});

test('a missing acknowledgement of a lost connection never reads as saved', () => {
  expect(shown(synced, unacknowledged(1), edited, closed)).toBe('Offline — 1 change waits here');
  expect(shown(synced, unacknowledged(1), edited, closed, unacknowledged(0))).toBe('Offline — 1 change waits here');
});

test('trouble with storage is named until the next handshake', () => {
  expect(shown(synced, edited, storage)).toBe('Not saved (storage) — 1 change waits here');
  expect(shown(synced, storage, closed)).toBe('Not saved (storage)');
  expect(shown(synced, storage, synced)).toBe('Saved');
});

test('"Saved" is only ever said when synced, with nothing unacknowledged and nothing waiting', () => {
  const event: fc.Arbitrary<SaveEvent> = fc.oneof(
    fc.constantFrom(edited, synced, closed, storage),
    fc.nat({ max: 3 }).map(unacknowledged),
    fc.nat({ max: 3 }).map((waiting): SaveEvent => ({ type: 'restored', waiting })),
  );
  fc.assert(
    fc.property(fc.array(event, { maxLength: 30 }), (events) => {
      const facts = after(...events);
      if (saveState(facts).kind !== 'saved') return;
      expect(facts).toMatchObject({ synced: true, unacknowledged: 0, waiting: 0, storageTrouble: false });
    }),
  );
});
