import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScriptValue } from './expression.ts';
import { SCRIPT_FUNCTIONS } from './functions.ts';
import { runScript } from './runScript.ts';
import { LONGEST_SCRIPT } from './tokens.ts';

const scope = new Map<string, ScriptValue | undefined>([
  ['a', 35],
  ['b', -2.5],
  ['c', 'Fog'],
  ['d', true],
  ['x', undefined],
]);

const comesTo = (script: string): unknown => {
  const result = runScript(script, scope);
  return result.ok ? result.value : result.refusal.message;
};

/** Texts that look like scripts: whole ones, broken ones, and anything. */
const scripts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(...SCRIPT_FUNCTIONS, 'a', 'b', 'c', 'd', 'x', 'and', 'or', 'not', 'yes', 'no'),
        fc.constantFrom('(', ')', ',', '+', '-', '*', '/', '%', '=', '<', '>=', '!=', '"', "'", '\\'),
        fc.constantFrom('"text"', "'it'", '0', '1', '2.5', '.5', '1e', '99999999999999999999999999'),
      ),
      { maxLength: 80 },
    )
    .map((parts) => parts.join(' ')),
);
const expressions = fc.letrec<{ whole: string }>((tie) => ({
  whole: fc.oneof(
    { maxDepth: 6 },
    fc.constantFrom('a', 'b', 'c', 'd', '"x"', '3', '-1', 'yes'),
    fc
      .tuple(tie('whole'), fc.constantFrom('+', '-', '*', '/', '%', 'and', 'or', '<', '='), tie('whole'))
      .map((parts) => `(${parts.join(' ')})`),
    fc
      .tuple(fc.constantFrom(...SCRIPT_FUNCTIONS), fc.array(tie('whole'), { maxLength: 3 }))
      .map(([name, given]) => `${name}(${given.join(', ')})`),
  ),
}));

describe('a script', () => {
  const right: [string, ScriptValue][] = [
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['-a + 5', -30],
    ['10 - 4 - 3', 3],
    ['-30 % 360', 330],
    ['a > 30 and not (b > 0)', true],
    ['1 < 2 or 1 / 0 = 1', true],
    ['if(a > 50, "close-up", "wide")', 'wide'],
    ['if(d, 1, nothing)', 1],
    ['min(a, 24, 50)', 24],
    ['max(a)', 35],
    ['round(2.345, 2)', 2.35],
    ['floor(b)', -3],
    ['ceil(b)', -2],
    ['abs(b)', 2.5],
    ['clamp(a, 40, 60)', 40],
    ['concat(c, ", ", a, " mm, ", d)', 'Fog, 35 mm, yes'],
    ['upper(c) + lower("LOW")', 'FOGlow'],
    ['replace("a-b-c", "-", "")', 'abc'],
    ['length("né🎬")', 3],
    ['format(a / 3, 2)', '11.67'],
    ['number(" 12.5 ") + number(d)', 13.5],
    ['"a \\"b\\"\\nc"', 'a "b"\nc'],
    ['0 * -1', 0],
  ];
  it.each(right)('[P22] %s comes to %s', (script, value) => {
    expect(comesTo(script)).toBe(value);
    expect(Object.is(comesTo(script), -0)).toBe(false);
  });

  const wrong: [string, string][] = [
    ['', 'Column 1: a value is missing; the script ends here.'],
    ['1 +', 'Column 4: a value is missing; the script ends here.'],
    ['(1 + 2', 'Column 7: a bracket that opened at column 1 is not closed; the script ends here.'],
    ['1 2', 'Column 3: "2" is too much here.'],
    ['a # b', 'Column 3: "#" means nothing here.'],
    ['"open', 'Column 1: this text has no end; close it with the quote that it began with.'],
    ['focal + 1', 'Column 1: there is nothing called "focal".'],
    ['x + 1', 'Column 1: nothing is connected to "x".'],
    ['a / (b - b)', 'Column 3: nothing is divided by zero.'],
    ['1 + c', 'Column 5: a number is needed here.'],
    ['if(a, 1, 2)', 'Column 4: yes or no is needed here.'],
    ['c < a', 'Column 3: "<" compares two of a kind.'],
    ['blur(a)', 'Column 1: there is no function "blur".'],
    ['clamp(a)', 'Column 1: "clamp" takes 3 values, and is given 1.'],
    ['round()', 'Column 1: "round" takes 1 to 2 values, and is given none.'],
    ['upper(a)', 'Column 7: a text is needed here.'],
    ['1 = 1 = 1', 'Column 7: "=" is too much here.'],
    ['constructor', 'Column 1: there is nothing called "constructor".'],
    ['toString()', 'Column 1: there is no function "toString".'],
  ];
  it.each(wrong)('[P22] %s says where and why', (script, sentence) => {
    expect(comesTo(script)).toBe(sentence);
  });

  it('[P22] is bounded in length, in depth and in what it makes', () => {
    expect(comesTo('1'.repeat(LONGEST_SCRIPT + 1))).toContain('not longer than 2000 characters');
    expect(comesTo(`${'('.repeat(500)}1${')'.repeat(500)}`)).toContain('brackets go no deeper than 60');
    expect(comesTo(`${'-'.repeat(500)}1`)).toContain('brackets go no deeper than 60');
    expect(comesTo(`${'not '.repeat(300)}yes`)).toContain('brackets go no deeper than 60');
    expect(comesTo(`${'1+'.repeat(990)}1`)).toBe(991);
    const ten = '0123456789'.repeat(10);
    const long = `replace("${ten}", "0", "${ten}")`;
    expect(comesTo(`replace(replace(${long}, "1", "${ten}"), "2", "${ten}${ten}${ten}")`)).toContain(
      'a text is not longer than 20000 characters',
    );
    expect(comesTo(Array.from({ length: 20 }, () => '9'.repeat(60)).join('*'))).toContain(
      'larger than a number can be',
    );
  });

  it('[P22] never throws and always ends, whatever it says', () => {
    fc.assert(
      fc.property(fc.oneof(scripts, expressions.whole), (script) => {
        const result = runScript(script, scope);
        if (!result.ok) expect(result.refusal.message).toMatch(/^Column \d+: .+\.$/s);
        else if (typeof result.value === 'number') expect(Number.isFinite(result.value)).toBe(true);
        expect(runScript(script, scope)).toEqual(result);
      }),
      { numRuns: 2_000 },
    );
  });
});
