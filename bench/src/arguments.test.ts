import { expect, it } from 'vitest';
import { parseArguments } from './arguments.ts';

it('reads what is asked for', () => {
  expect(parseArguments([])).toEqual({
    ok: true,
    value: { short: false, jsonFile: null, profileFolder: null, help: false },
  });
  expect(parseArguments(['--short', '--json', 'out.json'])).toEqual({
    ok: true,
    value: { short: true, jsonFile: 'out.json', profileFolder: null, help: false },
  });
});

it.each([['--sort'], ['now'], ['--json'], ['--json=']])('refuses %s with a sentence', (...args) => {
  const parsed = parseArguments(args);
  if (parsed.ok) throw new Error('It was taken.');
  expect(parsed.refusal.message).toMatch(/\S.*[.:]/);
  expect(parsed.refusal.message).not.toContain('\n');
});
