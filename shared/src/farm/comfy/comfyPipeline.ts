import { z } from 'zod';
import { Pipeline, paramProblem, PipelineParam, ValueSource } from '../../runs/index.ts';
import { leadingTo } from './leadingTo.ts';
import { nodeTitle } from './nodeTitle.ts';
import type { ImportedWorkflow } from './importWorkflow.ts';
import { inputKey } from './promptTexts.ts';
import { pipelineSources } from './pipelineSources.ts';
import type { Settable } from './settable.ts';

const Place = z.object({ node: z.string().min(1).max(64), input: z.string().min(1).max(200) });

/** What a person chose for a workflow: which of its inputs a run sets, and with what. */
export const ComfyChoices = z.object({
  ...Pipeline.omit({ runner: true, params: true }).shape,
  /** The node whose first file is the take. */
  output: z.string().min(1).max(64),
  /** Values of the run itself: its seed, its frame, a param of its module. */
  values: z.array(Place.extend({ from: ValueSource })).max(100),
  /** Settings that the pipeline adds, each with the inputs that it sets. */
  settings: z.array(z.object({ param: PipelineParam, places: z.array(Place).min(1).max(20) })).max(100),
  /** Inputs that are given the name of a file that arrived at a port. */
  media: z.array(Place.extend({ port: z.string().min(1).max(64) })).max(50),
});
export type ComfyChoices = z.infer<typeof ComfyChoices>;

/** What is wrong with a choice: the field by its path, as `settings.0.param.max`, and a sentence. */
export interface ChoiceProblem {
  readonly field: string;
  readonly message: string;
}

export type ComfyPipelineResult =
  | { readonly ok: true; readonly pipeline: Pipeline }
  | { readonly ok: false; readonly problems: readonly ChoiceProblem[] };

/** Makes the pipeline of an imported workflow, or says of each field what is wrong with it. */
export function comfyPipeline({ workflow, inputs, outputs }: ImportedWorkflow, given: unknown): ComfyPipelineResult {
  const parsed = ComfyChoices.safeParse(given);
  if (!parsed.success) {
    return {
      ok: false,
      problems: parsed.error.issues.map(({ path, message }) => ({ field: path.map(String).join('.'), message })),
    };
  }
  const { output, values, settings, media, ...rest } = parsed.data;
  const problems: ChoiceProblem[] = [];
  const say = (field: string, message: string): void => void problems.push({ field, message });

  const sources = pipelineSources(rest.module);
  if (sources === null) say('module', `Nothing that runs is called "${rest.module}"; choose what this makes.`);
  if (!outputs.some(({ node }) => node === output)) {
    say('output', `${nodeTitle(workflow, output)} gives no file; choose one that does.`);
  }

  const needed = leadingTo(workflow, output);
  const taken = new Map<string, string>();
  /** Each input is set by one thing. */
  const found = (field: string, { node, input }: z.infer<typeof Place>) => {
    const known = inputs.find((one) => one.node === node && one.input === input);
    if (known === undefined) {
      say(field, `${nodeTitle(workflow, node)} has no input "${input}" with a value of its own; choose another.`);
      return undefined;
    }
    if (!needed.has(node)) {
      say(field, `${known.title} does not lead to ${nodeTitle(workflow, output)}; leave "${input}" as it is.`);
    }
    const other = taken.get(inputKey(node, input));
    if (other !== undefined) say(field, `"${input}" of ${known.title} is set by ${other} already; choose one of them.`);
    taken.set(inputKey(node, input), field);
    return known;
  };

  for (const [index, value] of values.entries()) {
    const field = `values.${index}`;
    found(field, value);
    if (sources !== null && !sources.values.some(({ from }) => from === value.from)) {
      say(`${field}.from`, `A ${rest.module} has no "${value.from.replace('param:', '')}"; choose another value.`);
    }
  }
  for (const [index, { port, ...place }] of media.entries()) {
    const field = `media.${index}`;
    const known = found(field, place);
    if (known !== undefined && known.media === null) {
      say(field, `"${place.input}" of ${known.title} takes no file; choose an input that does.`);
    }
    if (sources !== null && !sources.ports.some(({ key }) => key === port)) {
      say(`${field}.port`, `A ${rest.module} has no port "${port}" for media; choose another.`);
    }
  }
  const keys = new Set<string>();
  for (const [index, { param, places }] of settings.entries()) {
    const field = `settings.${index}`;
    if (keys.has(param.key)) say(`${field}.param.key`, `Two settings are called "${param.key}"; rename one.`);
    keys.add(param.key);
    for (const [at, place] of places.entries()) {
      const known = found(`${field}.places.${at}`, place);
      const misfit = known === undefined ? undefined : misfitOf(param, known.setting);
      if (misfit !== undefined) say(`${field}.param.${misfit.field}`, `"${place.input}" ${misfit.message}`);
    }
    const problem = paramProblem(param, param.default);
    if (problem !== undefined) say(`${field}.param.default`, problem);
  }
  if (problems.length > 0) return { ok: false, problems };

  const pipeline = Pipeline.safeParse({
    ...rest,
    ...(settings.length === 0 ? {} : { params: settings.map(({ param }) => param) }),
    runner: {
      executor: 'comfyui',
      // What leads nowhere is not run for nothing.
      workflow: Object.fromEntries(Object.entries(workflow).filter(([id]) => needed.has(id))),
      values: [
        ...values,
        ...settings.flatMap(({ param, places }) => places.map((place) => ({ ...place, from: `param:${param.key}` }))),
      ],
      media,
      output,
    },
  });
  if (pipeline.success) return { ok: true, pipeline: pipeline.data };
  return {
    ok: false,
    problems: pipeline.error.issues.map(({ path, message }) => ({ field: path.map(String).join('.'), message })),
  };
}

const KINDS: Readonly<Record<Settable['type'], string>> = {
  integer: 'a whole number',
  number: 'a number',
  flag: 'yes or no',
  text: 'a text',
  choice: 'one of its choices',
};

interface Misfit {
  readonly field: string;
  readonly message: string;
}

/** Why an input cannot take all that a setting can be. */
function misfitOf(param: PipelineParam, setting: Settable | null): Misfit | undefined {
  const no = (field: string, message: string): Misfit => ({ field, message });
  if (setting === null) return no('type', 'can be no setting; leave it as it is.');
  const isNumber = param.type === 'integer' || param.type === 'number';
  if (isNumber && (setting.type === 'integer' || setting.type === 'number')) {
    if (setting.type === 'integer' && param.type === 'number') {
      return no('type', 'takes whole numbers only; make the setting one.');
    }
    if (setting.min !== null && param.min < setting.min) return no('min', `takes ${setting.min} at least.`);
    return setting.max !== null && param.max > setting.max ? no('max', `takes ${setting.max} at most.`) : undefined;
  }
  if (param.type === 'choice' && setting.type === 'choice') {
    const strange = param.options.find((option) => !setting.options.includes(option));
    return strange === undefined ? undefined : no('options', `has no choice "${strange}".`);
  }
  if (param.type === 'choice' && setting.type === 'text') return undefined;
  return param.type === setting.type ? undefined : no('type', `takes another kind of value: ${KINDS[setting.type]}.`);
}
