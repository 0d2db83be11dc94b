import type { NodeRecord } from '@dailies/shared/document';
import type { ParamHint } from '@dailies/shared/nodes';
import type { Pipeline, PipelineParam } from '@dailies/shared/runs';
import type { SharedField } from './sharedFields.ts';

/** A number without a step of its own is set in so many. */
const STEPS = 100;

/** As a person sets it: no port drives it, as it comes and goes with the pipeline. */
function hintOf(param: PipelineParam): ParamHint {
  const shown = { title: param.title, help: param.help ?? 'A setting of this pipeline.', fixed: true } as const;
  switch (param.type) {
    case 'integer':
      return { ...shown, control: 'number', unit: '', min: param.min, max: param.max, step: 1 };
    case 'number': {
      const step = param.step ?? (param.max > param.min ? (param.max - param.min) / STEPS : 1);
      return { ...shown, control: 'number', unit: '', min: param.min, max: param.max, step };
    }
    case 'flag':
      return { ...shown, control: 'flag' };
    case 'text':
      return { ...shown, control: 'text' };
    case 'choice':
      return { ...shown, control: 'choice', choices: param.options.map((value) => ({ value, title: value })) };
  }
}

/** The settings that a pipeline adds, as the form of a node that it makes shows them. */
export const pipelineFields = ({ params = [] }: Pipeline, node: NodeRecord): readonly SharedField[] =>
  params.map((param) => {
    const stored = Object.hasOwn(node.params, param.key) ? node.params[param.key] : undefined;
    return {
      name: param.key,
      hint: hintOf(param),
      value: stored ?? param.default,
      byDefault: param.default,
      isMixed: false,
      isChanged: stored !== undefined && stored !== param.default,
    };
  });
