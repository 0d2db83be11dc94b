import { z } from 'zod';
import { ok, refuse, type Result } from '../errors/index.ts';
import { HANDED_TITLE, inputFrom, inputOf, outputOf, type Plain, plainOf, type Scalar, SCALARS } from './handed.ts';
import { defineModule } from './defineModule.ts';

export const ROUNDINGS = ['nearest', 'floor', 'ceiling'] as const;

export const ConvertParams = z.object({
  from: z.enum(SCALARS).default('Float'),
  to: z.enum(SCALARS).default('Integer'),
  /** How a number becomes a whole one. */
  rounding: z.enum(ROUNDINGS).default('nearest'),
  /** Digits after the point where a number becomes a text. */
  decimals: z.int().min(0).max(6).default(2),
});
export type ConvertParams = z.infer<typeof ConvertParams>;

const ROUND = { nearest: Math.round, floor: Math.floor, ceiling: Math.ceil } as const;
const YES = ['yes', 'true', 'on', '1'];
const NO = ['no', 'false', 'off', '0', ''];
const NUMBER = /^[+-]?(\d+([.,]\d*)?|[.,]\d+)$/;
const SHOWN = 40;

const quoted = (text: string): string => `"${text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text}"`;
const no = (text: string, what: string): Result<never> =>
  refuse('invalid-graph', `A Convert gets ${quoted(text)}, which is not ${what}.`, 'P18');

function fromText(text: string, { to }: ConvertParams): Result<Plain> {
  const bare = text.trim();
  if (to === 'String') return ok(text);
  if (to === 'Boolean') {
    const word = bare.toLowerCase();
    if (YES.includes(word)) return ok(true);
    return NO.includes(word) ? ok(false) : no(text, 'yes or no');
  }
  const value = NUMBER.test(bare) ? Number(bare.replace(',', '.')) : Number.NaN;
  if (!Number.isFinite(value)) return no(text, to === 'Integer' ? 'a whole number' : 'a number');
  return to === 'Float' || Number.isInteger(value) ? ok(value) : no(text, 'a whole number');
}

function fromNumber(value: number, { from, to, rounding, decimals }: ConvertParams): Plain {
  switch (to) {
    case 'String':
      return value.toFixed(from === 'Integer' ? 0 : decimals);
    case 'Integer':
      // No zero with a sign: it would be another recipe.
      return ROUND[rounding](value) + 0;
    case 'Float':
      return value;
    case 'Boolean':
      return value !== 0;
  }
}

function fromFlag(value: boolean, { to }: ConvertParams): Plain {
  if (to === 'Boolean') return value;
  if (to === 'String') return value ? 'yes' : 'no';
  return value ? 1 : 0;
}

/** [P18] One value as another type; a text that is none of that type is refused with what it says. */
export function converted(value: Plain, params: ConvertParams): Result<Plain> {
  if (typeof value === 'string') return fromText(value, params);
  return ok(typeof value === 'number' ? fromNumber(value, params) : fromFlag(value, params));
}

/** The one node that makes a value of one type from another: nothing converts by itself. */
export const convert = defineModule<ConvertParams>({
  key: 'convert',
  version: 1,
  family: 'shot',
  runs: false,
  inputs: [{ ...inputOf('value', HANDED_TITLE.Float, 'Float'), required: true }],
  outputs: [outputOf('value', HANDED_TITLE.Integer, 'Integer')],
  portsFor: ({ from, to }) => ({
    inputs: [{ ...inputOf('value', HANDED_TITLE[from], from), required: true }],
    outputs: [outputOf('value', HANDED_TITLE[to], to)],
  }),
  params: ConvertParams,
  requirements: { tags: [], gpuMemoryBytes: 0 },
  evaluate: ({ params, inputs }) => {
    const value = plainOf(inputs['value']?.[0]);
    if (value === undefined) return refuse('invalid-graph', 'A Convert gets nothing to convert.', 'P18');
    const result = converted(value, params);
    return result.ok ? ok({ value: [inputFrom(result.value)] }) : result;
  },
});

const isScalar = (type: string): type is Scalar => SCALARS.some((scalar) => scalar === type);

/** The params of a Convert that would go between two ports; undefined where none can. */
export function bridge(from: string, to: string): Pick<ConvertParams, 'from' | 'to'> | undefined {
  return isScalar(from) && isScalar(to) && from !== to ? { from, to } : undefined;
}
