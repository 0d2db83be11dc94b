import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { copyOf, judgeAs } from '../../testing/commandStage.ts';
import { PEOPLE, type PersonName, sampleProject } from '../../testing/sampleProject.ts';
import { recordsOf, rootOf } from '../schema/roots.ts';
import { type RefusalRule, REFUSAL_RULES } from './verdict.ts';

/** What somebody with a client of their own making does to their copy. */
const FORGED: readonly [title: `[${RefusalRule}] ${string}`, who: PersonName, change: (doc: Y.Doc) => void][] = [
  ['[content] a number where a node is meant', 'arne', (doc) => rootOf(doc, 'nodes').set('shot1', 5)],
  ['[unknown-root] a root of their own', 'dora', (doc) => doc.getMap('secrets').set('a', 1)],
  ['[unknown-key] a setting that is none', 'dora', (doc) => rootOf(doc, 'settings').set('admin', true)],
  ['[role] a viewer who moves a node', 'vera', (doc) => recordsOf(doc, 'nodes').get('shot1')?.set('pos', [0, 0])],
  ['[server-only] a take', 'dora', (doc) => rootOf(doc, 'takes').set('t1', {})],
  ['[immutable] a request taken back', 'arne', (doc) => rootOf(doc, 'requests').delete('req1')],
  ["[not-yours] somebody else's comment", 'rolf', (doc) => recordsOf(doc, 'comments').delete('c1')],
  ['[structure] a list at a root', 'arne', listAt],
];

/** Writes a list item straight under a root of maps. */
function listAt(doc: Y.Doc): void {
  const id = Y.createID(doc.clientID, 0);
  doc.transact((transaction) => {
    new Y.Item(id, null, null, null, null, rootOf(doc, 'nodes'), null, new Y.ContentAny([1])).integrate(transaction, 0);
  });
}

/** What the judge says to an edit of a copy. */
function judged(who: PersonName, change: (doc: Y.Doc) => void, server = sampleProject()): unknown {
  const copy = copyOf(server);
  const before = Y.encodeStateVector(copy);
  change(copy);
  return judgeAs(PEOPLE[who], Y.encodeStateAsUpdate(copy, before), server);
}

describe('a refusal', () => {
  it.each(FORGED)('[A4] says which rule it was, and a sentence: %s', (title, who, change) => {
    const rule = /^\[([a-z-]+)\]/.exec(title)?.[1];
    expect(judged(who, change)).toMatchObject({
      verdict: 'refuse',
      rule,
      message: expect.stringMatching(/^[A-Z"].*\.$/),
    });
  });

  it('[malformed] is given to bytes that are no update', () => {
    for (const bytes of [[], [1], [255, 255, 255, 255, 255], [0, 0, 0, 0], [9, 9, 9, 9, 9, 9]]) {
      const verdict = judgeAs(PEOPLE.dora, new Uint8Array(bytes), sampleProject());
      if (verdict.verdict !== 'accept') expect(verdict).toMatchObject({ rule: 'malformed' });
      else expect(verdict.changes).toBe(false);
    }
    expect(judgeAs(PEOPLE.dora, new Uint8Array([1]), sampleProject())).toMatchObject({ rule: 'malformed' });
  });

  it('[client-id] is given to edits under the id of somebody else', () => {
    const server = sampleProject();
    const forge = (doc: Y.Doc): void => {
      doc.clientID = server.clientID;
      recordsOf(doc, 'nodes').get('shot1')?.set('title', 'Forged');
    };
    expect(judged('arne', forge, server)).toMatchObject({ verdict: 'refuse', rule: 'client-id' });
  });

  it('[A2] finds the key of an overwrite, which the update does not say, through the item before it', () => {
    const server = sampleProject();
    rootOf(server, 'settings').set('fps', [24, 1]);
    const second = copyOf(server);
    const state = Y.encodeStateVector(second);
    rootOf(second, 'settings').set('fps', 'fast');
    const overwrite = Y.encodeStateAsUpdate(second, state);
    expect(Y.decodeUpdate(overwrite).structs[0]).toMatchObject({ parent: null, parentSub: null });
    expect(judgeAs(PEOPLE.paul, overwrite, server)).toMatchObject({
      rule: 'content',
      message: expect.stringContaining('"fps"'),
    });
  });

  it('[A4] is proved here for each rule', () => {
    const here = new Set([...FORGED.map(([title]) => title.slice(1, title.indexOf(']'))), 'malformed', 'client-id']);
    expect(REFUSAL_RULES.filter((rule) => !here.has(rule))).toEqual([]);
  });
});
