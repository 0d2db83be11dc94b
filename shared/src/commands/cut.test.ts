import { describe, expect, it } from 'vitest';
import { readCut, recordsOf } from '../document/index.ts';
import { changesNothing, done, refused } from '../testing/commandStage.ts';
import { sampleProject } from '../testing/sampleProject.ts';

const clip = { kind: 'clip', order: 'a0', node: 'shot1', take: null, inFrame: 0, frames: 48 };
const put = (id: string, record: object) => ({ records: [{ id, record }] });

describe('the cut', () => {
  it('puts each kind of record, in order', () => {
    const take = [...recordsOf(sampleProject(), 'nodes').keys()][0];
    const records = [
      { id: 'z', record: { kind: 'title', order: 'Zz', text: 'Night Shift', frames: 48 } },
      { id: 'x', record: { kind: 'transition', order: 'a1', style: 'crossfade', frames: 12 } },
      { id: 'w', record: { kind: 'audio', order: 'a2', take, startFrame: 0, inFrame: 0, frames: 99, gainDb: -6 } },
    ];
    expect(readCut(done('arne', 'putCut', { records })).map(({ id }) => id)).toEqual(['z', 'clip1', 'x', 'w']);
  });

  it('changes a record by the keys that differ, and nothing the second time', () => {
    const doc = done('arne', 'putCut', put('clip1', { ...clip, frames: 24 }));
    expect(readCut(doc)).toEqual([{ ...clip, id: 'clip1', frames: 24 }]);
    expect(changesNothing('arne', 'putCut', put('clip1', { ...clip, frames: 24 }), doc)).toBe(true);
  });

  it('[K1] refuses to make another kind of a record', () => {
    const title = { kind: 'title', order: 'a0', text: 'The End', frames: 48 };
    expect(refused('arne', 'putCut', put('clip1', title))).toMatchObject({ code: 'invalid-input', rule: 'K1' });
  });

  it.each([
    { frames: 0 },
    { frames: 1.5 },
    { inFrame: -1 },
    { frames: Number.NaN },
    { order: '' },
    { kind: 'gap' },
    { node: 'a b' },
  ])('[N9] refuses %j', (wrong) => {
    expect(refused('arne', 'putCut', put('clip9', { ...clip, ...wrong }))).toMatchObject({ code: 'invalid-input' });
  });

  it('deletes, and deleting what is gone changes nothing', () => {
    const doc = done('arne', 'deleteCut', { ids: ['clip1'] });
    expect(readCut(doc)).toEqual([]);
    expect(changesNothing('arne', 'deleteCut', { ids: ['clip1'] }, doc)).toBe(true);
  });
});
