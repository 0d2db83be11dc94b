import { type PipelineParam, ValueSource } from '@dailies/shared/runs';
import {
  type ComfyChoices,
  type ImportedWorkflow,
  leadingTo,
  paramFor,
  pipelineSources,
  suggestChoices,
  type WorkflowInput,
} from '@dailies/shared/farm/comfy';

/** What becomes of an input: `fixed`, `setting`, `value:` and a source, or `port:` and a port. */
export type InputChoice = string;

export const keyOf = ({ node, input }: { readonly node: string; readonly input: string }): string => `${node} ${input}`;

/** How a setting is shown and what it can be, where a person says so otherwise than is suggested; null: as suggested. */
export interface SettingWish {
  readonly title: string | null;
  readonly min: number | null;
  readonly max: number | null;
}

/** A setting as a person wants it. What is no number has no range. */
function wished(param: PipelineParam, wish: SettingWish | undefined): PipelineParam {
  const title = wish?.title ?? param.title;
  if (param.type !== 'integer' && param.type !== 'number') return { ...param, title };
  return { ...param, title, min: wish?.min ?? param.min, max: wish?.max ?? param.max };
}

/** The setting that an input would be. */
export const settingOf = (input: WorkflowInput, wish: SettingWish | undefined): PipelineParam | null =>
  input.setting === null ? null : wished(paramFor(input, input.setting), wish);

/** What an import begins with: the likeliest choice for each input. */
export function firstChoices(
  imported: ImportedWorkflow,
  module: string,
  output: string,
): ReadonlyMap<string, InputChoice> {
  const { values, settings, media } = suggestChoices(imported, module, output);
  return new Map([
    ...values.map((value) => [keyOf(value), `value:${value.from}`] as const),
    ...settings.flatMap(({ places }) => places.map((place) => [keyOf(place), 'setting'] as const)),
    ...media.map((one) => [keyOf(one), `port:${one.port}`] as const),
  ]);
}

/** The inputs that matter for an output. */
export function inputsFor({ workflow, inputs }: ImportedWorkflow, output: string): readonly WorkflowInput[] {
  const needed = leadingTo(workflow, output);
  return inputs.filter(({ node }) => needed.has(node));
}

interface ChoiceOption {
  readonly value: InputChoice;
  readonly label: string;
}

/** What can become of an input, in words. */
export function optionsFor(input: WorkflowInput, module: string): readonly ChoiceOption[] {
  const sources = pipelineSources(module);
  if (input.media !== null) {
    const ports = (sources?.ports ?? []).map(({ key, title }) => ({
      value: `port:${key}`,
      label: `What arrives at ${title}`,
    }));
    return [{ value: 'fixed', label: 'As it is in the workflow' }, ...ports];
  }
  return [
    { value: 'fixed', label: 'As it is in the workflow' },
    ...(input.setting === null ? [] : [{ value: 'setting', label: 'A setting that people change' }]),
    ...(sources?.values ?? []).map(({ from, title }) => ({ value: `value:${from}`, label: title })),
  ];
}

/** The value that an input has in the workflow, for people. */
export function valueOf({ workflow }: ImportedWorkflow, { node, input }: WorkflowInput): string {
  const value = workflow[node]?.inputs[input];
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}

/** The choices as `comfyPipeline` takes them. */
export function chosenOf(
  imported: ImportedWorkflow,
  output: string,
  choices: ReadonlyMap<string, InputChoice>,
  wishes: ReadonlyMap<string, SettingWish> = new Map(),
): Pick<ComfyChoices, 'values' | 'settings' | 'media'> {
  const values: ComfyChoices['values'] = [];
  const settings: ComfyChoices['settings'] = [];
  const media: ComfyChoices['media'] = [];
  const taken = new Set<string>();
  for (const one of inputsFor(imported, output)) {
    const { node, input, setting } = one;
    const choice = choices.get(keyOf(one)) ?? 'fixed';
    const from = ValueSource.safeParse(choice.slice('value:'.length));
    if (choice.startsWith('value:') && from.success) values.push({ node, input, from: from.data });
    if (choice.startsWith('port:')) media.push({ node, input, port: choice.slice('port:'.length) });
    if (choice === 'setting' && setting !== null) {
      const param = paramFor(one, setting, taken);
      taken.add(param.key);
      settings.push({ param: wished(param, wishes.get(keyOf(one))), places: [{ node, input }] });
    }
  }
  return { values, settings, media };
}
