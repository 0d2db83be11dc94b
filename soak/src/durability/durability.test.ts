import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { Acknowledged } from './Acknowledged.ts';
import { soakDurability } from './soakDurability.ts';

/** The short form: enough to kill every part, in about half a minute. */
const KILLS = 6;
const SEED = 3;

it('loses nothing that anybody was told is saved, through kills of every part', async () => {
  const lines: string[] = [];
  const report = await soakDurability({
    seed: SEED,
    kills: KILLS,
    seeds: 0,
    operations: 0,
    updates: 0,
    minutes: 5,
    say: (line) => lines.push(line),
    signal: new AbortController().signal,
  });
  expect(report.failures, lines.join('\n')).toEqual([]);
  expect(Number(report.figures['edits'])).toBeGreaterThan(100);
  expect(Number(report.figures['times that "Saved" was said'])).toBeGreaterThan(20);
}, 300_000);

it('notices an edit and a deletion that were acknowledged and are gone', () => {
  const doc = new Y.Doc();
  const acknowledged = new Acknowledged();
  doc.getMap('nodes').set('a', 1);
  const before = Y.encodeStateAsUpdate(doc);
  doc.getMap('nodes').set('b', 2);
  acknowledged.addOwn(doc);
  const inserted = Y.encodeStateAsUpdate(doc);
  doc.getMap('nodes').delete('a');
  acknowledged.add(doc);
  const missingFrom = (update: Uint8Array): string[] => {
    const stored = new Y.Doc();
    Y.applyUpdate(stored, update);
    return acknowledged.missingFrom(stored);
  };
  expect(missingFrom(Y.encodeStateAsUpdate(doc))).toEqual([]);
  expect(missingFrom(inserted)).toEqual([expect.stringContaining('deletion')]);
  expect(missingFrom(before)).toEqual([
    expect.stringContaining('were acknowledged'),
    expect.stringContaining('deletion'),
  ]);
});
