import { describe, expect, it } from 'vitest';
import { readPlaylists } from '../document/index.ts';
import { done, refused } from '../testing/commandStage.ts';

describe('playlists', () => {
  it('is made in the name of its maker', () => {
    const doc = done('rita', 'putPlaylist', { id: 'pl9', name: ' Friday ', takes: ['t2', 't1'] });
    expect(readPlaylists(doc).find(({ id }) => id === 'pl9')).toMatchObject({
      name: 'Friday',
      takes: ['t2', 't1'],
      by: 'rita',
    });
  });

  it('[A4] is changed and deleted by its maker or a director, and keeps its maker', () => {
    for (const who of ['rolf', 'dora'] as const) {
      const changed = done(who, 'putPlaylist', { id: 'pl1', name: 'Tuesday', takes: [] });
      expect(readPlaylists(changed)).toEqual([{ id: 'pl1', name: 'Tuesday', takes: [], by: 'rolf' }]);
      expect(readPlaylists(done(who, 'deletePlaylist', { id: 'pl1' }))).toEqual([]);
    }
    for (const command of ['putPlaylist', 'deletePlaylist']) {
      const refusal = refused('rita', command, { id: 'pl1', name: 'Mine', takes: [] });
      expect(refusal).toMatchObject({ code: 'forbidden', rule: 'A4' });
    }
  });

  it('[N4] is not made again where somebody else deleted it meanwhile', () => {
    const deleted = done('dora', 'deletePlaylist', { id: 'pl1' });
    for (const who of ['dora', 'rolf', 'rita'] as const) {
      expect(refused(who, 'putPlaylist', { id: 'pl1', name: 'Again', takes: [] }, deleted)).toMatchObject({
        rule: 'N4',
      });
      expect(refused(who, 'deletePlaylist', { id: 'pl1' }, deleted)).toMatchObject({ rule: 'N4' });
    }
  });

  it.each([
    { name: '' },
    { name: 'a'.repeat(121) },
    { takes: ['a:b'] },
    { takes: Array.from({ length: 2_001 }, () => 't') },
  ])('[N9] refuses %j', (wrong) => {
    const args = { id: 'pl9', name: 'List', takes: [], ...wrong };
    expect(refused('rita', 'putPlaylist', args)).toMatchObject({ code: 'invalid-input' });
  });
});
