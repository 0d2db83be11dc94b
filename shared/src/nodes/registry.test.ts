import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { drivenPort } from './drivenPort.ts';
import { NODE_TYPES } from './registry.ts';

const Values = z.record(z.string(), z.unknown());

describe.each([...NODE_TYPES.values()].map((definition) => [definition.type, definition] as const))(
  'the form of a %s',
  (_type, { params, module }) => {
    const defaults = Values.parse(module.params.parse({}));

    it('shows params that its module knows, and says of each what it does', () => {
      for (const [name, hint] of Object.entries(params)) {
        expect(Object.keys(defaults)).toContain(name);
        expect(hint.help).toMatch(/^[A-Z].{20,}[.]$/);
      }
    });

    it('[N11] drives no param that its ports follow from', () => {
      const portsWith = (more: object) => module.portsFor?.({ ...defaults, ...more });
      const before = portsWith({});
      for (const [name, hint] of Object.entries(params)) {
        const others =
          hint.control === 'choice'
            ? hint.choices.map(({ value }) => value)
            : hint.control === 'number'
              ? [hint.min, hint.max]
              : [];
        const follow = others.some((value) => !isDeepStrictEqual(portsWith({ [name]: value }), before));
        if (follow) expect([name, drivenPort(name, hint)]).toEqual([name, undefined]);
      }
    });

    it('offers what its module takes, and refuses numbers where the module does', () => {
      const takes = (name: string, value: unknown) => module.params.safeParse({ [name]: value }).success;
      for (const [name, hint] of Object.entries(params)) {
        if (hint.control === 'choice') for (const { value } of hint.choices) expect(takes(name, value)).toBe(true);
        if (hint.control !== 'number') continue;
        expect([hint.min, hint.max].map((value) => takes(name, value))).toEqual([true, true]);
        expect([hint.min - hint.step, hint.max + hint.step].map((value) => takes(name, value))).toEqual([false, false]);
      }
    });
  },
);
