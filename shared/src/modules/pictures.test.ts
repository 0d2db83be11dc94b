import { describe, expect, it } from 'vitest';
import { planNode, type PlanningContext, portsOf, readGraph } from '../graph/index.ts';
import { NodeId } from '../ids/index.ts';
import { Sha256 } from '../media/index.ts';
import { Pipeline, type RunInput } from '../runs/index.ts';
import { TEST_CONTEXT } from '../testing/convergence/checkDocument.ts';
import { act, sampleProject } from '../testing/sampleProject.ts';
import { MODULES } from './registry.ts';

const sha = (digit: string) => Sha256.parse(digit.repeat(64));

/** The sample project with two pictures, a painted mask and a node of the type, connected as told (`port: from`). */
function planOf(
  type: string,
  edges: Readonly<Record<string, string>>,
  params: Readonly<Record<string, unknown>> = {},
  context: PlanningContext = TEST_CONTEXT,
) {
  const doc = sampleProject();
  const node = (id: string, of: string, own: object) => ({ id, type: of, pos: [0, 0], params: own });
  act(doc, 'arne', 'createNodes', {
    nodes: [
      node('quay', 'picture', { media: sha('1') }),
      node('fog', 'picture', { media: sha('2') }),
      node('painted', 'mask', { media: sha('3') }),
      node('unpainted', 'mask', {}),
      node('it', type, params),
    ],
  });
  for (const [toPort, from] of Object.entries(edges)) {
    const fromPort = portsOf(readGraph(doc), NodeId.parse(from)).outputs[0]?.key;
    act(doc, 'arne', 'connect', { id: `edge-${toPort}`, from, fromPort, to: 'it', toPort });
  }
  return planNode(readGraph(doc), NodeId.parse('it'), context);
}

/** Without the tests' own, which stand for one of every module. */
const NONE: PlanningContext = { ...TEST_CONTEXT, pipelines: [] };
const withPipeline = (module: string): PlanningContext => ({
  ...TEST_CONTEXT,
  pipelines: [
    Pipeline.parse({
      id: 'a-model',
      version: 1,
      title: 'A model',
      module,
      tiers: ['standard'],
      runner: { executor: 'process', command: ['model'] },
      requirements: { tags: ['gpu'], gpuMemoryBytes: 1 },
      timeoutSeconds: 60,
    }),
  ],
});

const recipeOf = (planned: ReturnType<typeof planOf>) => {
  if (!planned.ok) throw new Error(planned.refusal.message);
  return planned.value.recipe;
};

describe('a composite', () => {
  const two = { layer1: 'quay', layer2: 'fog' };

  it('[P30] is decided by the layers that are there, and by no others', () => {
    const recipe = recipeOf(planOf('composite', two, { layers: 5, opacity2: 0.4, x5: 0.1 }));
    expect(recipe).toEqual(recipeOf(planOf('composite', two, { layers: 3, opacity2: 0.4, blend3: 'screen' })));
    expect(recipe.params).toMatchObject({ opacity2: 0.4, x1: 0.5, isFilled: true, fill: '#000000' });
    expect(Object.keys(recipe.inputs)).toEqual(['layer1', 'layer2']);
  });

  it('has an input for each of its layers, in the frame of the project', () => {
    expect(recipeOf(planOf('composite', { ...two, layer4: 'fog' }, { layers: 4 })).inputs['layer4']).toEqual([
      { type: 'media', kind: 'image', sha256: sha('2') },
    ]);
    expect(() => planOf('composite', { ...two, layer4: 'fog' }, { layers: 3 })).toThrow('layer4');
    expect(planOf('composite', { layer2: 'fog' })).toMatchObject({ ok: false, refusal: { rule: 'G9' } });
  });

  it('[P33] without a fill is not decided by its colour', () => {
    const recipe = recipeOf(planOf('composite', two, { isFilled: false, fill: '#ff0000' }));
    expect(recipe).toEqual(recipeOf(planOf('composite', two, { isFilled: false })));
  });
});

describe('a mask', () => {
  it('[P31] is its file; what it was painted on is not part of what is made with it', () => {
    const recipe = recipeOf(planOf('mask-apply', { image: 'quay', mask: 'painted' }));
    expect(recipe.inputs).toMatchObject({ mask: [{ type: 'media', kind: 'image', sha256: sha('3') }] });
    const empty = planOf('mask-apply', { image: 'quay', mask: 'unpainted' });
    expect(empty).toMatchObject({ ok: false, refusal: { rule: 'P12', message: expect.stringContaining('paint it') } });
  });

  it('is no picture, and a picture is no mask: a matte makes one of the other', () => {
    expect(() => planOf('mask-apply', { image: 'quay', mask: 'fog' })).toThrow('"Mask" takes a mask');
    expect(() => planOf('upscale', { image: 'painted' })).toThrow('"Image" takes an image');
    const doc = sampleProject();
    act(doc, 'arne', 'createNodes', { nodes: [{ id: 'key', type: 'matte', pos: [0, 0] }] });
    const outputs = () => portsOf(readGraph(doc), NodeId.parse('key')).outputs.map(({ type }) => type);
    expect(outputs()).toEqual(['Image']);
    act(doc, 'arne', 'setParams', { id: 'key', params: { gives: 'mask' } });
    expect(outputs()).toEqual(['Mask']);
  });
});

it('[P33] a matte and a control map are decided by what their kind uses', () => {
  const of = (type: string, params: object) => recipeOf(planOf(type, { image: 'quay' }, { ...params })).params;
  expect(of('matte', { kind: 'luma', keyColour: '#0000ff' })).toEqual(of('matte', { kind: 'luma' }));
  expect(of('matte', { keyColour: '#0000ff' })).not.toEqual(of('matte', {}));
  expect(of('control-map', { kind: 'lines', high: 0.9 })).toEqual(of('control-map', { kind: 'lines' }));
});

describe('a text overlay', () => {
  it('[P32] has a text, of its own or from others', () => {
    expect(planOf('text-overlay', { image: 'quay' })).toMatchObject({ ok: false, refusal: { rule: 'P32' } });
    const recipe = recipeOf(planOf('text-overlay', { text: 'prompt' }, { text: 'NIGHT', font: sha('4') }));
    expect(recipe.params['text']).toBe('A rainy street\nNIGHT');
    expect(recipe.inputs).toMatchObject({ font: [{ type: 'media', kind: 'file', sha256: sha('4') }] });
  });
});

describe('what no machine here can make', () => {
  it.each([
    ['matte', { kind: 'neural' }, 'matte-neural'],
    ['control-map', { kind: 'depth' }, 'control-map-depth'],
    ['control-map', { kind: 'normals' }, 'control-map-normals'],
    ['control-map', { kind: 'pose' }, 'control-map-pose'],
    ['upscale', {}, 'upscale-esrgan'],
    ['image-to-image', {}, 'image-to-image'],
  ])('[P7] a %s of %j waits for a pipeline of the kind %s, and is planned with one', (type, params, module) => {
    const refused = planOf(type, { image: 'quay' }, params, NONE);
    expect(refused).toMatchObject({
      ok: false,
      refusal: { rule: 'P7', message: expect.stringContaining(`"${module}"`) },
    });
    const recipe = recipeOf(planOf(type, { image: 'quay' }, params, withPipeline(module)));
    expect(recipe.pipeline).toEqual({ id: 'a-model', version: 1 });
  });

  it('[P10] an inpainting takes a mask, words and those who are in it', () => {
    const edges = { image: 'quay', mask: 'painted', prompt: 'prompt' };
    const recipe = recipeOf(planOf('inpaint', edges, { prompt: 'A lamp', seed: 7 }, withPipeline('inpaint')));
    expect(recipe.params).toEqual({
      prompt: 'A rainy street\nA lamp',
      negativePrompt: '',
      strength: 1,
      growPx: 8,
      featherPx: 8,
    });
    expect(recipe.inputs).toMatchObject({ image: [{ sha256: sha('1') }], mask: [{ sha256: sha('3') }] });
    expect(planOf('inpaint', { image: 'quay' })).toMatchObject({ ok: false, refusal: { rule: 'G9' } });
  });
});

it('[P13] a still along a control map wants a model that follows it; without one its recipe is as it was', () => {
  const module = MODULES.get('shot-still');
  if (module?.runs !== true) throw new Error('A still makes takes.');
  const planned = (inputs: Readonly<Record<string, readonly RunInput[]>>) => {
    const format = { widthPx: 64, heightPx: 36, fps: [24, 1] as const };
    const plan = module.plan({ params: {}, inputs, format, assets: () => undefined });
    if (!plan.ok) throw new Error(plan.refusal.message);
    return plan.value;
  };
  const control: readonly RunInput[] = [{ type: 'media', kind: 'image', sha256: sha('4') }];
  expect(Object.keys(planned({ control: [] }).inputs)).not.toContain('control');
  expect(planned({ control: [] })).not.toHaveProperty('wants');
  expect(planned({ control })).toMatchObject({ inputs: { control }, wants: { module: 'shot-still-controlled' } });
});
