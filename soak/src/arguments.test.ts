import { expect, it } from 'vitest';
import { parseArguments, SOAKS } from './arguments.ts';

it('runs every soak at its full length where nothing is said', () => {
  expect(parseArguments([])).toEqual({
    ok: true,
    value: {
      soaks: SOAKS,
      amounts: { kills: 200, seeds: 1_000, operations: 1_000, updates: 1_000_000, minutes: 60 },
      seed: null,
      help: false,
    },
  });
});

it('takes a name, amounts and a seed', () => {
  const parsed = parseArguments(['durability', '--kills', '5', '--seed', '7', '--minutes', '0.5']);
  expect(parsed).toMatchObject({
    ok: true,
    value: { soaks: ['durability'], amounts: { kills: 5, minutes: 0.5 }, seed: 7 },
  });
});

it.each([
  [['durabilty'], 'There is no soak "durabilty"'],
  [['--kills', 'many'], '--kills needs a number above 0, not "many".'],
  [['--seeds', '1.5'], '--seeds needs a number above 0, not "1.5".'],
  [['--seed', '-1'], 'Option'],
  [['--seed=-1'], '--seed needs a whole number'],
  [['--fast'], 'npm run soak -- --help'],
])('answers %j with a sentence', (args, sentence) => {
  const parsed = parseArguments(args);
  expect(parsed.ok ? '' : parsed.refusal.message).toContain(sentence);
});
