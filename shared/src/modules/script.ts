import { z } from 'zod';
import { ok, refuse, type Result } from '../errors/index.ts';
import { LONGEST_SCRIPT, runScript, type ScriptValue } from '../script/index.ts';
import { HANDED_TITLE, inputFrom, inputOf, outputOf, plainOf, SCALARS, type Scalar } from './handed.ts';
import { defineModule, type ModuleInputs } from './defineModule.ts';
import type { Ports } from './ports.ts';

/** `none`: the name is not used, and has no port. */
const GIVEN = ['none', ...SCALARS] as const;
const NAMES = ['a', 'b', 'c', 'd'] as const;

export const ScriptParams = z.object({
  expression: z.string().max(LONGEST_SCRIPT).default('a * 2'),
  gives: z.enum(SCALARS).default('Float'),
  a: z.enum(GIVEN).default('Float'),
  b: z.enum(GIVEN).default('none'),
  c: z.enum(GIVEN).default('none'),
  d: z.enum(GIVEN).default('none'),
});
export type ScriptParams = z.infer<typeof ScriptParams>;

const DEFAULTS = ScriptParams.parse({});

function portsOf(params: ScriptParams): Ports {
  return {
    inputs: NAMES.flatMap((name) => {
      const type = params[name];
      return type === 'none' ? [] : [inputOf(name, name, type)];
    }),
    outputs: [outputOf('value', HANDED_TITLE[params.gives], params.gives)],
  };
}

const FITS: Readonly<Record<Scalar, (value: ScriptValue) => boolean>> = {
  String: (value) => typeof value === 'string',
  Integer: (value) => Number.isInteger(value),
  Float: (value) => typeof value === 'number',
  Boolean: (value) => typeof value === 'boolean',
};
const WANTED: Readonly<Record<Scalar, string>> = {
  String: 'a text; use text',
  Integer: 'a whole number; use round, floor or ceil',
  Float: 'a number; use number',
  Boolean: 'yes or no; compare it with something',
};

const told = (value: ScriptValue): string =>
  typeof value === 'string'
    ? `the text "${value.slice(0, 40)}"`
    : typeof value === 'number'
      ? String(value)
      : value
        ? 'yes'
        : 'no';

/** What a script comes to with what arrives at its names, of the type that it promises. */
export function scriptResult(params: ScriptParams, inputs: ModuleInputs): Result<ScriptValue> {
  const used = NAMES.filter((name) => params[name] !== 'none');
  const result = runScript(params.expression, new Map(used.map((name) => [name, plainOf(inputs[name]?.[0])])));
  if (!result.ok || FITS[params.gives](result.value)) return result;
  return refuse('invalid-graph', `It gives ${told(result.value)}, which is not ${WANTED[params.gives]}.`, 'P22');
}

/** A value that is calculated from others. */
export const script = defineModule<ScriptParams>({
  key: 'script',
  version: 1,
  family: 'shot',
  runs: false,
  ...portsOf(DEFAULTS),
  portsFor: portsOf,
  params: ScriptParams,
  requirements: { tags: [], gpuMemoryBytes: 0 },
  evaluate: ({ params, inputs }) => {
    const result = scriptResult(params, inputs);
    if (result.ok) return ok({ value: [inputFrom(result.value)] });
    return refuse(
      'invalid-graph',
      `A script that this is made from cannot be calculated. ${result.refusal.message}`,
      'P22',
    );
  },
});
