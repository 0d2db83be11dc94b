import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, newDocument, readSettings, rootOf } from '../document/index.ts';
import { changesNothing, done, refused } from '../testing/commandStage.ts';

describe('settings', () => {
  it('changes those that are given', () => {
    const doc = done('paul', 'setSettings', { fps: [30_000, 1_001], quality: 'high' });
    expect(readSettings(doc)).toMatchObject({ name: 'Night Shift', fps: [30_000, 1_001], quality: 'high' });
    expect(changesNothing('paul', 'setSettings', { quality: 'high', fps: [30_000, 1_001] }, doc)).toBe(true);
  });

  it('[A8] reads each that is missing or bad as its default', () => {
    const doc = newDocument();
    expect(readSettings(doc)).toEqual(DEFAULT_SETTINGS);
    rootOf(doc, 'settings').set('fps', 'fast');
    rootOf(doc, 'settings').set('name', 'Kept');
    expect(readSettings(doc)).toEqual({ ...DEFAULT_SETTINGS, name: 'Kept' });
  });

  it.each([
    {},
    { name: ' ' },
    { code: 'night' },
    { fps: [24] },
    { fps: [Number.NaN, 1] },
    { width: 1_281 },
    { height: 99_999 },
    { statuses: [] },
    { admin: true },
  ])('[N9] refuses %j', (args) => {
    expect(refused('dora', 'setSettings', args)).toMatchObject({ code: 'invalid-input' });
  });
});
