import { describe, expect, test } from 'vitest';
import { orderFor } from '../testing/orderFor.ts';
import { executionFailure, outputFailure, refusalFailure } from './comfyFailure.ts';
import { ExecutionError, Refused } from './comfyAnswers.ts';
import { contractRunner } from './testing/contractRunner.ts';
import recorded from './testing/recorded.json' with { type: 'json' };

const { pipeline } = orderFor(contractRunner);
const workflow = {
  '2': { class_type: 'H3Sampler', inputs: {}, _meta: { title: 'KSampler' } },
  '3': { class_type: 'SaveImage', inputs: { images: ['2', 0] } },
};

const problem = (type: string, extra: object, details = '') => ({
  '2': {
    errors: [{ type, message: 'M', details, extra_info: { input_name: 'steps', ...extra } }],
    dependent_outputs: ['3'],
  },
});
const said = (errors: unknown) => {
  const refused = Refused.parse({ error: {}, node_errors: errors });
  const failure = outputFailure(workflow, '3', refused.node_errors);
  return [failure?.code, failure?.message];
};
const range = ['INT', { min: 1, max: 50 }];

describe('what a server refuses', () => {
  test.each([
    [
      'value_smaller_than_min',
      { input_config: range, received_value: 0 },
      'bad-params',
      '"steps" of "KSampler" takes 1 at least, and 0 was given.',
    ],
    [
      'value_bigger_than_max',
      { input_config: range, received_value: 99 },
      'bad-params',
      '"steps" of "KSampler" takes 50 at most, and 99 was given.',
    ],
    [
      'value_not_in_list',
      { input_config: [['a', 'b'], {}], received_value: 'c' },
      'bad-params',
      '"steps" of "KSampler" takes one of a, b, and c was given.',
    ],
    [
      'value_not_in_list',
      { input_config: ['COMBO', { options: ['a'] }], received_value: 'c' },
      'bad-params',
      '"steps" of "KSampler" takes one of a, and c was given.',
    ],
    [
      'value_not_in_list',
      { input_config: [[], {}], received_value: 'sub/flux.safetensors' },
      'missing-tool',
      'The model "sub/flux.safetensors", which "KSampler" needs, is not on this ComfyUI server; put it into its models folder.',
    ],
    ['required_input_missing', {}, 'bad-params', '"KSampler" has nothing at "steps"; the pipeline needs a fix.'],
    [
      'invalid_input_type',
      { received_value: 'x' },
      'bad-params',
      '"steps" of "KSampler" cannot take x; give it another value.',
    ],
    ['custom_validation_failed', {}, 'bad-params', '"KSampler" does not take this: Invalid image file'],
    ['something_new', {}, 'bad-params', '"KSampler" was refused: M Invalid image file'],
  ])('%s %j', (type, extra, code, message) => {
    expect(said(problem(type, extra, 'Invalid image file'))).toEqual([code, message]);
  });

  test('is none of this run where another output is meant', () => {
    const errors = { '9': { errors: [], dependent_outputs: ['9'], class_type: 'SaveImage' } };
    expect(said(errors)).toEqual([undefined, undefined]);
  });

  test.each([
    [recorded.e_class.body, 'missing-tool', /^This ComfyUI server has no node "Nope"/],
    [
      { error: { type: 'missing_node_type', message: 'X', extra_info: { class_type: 'Y' } } },
      'missing-tool',
      /has no node "Y"/,
    ],
    [recorded.e_noprompt.body, 'bad-params', /^The ComfyUI server refused example@1: No prompt provided/],
    [{ error: 'a text' }, 'bad-params', /^The ComfyUI server refused example@1: a text$/],
    [{}, 'bad-params', /^The ComfyUI server refused example@1/],
  ])('%j', (body, code, message) => {
    const failure = refusalFailure(pipeline, { workflow, output: '3' }, Refused.parse(body));
    expect(failure).toMatchObject({ code, message: expect.stringMatching(message) });
  });
});

describe('what a node fails with', () => {
  test.each([
    [
      'torch.OutOfMemoryError',
      'Allocation on device',
      'out-of-memory',
      /^example@1 ran out of memory in "KSampler"; choose/,
    ],
    ['RuntimeError', 'CUDA error: out of memory', 'out-of-memory', /ran out of memory/],
    [
      'FileNotFoundError',
      "Model in folder 'loras' with filename 'x.safetensors' not found.",
      'missing-tool',
      /^The model "x.safetensors"/,
    ],
    ['FileNotFoundError', "[Errno 2] No such file or directory: '/m/y.pt'", 'missing-tool', /^The model "\/m\/y.pt"/],
    ['ModuleNotFoundError', "No module named 'insightface'", 'missing-tool', /^"KSampler" needs "insightface"/],
    ['Exception', 'Unauthorized: Please login first to use this node.', 'refused', /^Unauthorized/],
    ['ValueError', 'boom at step 2\n', 'pipeline-failed', /^boom at step 2$/],
    ['ValueError', '', 'pipeline-failed', /^"KSampler" failed and said nothing/],
  ])('%s: %s', (type, message, code, sentence) => {
    const error = ExecutionError.parse({
      node_id: '2',
      node_type: 'H3Sampler',
      exception_type: type,
      exception_message: message,
    });
    expect(executionFailure(pipeline, workflow, error)).toMatchObject({
      code,
      message: expect.stringMatching(sentence),
    });
  });
});
