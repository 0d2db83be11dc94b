import { type ComfyWorkflow, type Pipeline, pipelineName } from '@dailies/shared/runs';
import { z } from 'zod';
import { RunFailure } from '../RunFailure.ts';
import type { ExecutionError, NodeErrors, NodeProblem, Refused } from './comfyAnswers.ts';

const MESSAGE_CHARACTERS = 500;
const VALUE_CHARACTERS = 80;
const MODEL_FILE = /\.(safetensors|sft|ckpt|pt|pth|bin|gguf|onnx)$/i;
const OUT_OF_MEMORY = /out of memory|allocation on device|cannot allocate memory|bad_alloc|MPS backend/i;
const REFUSED = /unauthorized|please login|insufficient credits|moderat|content policy|safety system/i;
const MISSING_FILE =
  /(?:model in folder .* with filename|filename) '([^']+)' not found|No such file or directory: '([^']+)'/i;
const MISSING_MODULE = /No module named '([^']+)'/;

/** What `input_config` says of a range or a list. */
const Config = z
  .tuple([
    z.union([z.array(z.unknown()), z.string()]),
    z
      .object({ min: z.number().optional(), max: z.number().optional(), options: z.array(z.unknown()).optional() })
      .catch({}),
  ])
  .catch(['', {}]);

const short = (text: string, characters: number): string =>
  (text.length > characters ? `${text.slice(0, characters - 1)}…` : text).toWellFormed();

const shown = (value: unknown): string =>
  short(typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing'), VALUE_CHARACTERS);

const titleOf = (workflow: ComfyWorkflow, id: string, className: string): string => {
  const node = Object.hasOwn(workflow, id) ? workflow[id] : undefined;
  return node?._meta?.title ?? node?.class_type ?? className;
};

/** What is wrong with one input, for the person who set it or who has to fix the pipeline. */
function inputFailure(node: string, { type, message, details, extra_info: extra }: NodeProblem): RunFailure {
  const input = extra.input_name ?? '';
  const { data } = Config.safeParse(extra.input_config);
  const [list, range] = data ?? ['', {}];
  const place = `"${input}" of "${node}"`;
  const given = shown(extra.received_value);
  const bad = (sentence: string): RunFailure => new RunFailure('bad-params', sentence);
  switch (type) {
    case 'value_smaller_than_min':
      return bad(`${place} takes ${range.min ?? 'more'} at least, and ${given} was given.`);
    case 'value_bigger_than_max':
      return bad(`${place} takes ${range.max ?? 'less'} at most, and ${given} was given.`);
    case 'value_not_in_list': {
      const value = extra.received_value;
      if (typeof value === 'string' && MODEL_FILE.test(value)) return missingModel(value, node);
      const options = Array.isArray(list) ? list : (range.options ?? []);
      const some = options.slice(0, 8).map(shown).join(', ');
      return bad(`${place} takes one of ${some}${options.length > 8 ? '…' : ''}, and ${given} was given.`);
    }
    case 'required_input_missing':
      return bad(`"${node}" has nothing at "${input === '' ? details : input}"; the pipeline needs a fix.`);
    case 'invalid_input_type':
      return bad(`${place} cannot take ${given}; give it another value.`);
    case 'bad_linked_input':
    case 'return_type_mismatch':
      return bad(`${place} is connected to what does not fit; the pipeline needs a fix.`);
    case 'custom_validation_failed':
      return bad(`"${node}" does not take this: ${short(details, MESSAGE_CHARACTERS)}`);
    default:
      return bad(`"${node}" was refused: ${short(`${message} ${details}`.trim(), MESSAGE_CHARACTERS)}`);
  }
}

const missingModel = (file: string, node: string): RunFailure =>
  new RunFailure(
    'missing-tool',
    `The model "${shown(file)}", which "${node}" needs, is not on this ComfyUI server; put it into its models folder.`,
  );

/** The first thing that is wrong with the nodes that an output depends on; undefined where it has none. */
export function outputFailure(workflow: ComfyWorkflow, output: string, errors: NodeErrors): RunFailure | undefined {
  for (const [id, { errors: problems, dependent_outputs: outputs, class_type: className }] of Object.entries(errors)) {
    if (id !== output && !outputs.includes(output)) continue;
    const node = titleOf(workflow, id, className);
    const [first] = problems;
    return first === undefined
      ? new RunFailure('bad-params', `"${node}" was refused by the ComfyUI server.`)
      : inputFailure(node, first);
  }
  return undefined;
}

/** Why a server took no prompt. */
export function refusalFailure(
  pipeline: Pipeline,
  { workflow, output }: { readonly workflow: ComfyWorkflow; readonly output: string },
  { error, node_errors: errors }: Refused,
): RunFailure {
  const first = outputFailure(workflow, output, errors) ?? firstFailure(workflow, errors);
  if (first !== undefined) return first;
  const said = short(`${error.message} ${error.details}`.trim(), MESSAGE_CHARACTERS);
  const absent = /node (\S+) does not exist|node type "?([^\s"]+)"? not found/i.exec(said);
  const name = error.extra_info.class_type ?? absent?.[1] ?? absent?.[2];
  if (error.type === 'missing_node_type' || absent !== null) {
    return new RunFailure(
      'missing-tool',
      `This ComfyUI server has no node "${name ?? 'that the workflow needs'}"; install the custom nodes that it is of there.`,
    );
  }
  if (error.type === 'prompt_no_outputs') {
    return new RunFailure('bad-params', `The workflow of ${pipelineName(pipeline)} gives no file; it needs a fix.`);
  }
  return new RunFailure('bad-params', `The ComfyUI server refused ${pipelineName(pipeline)}: ${said}`);
}

function firstFailure(workflow: ComfyWorkflow, errors: NodeErrors): RunFailure | undefined {
  const [first] = Object.keys(errors);
  return first === undefined ? undefined : outputFailure(workflow, first, errors);
}

/** Why a node failed while it worked. */
export function executionFailure(pipeline: Pipeline, workflow: ComfyWorkflow, error: ExecutionError): RunFailure {
  const node = titleOf(workflow, error.node_id, error.node_type);
  const message = error.exception_message.trim();
  const name = pipelineName(pipeline);
  if (/OutOfMemory/i.test(error.exception_type) || OUT_OF_MEMORY.test(message)) {
    return new RunFailure(
      'out-of-memory',
      `${name} ran out of memory in "${node}"; choose a smaller size or a lower quality.`,
    );
  }
  const module = MISSING_MODULE.exec(message)?.[1];
  if (module !== undefined) {
    return new RunFailure('missing-tool', `"${node}" needs "${module}", which is not installed on the ComfyUI server.`);
  }
  const match = MISSING_FILE.exec(message);
  const file = match?.[1] ?? match?.[2];
  if (file !== undefined) return missingModel(file, node);
  if (REFUSED.test(message)) return new RunFailure('refused', short(message, MESSAGE_CHARACTERS));
  return new RunFailure(
    'pipeline-failed',
    message === '' ? `"${node}" failed and said nothing; the log may say more.` : short(message, MESSAGE_CHARACTERS),
  );
}
