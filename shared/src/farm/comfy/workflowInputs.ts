import type { ComfyWorkflow, ValueSource } from '../../runs/index.ts';
import { type InputSpec, inputSpecs } from './inputSpec.ts';
import { linkOf } from './link.ts';
import { type LoadedMedia, loadedMedia } from './mediaInputs.ts';
import { nodeTitle } from './nodeTitle.ts';
import { nodeClassOf, type ObjectInfo } from './objectInfo.ts';
import { inputKey, promptTexts, type PromptTexts } from './promptTexts.ts';
import { settable, type Settable } from './settable.ts';

/** An input that has a value of its own, and what it can become. */
export interface WorkflowInput {
  readonly node: string;
  readonly input: string;
  /** Its node, for people. */
  readonly title: string;
  /** Where a person could set it: of which type, in which range. Null for what no setting can be. */
  readonly setting: Settable | null;
  /** The kind of file where it names one that is uploaded, so that it can be a port. */
  readonly media: LoadedMedia | null;
  /** What it most likely is: a value of the run, a setting, or neither. Media is always likely a port. */
  readonly suggestion: { readonly from: ValueSource } | 'setting' | null;
  /** Its name among a server's files where it names a model. */
  readonly model: string | null;
}

const FRAME: Readonly<Record<string, ValueSource>> = {
  seed: 'seed',
  noise_seed: 'seed',
  width: 'widthPx',
  height: 'heightPx',
  length: 'frames',
  frames: 'frames',
  num_frames: 'frames',
  video_frames: 'frames',
  fps: 'fps',
  frame_rate: 'fps',
  seconds: 'seconds',
};
const SETTINGS = ['steps', 'cfg', 'guidance', 'denoise', 'sampler_name', 'scheduler', 'shift', 'strength_model'];
/** What has a size of its own that is not the take's. */
const NOT_THE_FRAME = /tile|crop|area|pad|scale|gligen/i;
const MODEL_FILE = /\.(safetensors|sft|ckpt|pt|pth|bin|gguf|onnx)$/i;

function suggestionFor(
  key: string,
  input: string,
  { className, value, texts }: { className: string; value: unknown; texts: PromptTexts },
): WorkflowInput['suggestion'] {
  if (texts.positive.has(key)) return { from: 'param:prompt' };
  if (texts.negative.has(key)) return { from: 'param:negativePrompt' };
  const from = Object.hasOwn(FRAME, input) ? FRAME[input] : undefined;
  if (from !== undefined && typeof value === 'number' && !NOT_THE_FRAME.test(className)) return { from };
  return SETTINGS.includes(input) ? 'setting' : null;
}

export function workflowInputs(workflow: ComfyWorkflow, info?: ObjectInfo): readonly WorkflowInput[] {
  const texts = promptTexts(workflow);
  return Object.entries(workflow).flatMap(([node, { class_type: className, inputs }]) => {
    const found = info === undefined ? undefined : nodeClassOf(info, className);
    const specs: readonly InputSpec[] = found === undefined ? [] : inputSpecs(found);
    return Object.entries(inputs).flatMap(([input, value]): WorkflowInput[] => {
      if (linkOf(value) !== undefined) return [];
      const spec = specs.find(({ name }) => name === input);
      const media = loadedMedia(className, input, spec) ?? null;
      return [
        {
          node,
          input,
          title: nodeTitle(workflow, node),
          media,
          setting: media === null ? settable(value, spec) : null,
          suggestion: media === null ? suggestionFor(inputKey(node, input), input, { className, value, texts }) : null,
          model: typeof value === 'string' && MODEL_FILE.test(value) ? value : null,
        },
      ];
    });
  });
}
