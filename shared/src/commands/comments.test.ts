import { describe, expect, it } from 'vitest';
import { readComment, readComments, rootOf } from '../document/index.ts';
import { changesNothing, done, refused } from '../testing/commandStage.ts';
import { NOW, sampleProject } from '../testing/sampleProject.ts';

const onCanvas = { on: 'canvas', pos: [0, 0] };

describe('comments', () => {
  it('adds one in the name of whoever says it', () => {
    const doc = done('rolf', 'addComment', {
      id: 'c9',
      anchor: { on: 'node', node: 'shot1' },
      body: ' Nice ',
      parent: 'c1',
    });
    expect(readComment(doc, 'c9')).toEqual({
      id: 'c9',
      anchor: { on: 'node', node: 'shot1' },
      by: 'rolf',
      at: NOW,
      parent: 'c1',
      body: 'Nice',
    });
  });

  it('says when its author changed its words, and not where they stay', () => {
    const edited = done('rita', 'editComment', { id: 'c1', body: 'Less rain' });
    expect(readComment(edited, 'c1')).toMatchObject({ body: 'Less rain', edited: NOW });
    expect(changesNothing('rita', 'editComment', { id: 'c1', body: ' Less rain ' }, edited)).toBe(true);
    expect(refused('dora', 'editComment', { id: 'c1', body: 'Mine' })).toMatchObject({ code: 'forbidden', rule: 'A4' });
  });

  it('resolves and opens again, by anybody who may comment', () => {
    const resolved = done('paul', 'resolveComment', { id: 'c1', resolved: true });
    expect(readComments(resolved)[0]?.resolvedBy).toBe('paul');
    const open = done('rolf', 'resolveComment', { id: 'c1', resolved: false }, resolved);
    expect(readComments(open)[0]?.resolvedBy).toBeUndefined();
    expect(changesNothing('rolf', 'resolveComment', { id: 'c1', resolved: false }, open)).toBe(true);
  });

  it('[A4] is deleted by its author or a director', () => {
    for (const who of ['rita', 'dora'] as const)
      expect(readComments(done(who, 'deleteComment', { id: 'c1' }))).toEqual([]);
    for (const who of ['rolf', 'arne', 'paul'] as const) {
      expect(refused(who, 'deleteComment', { id: 'c1' })).toMatchObject({ code: 'forbidden', rule: 'A4' });
    }
  });

  const wrong: [string, string, object, string][] = [
    ['[N1] an id that is there', 'addComment', { id: 'c1', anchor: onCanvas, body: 'a' }, 'conflict'],
    [
      '[N4] a take that is not there',
      'addComment',
      { id: 'c9', anchor: { on: 'take', take: 'ghost' }, body: 'a' },
      'not-found',
    ],
    [
      '[N4] a node that is not there',
      'addComment',
      { id: 'c9', anchor: { on: 'node', node: 'ghost' }, body: 'a' },
      'not-found',
    ],
    [
      '[N4] an answer to nothing',
      'addComment',
      { id: 'c9', anchor: onCanvas, body: 'a', parent: 'ghost' },
      'not-found',
    ],
    ['[N9] a blank one', 'addComment', { id: 'c9', anchor: onCanvas, body: ' \n ' }, 'invalid-input'],
    ['[N9] one of 100 kB', 'addComment', { id: 'c9', anchor: onCanvas, body: 'a'.repeat(100_000) }, 'invalid-input'],
    [
      '[N9] a place that is no number',
      'addComment',
      { id: 'c9', anchor: { on: 'canvas', pos: [Number.NaN, 0] }, body: 'a' },
      'invalid-input',
    ],
    ['[N4] one that is gone', 'resolveComment', { id: 'ghost', resolved: true }, 'not-found'],
    ['[N4] one that is gone', 'deleteComment', { id: 'ghost' }, 'not-found'],
  ];
  it.each(wrong)('refuses %s: %s', (_what, command, args, code) => {
    expect(refused('rita', command, args)).toMatchObject({ code });
  });

  it('[A8] does not read a comment without a shared text', () => {
    const doc = sampleProject();
    rootOf(doc, 'comments').set('c9', { body: 'a' });
    expect(readComments(doc).map(({ id }) => id)).toEqual(['c1']);
  });
});
