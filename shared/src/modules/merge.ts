import { z } from 'zod';
import { ok, refuse, type Result } from '../errors/index.ts';
import type { RunInput } from '../runs/index.ts';
import { HANDED, type Handed, inputOf, outputOf, plainOf } from './handed.ts';
import { defineModule, type ModuleInputs } from './defineModule.ts';
import type { Ports } from './ports.ts';

export const SEPARATORS = { 'comma': ', ', 'space': ' ', 'line': '\n', 'blank-line': '\n\n', 'nothing': '' } as const;
const SEPARATOR_NAMES = ['comma', 'space', 'line', 'blank-line', 'nothing'] as const;

export const MergeParams = z.object({
  type: z.enum(HANDED).default('String'),
  separator: z.enum(SEPARATOR_NAMES).default('comma'),
});
export type MergeParams = z.infer<typeof MergeParams>;

/** The inputs from the top: what comes first stands above. */
const PLACES = [
  ['first', 'First'],
  ['second', 'Second'],
  ['third', 'Third'],
  ['fourth', 'Fourth'],
  ['fifth', 'Fifth'],
] as const;

const portsOf = (type: Handed): Ports => ({
  inputs: PLACES.map(([key, title]) => inputOf(key, title, type)),
  outputs: [outputOf('value', type === 'String' ? 'Joined' : 'First there is', type)],
});

/** [P20] The first input that has a value: what cannot be worked out is passed over. */
function firstOf(pull: (port: string) => Result<readonly RunInput[]>): Result<ModuleInputs> {
  let refused: Result<never> | undefined;
  for (const [key] of PLACES) {
    const value = pull(key);
    if (!value.ok) refused ??= value;
    else if (value.value.length > 0) return ok({ [key]: value.value });
  }
  return refused ?? refuse('invalid-graph', 'A merge has nothing connected to it.', 'P20');
}

/** Several into one: texts joined, of anything else the first that has a value. */
export const merge = defineModule<MergeParams>({
  key: 'merge',
  version: 1,
  family: 'shot',
  runs: false,
  ...portsOf('String'),
  portsFor: ({ type }) => portsOf(type),
  params: MergeParams,
  requirements: { tags: [], gpuMemoryBytes: 0 },
  choose: ({ params: { type }, pull }) => {
    if (type !== 'String') return firstOf(pull);
    const inputs: Record<string, readonly RunInput[]> = {};
    for (const [key] of PLACES) {
      const value = pull(key);
      if (!value.ok) return value;
      inputs[key] = value.value;
    }
    return ok(inputs);
  },
  evaluate: ({ params: { type, separator }, inputs }) => {
    const values = PLACES.flatMap(([key]) => inputs[key] ?? []);
    if (type !== 'String') return ok({ value: values.slice(0, 1) });
    const texts = values.map((value) => String(plainOf(value) ?? '').trim()).filter((text) => text !== '');
    return ok({ value: [{ type: 'text', text: texts.join(SEPARATORS[separator]) }] });
  },
});
