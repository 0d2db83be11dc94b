import { z } from 'zod';
import { ok, refuse, type Result } from '../errors/index.ts';
import { outputOf, SCALARS } from './handed.ts';
import { defineModule } from './defineModule.ts';

/** No number that anything is driven by is larger. */
const LARGEST = 1_000_000;
const free = { tags: [], gpuMemoryBytes: 0 };

const Whole = z.int().min(-LARGEST).max(LARGEST);
const Fraction = z.number().min(-LARGEST).max(LARGEST);

export const StringParams = z.object({ text: z.string().max(20_000).default('') });
export type StringParams = z.infer<typeof StringParams>;

/** `least` and `most` are the range that its maker means: a value beyond is told, and drives nothing. */
export const IntegerParams = z.object({
  value: Whole.default(0),
  least: Whole.default(0),
  most: Whole.default(100),
});
export type IntegerParams = z.infer<typeof IntegerParams>;

export const FloatParams = z.object({
  value: Fraction.default(0),
  least: Fraction.default(0),
  most: Fraction.default(1),
});
export type FloatParams = z.infer<typeof FloatParams>;

export const BooleanParams = z.object({ value: z.boolean().default(false) });
export type BooleanParams = z.infer<typeof BooleanParams>;

/** [P17] A number within the range that was set for it; `null` is within, else the sentence that says why not. */
export function outOfRange({ value, least, most }: FloatParams): string | null {
  if (least > most) return `Its range ends at ${most}, before it begins at ${least}.`;
  return value < least || value > most ? `${value} is beyond its range, ${least} to ${most}.` : null;
}

function ranged(params: FloatParams): Result<{ value: readonly [{ type: 'number'; number: number }] }> {
  const problem = outOfRange(params);
  if (problem !== null) return refuse('invalid-graph', `A number that this is made from: ${problem}`, 'P17');
  return ok({ value: [{ type: 'number', number: params.value }] });
}

const [text, integer, float, flag] = SCALARS;

export const stringValue = defineModule<StringParams>({
  key: 'string',
  version: 1,
  family: 'shot',
  runs: false,
  inputs: [],
  outputs: [outputOf('value', 'Text', text)],
  params: StringParams,
  requirements: free,
  evaluate: ({ params }) => ok({ value: [{ type: 'text', text: params.text }] }),
});

export const integerValue = defineModule<IntegerParams>({
  key: 'integer',
  version: 1,
  family: 'shot',
  runs: false,
  inputs: [],
  outputs: [outputOf('value', 'Whole number', integer)],
  params: IntegerParams,
  requirements: free,
  evaluate: ({ params }) => ranged(params),
});

export const floatValue = defineModule<FloatParams>({
  key: 'float',
  version: 1,
  family: 'shot',
  runs: false,
  inputs: [],
  outputs: [outputOf('value', 'Number', float)],
  params: FloatParams,
  requirements: free,
  evaluate: ({ params }) => ranged(params),
});

export const booleanValue = defineModule<BooleanParams>({
  key: 'boolean',
  version: 1,
  family: 'shot',
  runs: false,
  inputs: [],
  outputs: [outputOf('value', 'Yes or no', flag)],
  params: BooleanParams,
  requirements: free,
  evaluate: ({ params }) => ok({ value: [{ type: 'flag', flag: params.value }] }),
});
