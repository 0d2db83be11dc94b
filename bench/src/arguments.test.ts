import { expect, it } from 'vitest';
import { parseArguments } from './arguments.ts';

const ALL = new Set(['edits', 'crowd', 'moves', 'drags', 'memory', 'canvas', 'frames', 'takes', 'media']);

it('reads what is asked for', () => {
  expect(parseArguments([])).toEqual({
    ok: true,
    value: { short: false, parts: ALL, jsonFile: null, profileFolder: null, help: false },
  });
  expect(parseArguments(['--short', '--json', 'out.json'])).toEqual({
    ok: true,
    value: { short: true, parts: ALL, jsonFile: 'out.json', profileFolder: null, help: false },
  });
  const some = parseArguments(['--only', 'crowd,moves']);
  expect(some.ok && some.value.parts).toEqual(new Set(['crowd', 'moves']));
});

it.each([['--only=everything'], ['--sort'], ['now'], ['--json'], ['--json=']])(
  'refuses %s with a sentence',
  (...args) => {
    const parsed = parseArguments(args);
    if (parsed.ok) throw new Error('It was taken.');
    expect(parsed.refusal.message).toMatch(/\S.*[.:]/);
    expect(parsed.refusal.message).not.toContain('\n');
  },
);
