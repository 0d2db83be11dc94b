import { DEFAULT_SETTINGS, Settings } from '@dailies/shared/document';
import { describe, expect, it } from 'vitest';
import { changesOf, draftOf, problemOf } from './settingsDraft.ts';

const opened = draftOf(DEFAULT_SETTINGS);

describe('settings that are being edited', () => {
  it('are only what was changed, as the command takes it', () => {
    expect(changesOf(opened, opened)).toEqual({ changed: [], problems: [], args: {} });
    const { args, problems } = changesOf({ ...opened, width: '1920', fps: '24000/1001', name: 'Night' }, opened);
    expect(problems).toEqual([]);
    expect(args).toEqual({ name: 'Night', width: 1920, fps: [24_000, 1_001] });
    expect(Settings.partial().safeParse(args).success).toBe(true);
  });

  it.each([
    ['width', '63', '64 to 8192 px, an even number'],
    ['height', '721', '64 to 8192 px, an even number'],
    ['width', 'wide', '64 to 8192 px, an even number'],
    ['height', '', '64 to 8192 px, an even number'],
    ['code', 'nsc', '2 to 8 capital letters or digits'],
    ['name', ' ', '1 to 120 letters'],
    ['naming', '{reel}', 'There is no {reel}; there are {code} {scene} {shot} {take} {version}'],
  ] as const)('keep what was typed, and say the range: %s %j', (key, typed, problem) => {
    const draft = { ...opened, [key]: typed };
    expect(problemOf(key, draft)).toBe(problem);
    expect(changesOf(draft, opened)).toMatchObject({ changed: [key], problems: [key] });
  });

  it('name each status once', () => {
    const [first, second, ...rest] = opened.statuses;
    if (first === undefined || second === undefined) throw new Error('There are no statuses.');
    expect(problemOf('statuses', { ...opened, statuses: [first, { ...second, name: 'todo' }, ...rest] })).toContain(
      'todo',
    );
    expect(problemOf('statuses', { ...opened, statuses: [{ ...first, name: '' }] })).toContain('name');
    expect(problemOf('statuses', { ...opened, statuses: [] })).not.toBeNull();
  });
});
