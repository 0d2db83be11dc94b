import type { ScriptValue } from './expression.ts';
import { Fault } from './Fault.ts';

/** A text that a script makes is not longer than this. */
const LONGEST_TEXT = 20_000;
const MOST_DIGITS = 12;

/** What a function is given: the values, each with the column that it comes from. */
export interface Given {
  readonly values: readonly ScriptValue[];
  readonly columns: readonly number[];
  /** Where the function itself stands. */
  readonly column: number;
}

interface ScriptFunction {
  readonly least: number;
  readonly most: number;
  readonly run: (given: Given) => ScriptValue;
}

const columnOf = ({ columns, column }: Given, index: number): number => columns[index] ?? column;

function numberAt(given: Given, index: number): number {
  const value = given.values[index];
  if (typeof value !== 'number') throw new Fault(columnOf(given, index), 'a number is needed here.');
  return value;
}

function textAt(given: Given, index: number): string {
  const value = given.values[index];
  if (typeof value !== 'string') throw new Fault(columnOf(given, index), 'a text is needed here.');
  return value;
}

function digitsAt(given: Given, index: number): number {
  const digits = given.values[index] === undefined ? 0 : numberAt(given, index);
  if (!Number.isInteger(digits) || digits < 0 || digits > MOST_DIGITS) {
    throw new Fault(columnOf(given, index), `the number of decimals is 0 to ${MOST_DIGITS}.`);
  }
  return digits;
}

const numbers = (given: Given): readonly number[] => given.values.map((_, index) => numberAt(given, index));

/** A value as a text reads it. */
const written = (value: ScriptValue): string => (typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value));

export function bounded(text: string, column: number): string {
  if (text.length > LONGEST_TEXT) throw new Fault(column, `a text is not longer than ${LONGEST_TEXT} characters.`);
  return text;
}

const onNumber = (run: (value: number) => number): ScriptFunction => ({
  least: 1,
  most: 1,
  run: (given) => run(numberAt(given, 0)),
});
const onText = (run: (value: string) => ScriptValue): ScriptFunction => ({
  least: 1,
  most: 1,
  run: (given) => run(textAt(given, 0)),
});

function replace(given: Given): string {
  const [text, from, to] = [textAt(given, 0), textAt(given, 1), textAt(given, 2)];
  if (from === '') throw new Fault(columnOf(given, 1), 'what is replaced cannot be empty.');
  const parts = text.split(from);
  // Told before it is made: many short parts and a long replacement would be a very long text.
  if (text.length + parts.length * to.length > LONGEST_TEXT * 2) {
    throw new Fault(given.column, `a text is not longer than ${LONGEST_TEXT} characters.`);
  }
  return parts.join(to);
}

function rounded(given: Given): number {
  const [value, digits] = [numberAt(given, 0), digitsAt(given, 1)];
  const result = Math.round(value * 10 ** digits) / 10 ** digits;
  return Number.isFinite(result) ? result : value;
}

function toNumber(given: Given): number {
  const [value] = given.values;
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  const bare = textAt(given, 0).trim();
  if (/^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(bare)) return Number(bare);
  throw new Fault(columnOf(given, 0), 'this text is no number.');
}

/** Everything that a script can call, beside `if`. */
const FUNCTIONS = new Map<string, ScriptFunction>([
  ['min', { least: 1, most: 20, run: (given) => Math.min(...numbers(given)) }],
  ['max', { least: 1, most: 20, run: (given) => Math.max(...numbers(given)) }],
  ['round', { least: 1, most: 2, run: rounded }],
  ['floor', onNumber(Math.floor)],
  ['ceil', onNumber(Math.ceil)],
  ['abs', onNumber(Math.abs)],
  [
    'clamp',
    {
      least: 3,
      most: 3,
      run: (given) => Math.min(numberAt(given, 2), Math.max(numberAt(given, 1), numberAt(given, 0))),
    },
  ],
  ['concat', { least: 1, most: 20, run: ({ values }) => values.map(written).join('') }],
  ['upper', onText((text) => text.toUpperCase())],
  ['lower', onText((text) => text.toLowerCase())],
  ['trim', onText((text) => text.trim())],
  ['length', onText((text) => Array.from(text).length)],
  ['contains', { least: 2, most: 2, run: (given) => textAt(given, 0).includes(textAt(given, 1)) }],
  ['replace', { least: 3, most: 3, run: replace }],
  ['format', { least: 1, most: 2, run: (given) => numberAt(given, 0).toFixed(digitsAt(given, 1)) }],
  ['text', { least: 1, most: 1, run: ({ values }) => values.map(written).join('') }],
  ['number', { least: 1, most: 1, run: toNumber }],
]);

/** What a script may call, for its help. */
export const SCRIPT_FUNCTIONS: readonly string[] = ['if', ...FUNCTIONS.keys()];

const times = (count: number): string => (count === 1 ? 'one value' : `${count} values`);

/** Throws a `Fault` where a function is not there, or is given too little or too much. */
export function checkCall(name: string, count: number, column: number): void {
  const known = name === 'if' ? { least: 3, most: 3 } : FUNCTIONS.get(name);
  if (known === undefined) throw new Fault(column, `there is no function "${name}".`);
  const { least, most } = known;
  if (count >= least && count <= most) return;
  const wanted = least === most ? times(least) : `${least} to ${most} values`;
  throw new Fault(column, `"${name}" takes ${wanted}, and is given ${count === 0 ? 'none' : count}.`);
}

/** Calls a function. Throws a `Fault` where a value does not fit. */
export function callFunction(name: string, given: Given): ScriptValue {
  const known = FUNCTIONS.get(name);
  if (known === undefined) throw new Fault(given.column, `there is no function "${name}".`);
  const value = known.run(given);
  return typeof value === 'string' ? bounded(value, given.column) : value;
}
