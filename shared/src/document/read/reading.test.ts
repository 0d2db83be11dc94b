import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { checkDocument } from '../../testing/convergence/checkDocument.ts';
import { Random } from '../../testing/random.ts';
import { readEverything } from '../../testing/readEverything.ts';
import { sampleProject } from '../../testing/sampleProject.ts';
import { recordsOf, rootOf, ROOTS } from '../schema/roots.ts';
import { invalidRecords } from './invalidRecords.ts';
import { readNodes } from './project.ts';

const GARBAGE: readonly (() => unknown)[] = [
  () => null,
  () => -1,
  () => 1e300,
  () => 'shot1',
  () => '',
  () => true,
  () => [],
  () => [1, [2, { a: null }]],
  () => ({ by: 'arne', node: 'shot1', type: 'shot-still' }),
  () => new Uint8Array(3),
  () => new Y.Map([['type', 5]]),
  () => new Y.Text('words'),
  () => new Y.Array(),
  () => new Y.XmlFragment(),
];

const KEYS = [
  'x',
  'shot1',
  'a:b:c',
  'shot1:status',
  'shot1:assignee:',
  '__proto__',
  '',
  'resolved:c1',
  'cancel:req1',
  'fps',
  'ä b',
];

/** Puts anything anywhere, as no judge would let it through. */
function spoil(random: Random, doc: Y.Doc): void {
  let map: Y.Map<unknown> = rootOf(doc, random.pick(ROOTS));
  for (let depth = random.int(3); depth > 0; depth -= 1) {
    const inner = [...map.values()].filter((value) => value instanceof Y.Map);
    if (inner.length > 0) map = random.pick(inner);
  }
  const key = random.pick([...map.keys(), ...KEYS]);
  if (random.chance(0.15)) map.delete(key);
  else map.set(key, random.pick(GARBAGE)());
}

describe('reading', () => {
  it('[A8] never throws, whatever stands in a document', () => {
    for (let seed = 1; seed <= 150; seed += 1) {
      const random = new Random(seed);
      const doc = sampleProject();
      for (let count = 0; count < 60; count += 1) {
        spoil(random, doc);
        if (count % 20 === 0) {
          expect(() => readEverything(doc), `seed ${seed}`).not.toThrow();
          expect(() => checkDocument(doc), `seed ${seed}`).not.toThrow();
        }
      }
    }
  });

  it('[A8] names what it cannot read, and reads the rest', () => {
    const doc = sampleProject();
    expect(invalidRecords(doc)).toEqual([]);
    recordsOf(doc, 'nodes').get('shot1')?.set('pos', 'nowhere');
    rootOf(doc, 'edges').set('e9', { from: 'prompt' });
    rootOf(doc, 'takes').set('t9', 5);
    recordsOf(doc, 'comments').get('c1')?.delete('by');
    expect(invalidRecords(doc)).toEqual([
      { root: 'nodes', id: 'shot1' },
      { root: 'edges', id: 'e9' },
      { root: 'comments', id: 'c1' },
      { root: 'takes', id: 't9' },
    ]);
    expect(readNodes(doc).map(({ id }) => id)).toEqual(['prompt', 'mira', 'shot2']);
  });
});
