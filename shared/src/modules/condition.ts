import { z } from 'zod';
import { ok, refuse } from '../errors/index.ts';
import { HANDED, inputOf, outputOf, plainOf, type Handed } from './handed.ts';
import { defineModule, type ModuleInputs } from './defineModule.ts';
import type { Ports } from './ports.ts';

export const ConditionParams = z.object({
  type: z.enum(HANDED).default('String'),
  /** What counts while nothing is connected to "If". */
  when: z.boolean().default(true),
});
export type ConditionParams = z.infer<typeof ConditionParams>;

const portsOf = (type: Handed): Ports => ({
  inputs: [inputOf('when', 'If', 'Boolean'), inputOf('yes', 'Yes', type), inputOf('no', 'No', type)],
  outputs: [outputOf('value', 'Result', type)],
});

/** Whether a condition holds: what arrives at "If", else its own switch. */
export function holds({ when }: ConditionParams, arriving: ModuleInputs): boolean {
  const value = plainOf(arriving['when']?.[0]);
  return typeof value === 'boolean' ? value : when;
}

/** One of two values. [P19] Only the one that is chosen has to be there and to be valid. */
export const condition = defineModule<ConditionParams>({
  key: 'condition',
  version: 1,
  family: 'shot',
  runs: false,
  ...portsOf('String'),
  portsFor: ({ type }) => portsOf(type),
  params: ConditionParams,
  requirements: { tags: [], gpuMemoryBytes: 0 },
  choose: ({ params, pull }) => {
    const when = pull('when');
    if (!when.ok) return when;
    const port = holds(params, { when: when.value }) ? 'yes' : 'no';
    const chosen = pull(port);
    return chosen.ok ? ok({ when: when.value, [port]: chosen.value }) : chosen;
  },
  evaluate: ({ params, inputs }) => {
    const branch = holds(params, inputs) ? 'yes' : 'no';
    const value = inputs[branch] ?? [];
    if (value.length > 0) return ok({ value });
    const title = branch === 'yes' ? 'Yes' : 'No';
    return refuse('invalid-graph', `A condition comes out as "${title}", and nothing is connected there.`, 'P19');
  },
});
