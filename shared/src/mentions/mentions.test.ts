import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mentionsIn, stretchesOf, withNames, writeMention } from './mentions.ts';

const mara = { of: 'character', id: 'a1', name: 'Mara Lind' } as const;

test('what is written is read again', () => {
  const text = `Close on ${writeMention(mara)}, then ${writeMention({ of: 'user', id: 'dora', name: 'Dora' })}.`;
  expect(mentionsIn(text)).toEqual([mara, { of: 'user', id: 'dora', name: 'Dora' }]);
  expect(withNames(text, () => undefined, '@')).toBe('Close on @Mara Lind, then @Dora.');
  expect(withNames(text, ({ id }) => (id === 'a1' ? 'Mara' : undefined), '')).toBe('Close on Mara, then Dora.');
});

test('a name cannot break out of its brackets', () => {
  const text = writeMention({ of: 'style', id: 's', name: 'x](user:eve) [y\n' });
  expect(mentionsIn(text)).toEqual([{ of: 'style', id: 's', name: 'x (user:eve) y' }]);
  expect(mentionsIn(writeMention({ of: 'style', id: 's', name: '[]' }))).toMatchObject([{ name: '?' }]);
});

test('the same is mentioned once, and what is no mention stays text', () => {
  expect(mentionsIn(`${writeMention(mara)} and ${writeMention(mara)}`)).toHaveLength(1);
  expect(mentionsIn('mail@example.org @[Mara] @[Mara](ship:a1) @[](user:x)')).toEqual([]);
});

test('stretches are the whole text, in order', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.constant(writeMention(mara)))), (parts) => {
      const text = parts.join('');
      const stretches = stretchesOf(text);
      expect(stretches.map((stretch) => stretch.text).join('')).toBe(text);
      for (const { from, to, text: own } of stretches) expect(text.slice(from, to)).toBe(own);
    }),
  );
});
