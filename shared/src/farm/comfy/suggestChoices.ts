import type { PipelineParam } from '../../runs/index.ts';
import type { ComfyChoices } from './comfyPipeline.ts';
import { leadingTo } from './leadingTo.ts';
import type { ImportedWorkflow } from './importWorkflow.ts';
import { portTypesFor } from './mediaInputs.ts';
import { humanTitle, pipelineSources } from './pipelineSources.ts';
import type { Settable } from './settable.ts';
import type { WorkflowInput } from './workflowInputs.ts';

/** What a person most likely wants of a workflow, to begin with. */
export type SuggestedChoices = Pick<ComfyChoices, 'output' | 'values' | 'settings' | 'media'>;

/** Nobody needs more of what has no bound of its own. */
const WHOLE_AT_MOST = 10_000;
const NUMBER_AT_MOST = 100;
const TEXT_AT_MOST = 2_000;

/** A key for an input that none of `taken` is. */
function keyFor(input: string, taken: ReadonlySet<string>): string {
  const word = input
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 50);
  const key = `x_${word === '' ? 'setting' : word}`;
  for (let number = 1; ; number += 1) {
    const numbered = number === 1 ? key : `${key}_${number}`;
    if (!taken.has(numbered)) return numbered;
  }
}

/** A setting for an input, in the range that the server tells or a sensible one. */
export function paramFor(
  { input, title: node, suggestion }: Pick<WorkflowInput, 'input' | 'title' | 'suggestion'>,
  setting: Settable,
  taken: ReadonlySet<string> = new Set(),
): PipelineParam {
  const name = suggestion !== null && suggestion !== 'setting' ? suggestion.from.replace('param:', '') : input;
  const title = humanTitle(name);
  const shown = { key: keyFor(title, taken), title: title.slice(0, 80), help: `Of ${node}.`.slice(0, 300) };
  switch (setting.type) {
    case 'integer': {
      const { default: value, min, max } = setting;
      const most = Math.min(max ?? WHOLE_AT_MOST, Math.max(WHOLE_AT_MOST, value));
      return { ...shown, type: 'integer', min: Math.min(min ?? 0, value), max: Math.max(most, value), default: value };
    }
    case 'number': {
      const { default: value, min, max, step } = setting;
      const most = Math.min(max ?? NUMBER_AT_MOST, Math.max(NUMBER_AT_MOST, value));
      const param = { ...shown, min: Math.min(min ?? 0, value), max: Math.max(most, value), default: value };
      return { ...param, type: 'number', ...(step === null ? {} : { step }) };
    }
    case 'flag':
      return { ...shown, type: 'flag', default: setting.default };
    case 'text':
      return {
        ...shown,
        type: 'text',
        maxLength: Math.max(TEXT_AT_MOST, setting.default.length),
        default: setting.default,
      };
    case 'choice':
      return { ...shown, type: 'choice', options: [...setting.options], default: setting.default };
  }
}

/**
 * The choices for a workflow as a pipeline of a module, for one of its outputs, or the likeliest. Everything in it
 * passes `comfyPipeline`.
 */
export function suggestChoices(
  { workflow, inputs, outputs }: ImportedWorkflow,
  module: string,
  output: string = outputs[0]?.node ?? '',
): SuggestedChoices {
  const needed = leadingTo(workflow, output);
  const sources = pipelineSources(module);
  const values: ComfyChoices['values'] = [];
  const settings: ComfyChoices['settings'] = [];
  const media: ComfyChoices['media'] = [];
  const keys = new Set<string>();
  for (const one of inputs) {
    if (!needed.has(one.node)) continue;
    const { node, input, setting, suggestion } = one;
    const from = suggestion === null || suggestion === 'setting' ? undefined : suggestion.from;
    if (from !== undefined && sources?.values.some((source) => source.from === from) === true) {
      values.push({ node, input, from });
    } else if (setting !== null && suggestion !== null) {
      const param = paramFor(one, setting, keys);
      keys.add(param.key);
      settings.push({ param, places: [{ node, input }] });
    }
    const free = one.media === null ? [] : portTypesFor(one.media);
    const port = free
      .flatMap((type) => sources?.ports.filter((candidate) => candidate.type === type) ?? [])
      .find(({ key }) => !media.some((used) => used.port === key));
    if (port !== undefined) media.push({ node, input, port: port.key });
  }
  return { output, values, settings: settings.slice(0, 100), media };
}
