import { describe, expect, test } from 'vitest';
import { importWorkflow } from './importWorkflow.ts';
import { editorGraph } from './testing/editorGraph.ts';
import { testObjectInfo } from './testing/testObjectInfo.ts';

const read = (json: unknown) => importWorkflow(json, testObjectInfo);

/** The graph in the API form, or the problems. */
function converted(json: unknown) {
  const result = read(json);
  return result.ok ? result.value.workflow : result.problems;
}

const sampler = { model: [1, 0], positive: [2, 0], negative: [3, 0], latent_image: [4, 0] } as const;
const flux = [
  { id: 1, type: 'CheckpointLoaderSimple', out: ['MODEL', 'CLIP', 'VAE'], values: ['flux.safetensors'] },
  { id: 2, type: 'CLIPTextEncode', title: 'Words', in: { clip: [1, 1] }, out: ['CONDITIONING'], values: ['A harbour'] },
  { id: 3, type: 'CLIPTextEncode', in: { clip: [1, 1] }, out: ['CONDITIONING'], values: ['blurry'] },
  { id: 4, type: 'EmptyLatentImage', out: ['LATENT'], values: [1_024, 576, 1] },
  {
    id: 5,
    type: 'KSampler',
    in: sampler,
    out: ['LATENT'],
    values: [7, 'randomize', 12, 3.5, 'euler', 0.9],
  },
  { id: 6, type: 'VAEDecode', in: { samples: [5, 0], vae: [1, 2] }, out: ['IMAGE'] },
] as const;
const save = { id: 9, type: 'SaveImage', values: ['out'] } as const;

describe('the API form', () => {
  const workflow = {
    '1': { class_type: 'LoadImage', inputs: { image: 'a.png' } },
    '2': { class_type: 'SaveImage', inputs: { images: ['1', 0], filename_prefix: 'x' }, _meta: { title: 'Keep' } },
  };

  test('is taken as it is, alone or as it is posted', () => {
    expect(converted(workflow)).toEqual(workflow);
    expect(converted({ client_id: 'x', prompt: workflow })).toEqual(workflow);
    expect(importWorkflow(workflow)).toMatchObject({ ok: true });
  });

  test.each([
    [[], 'This is no workflow of ComfyUI; export one with "Export (API)", or save it in its editor.'],
    [{}, 'This is no workflow of ComfyUI; export one with "Export (API)", or save it in its editor.'],
    [
      { '1': { inputs: {} } },
      'This is no workflow of ComfyUI; export one with "Export (API)", or save it in its editor.',
    ],
    [
      { ...workflow, '3': { class_type: 'PreviewImage', inputs: { images: ['77', 0] } } },
      '"PreviewImage" (3) is connected at "images" to a node that is not in the workflow; connect it anew.',
    ],
    [
      { ...workflow, '2': { class_type: 'SaveImage', inputs: { filename_prefix: 'x' }, _meta: { title: 'Keep' } } },
      '"Keep" (2) has nothing at "images"; connect it or set it.',
    ],
    [{ '1': workflow['1'] }, 'No node of this workflow gives a file; add one such as "Save Image".'],
  ])('%j is refused with a sentence', (json, problem) => {
    expect(converted(json)).toEqual([problem]);
  });

  test('what leads to no file is not judged', () => {
    expect(converted({ ...workflow, '4': { class_type: 'ImageInvert', inputs: {} } })).toHaveProperty('4');
  });
});

describe('what the editor saves', () => {
  test('needs the server that it is for', () => {
    expect(importWorkflow(editorGraph([save]))).toMatchObject({
      ok: false,
      problems: [expect.stringMatching(/choose the server too/)],
    });
  });

  test.each(['rows', 'objects'] as const)('has its values by the order of the class, with links as %s', (form) => {
    expect(converted(editorGraph([...flux, { ...save, in: { images: [6, 0] } }], form))).toEqual({
      '1': {
        class_type: 'CheckpointLoaderSimple',
        inputs: { ckpt_name: 'flux.safetensors' },
        _meta: { title: 'Load Checkpoint' },
      },
      '2': { class_type: 'CLIPTextEncode', inputs: { text: 'A harbour', clip: ['1', 1] }, _meta: { title: 'Words' } },
      '3': {
        class_type: 'CLIPTextEncode',
        inputs: { text: 'blurry', clip: ['1', 1] },
        _meta: { title: 'CLIPTextEncode' },
      },
      '4': {
        class_type: 'EmptyLatentImage',
        inputs: { width: 1_024, height: 576, batch_size: 1 },
        _meta: { title: 'EmptyLatentImage' },
      },
      '5': {
        class_type: 'KSampler',
        inputs: {
          seed: 7,
          steps: 12,
          cfg: 3.5,
          sampler_name: 'euler',
          denoise: 0.9,
          model: ['1', 0],
          positive: ['2', 0],
          negative: ['3', 0],
          latent_image: ['4', 0],
        },
        _meta: { title: 'KSampler' },
      },
      '6': { class_type: 'VAEDecode', inputs: { samples: ['5', 0], vae: ['1', 2] }, _meta: { title: 'VAEDecode' } },
      '9': {
        class_type: 'SaveImage',
        inputs: { images: ['6', 0], filename_prefix: 'out' },
        _meta: { title: 'SaveImage' },
      },
    });
  });

  test.each([
    ['with a word', [7, 'increment', 12, 3.5, 'euler', 0.9]],
    ['with a yes, as long ago', [7, true, 12, 3.5, 'euler', 0.9]],
    ['by name', { seed: 7, steps: 12, cfg: 3.5, sampler_name: 'euler', denoise: 0.9 }],
  ])('says what follows a run %s', (_, values) => {
    const nodes = flux.map((node) => (node.id === 5 ? { ...node, values } : node));
    expect(converted(editorGraph([...nodes, { ...save, in: { images: [6, 0] } }]))).toMatchObject({
      '5': { inputs: { seed: 7, steps: 12, cfg: 3.5, sampler_name: 'euler', denoise: 0.9 } },
    });
  });

  test('a button that uploads is no value, and a list is no link', () => {
    const nodes = [
      { id: 1, type: 'LoadImage', out: ['IMAGE', 'MASK'], values: ['b.png', 'image', 'a note'] },
      { id: 2, type: 'Weights', in: { image: [1, 0] }, out: ['IMAGE'], values: [['a', 'b']] },
      { ...save, in: { images: [2, 0] } },
    ] as const;
    expect(converted(editorGraph(nodes))).toMatchObject({
      '1': { inputs: { image: 'b.png', note: 'a note' } },
      '2': { inputs: { weights: { __value__: ['a', 'b'] } } },
    });
  });

  test('reroutes, primitives, notes, and pairs of set and get are followed and left out', () => {
    const nodes = [
      { id: 1, type: 'LoadImage', out: ['IMAGE', 'MASK'], values: ['b.png', 'image'] },
      { id: 2, type: 'Reroute', in: { '': [1, 0] }, out: ['*'] },
      { id: 3, type: 'Reroute', in: { '': [2, 0] }, out: ['*'] },
      { id: 4, type: 'SetNode', in: { IMAGE: [3, 0] }, values: ['picture'] },
      { id: 5, type: 'GetNode', out: ['IMAGE'], values: ['picture'] },
      { id: 6, type: 'PrimitiveNode', out: ['STRING'], values: ['from a primitive', 'fixed'] },
      { id: 7, type: 'MarkdownNote', values: ['words'] },
      { ...save, in: { 'images': [5, 0], '*filename_prefix': [6, 0] } },
    ] as const;
    expect(converted(editorGraph(nodes))).toEqual({
      '1': expect.objectContaining({ class_type: 'LoadImage' }),
      '9': expect.objectContaining({ inputs: { images: ['1', 0], filename_prefix: 'from a primitive' } }),
    });
  });

  test('what is bypassed lets through what fits; what is muted is not there', () => {
    const through = [
      { id: 1, type: 'LoadImage', out: ['IMAGE', 'MASK'], values: ['b.png', 'image'] },
      { id: 2, type: 'ImageInvert', mode: 4, in: { image: [1, 0] }, types: ['IMAGE'], out: ['IMAGE'] },
      { id: 3, type: 'PreviewImage', mode: 2, in: { images: [2, 0] } },
      { ...save, in: { images: [2, 0] } },
    ] as const;
    expect(converted(editorGraph(through))).toMatchObject({ '9': { inputs: { images: ['1', 0] } } });
    expect(Object.keys(converted(editorGraph(through)))).toEqual(['1', '9']);
    const muted = through.map((node) => (node.id === 1 ? { ...node, mode: 2 } : node));
    expect(converted(editorGraph(muted))).toEqual(['"SaveImage" (9) has nothing at "images"; connect it or set it.']);
  });

  test('a subgraph within a subgraph is unfolded, with the values that it is given outside', () => {
    const inner = {
      ...editorGraph(
        [{ id: 1, type: 'SaveImage', in: { 'images': [-10, 0], '*filename_prefix': [-10, 1] }, values: ['inner'] }],
        'objects',
      ),
      id: 'inner-graph',
      name: 'Save',
      inputs: [{ name: 'images' }, { name: 'filename_prefix' }],
      outputs: [],
    };
    const outer = {
      ...editorGraph(
        [
          { id: 1, type: 'ImageInvert', in: { image: [-10, 0] }, out: ['IMAGE'] },
          { id: 2, type: 'inner-graph', in: { 'images': [1, 0], '*filename_prefix': [-10, 1] }, values: ['outer'] },
          { id: 3, type: 'Reroute', in: { '': [1, 0] }, out: ['*'] },
        ],
        'objects',
      ),
      id: 'outer-graph',
      name: 'Invert and save',
      inputs: [{ name: 'image' }, { name: 'prefix' }],
      outputs: [{ name: 'IMAGE' }],
    };
    outer.links.push({ id: 99, origin_id: 3, origin_slot: 0, target_id: -20, target_slot: 0 });
    const root = editorGraph([
      { id: 1, type: 'LoadImage', out: ['IMAGE', 'MASK'], values: ['b.png', 'image'] },
      { id: 5, type: 'outer-graph', in: { image: [1, 0] }, out: ['IMAGE'], values: ['shots/10'] },
      { id: 6, type: 'outer-graph', mode: 2, in: { image: [1, 0] }, out: ['IMAGE'], values: ['shots/20'] },
      { id: 9, type: 'PreviewImage', in: { images: [5, 0] } },
    ]);
    expect(converted({ ...root, definitions: { subgraphs: [inner, outer] } })).toEqual({
      '1': expect.objectContaining({ class_type: 'LoadImage' }),
      '5:1': expect.objectContaining({ class_type: 'ImageInvert', inputs: { image: ['1', 0] } }),
      '5:2:1': expect.objectContaining({
        class_type: 'SaveImage',
        inputs: { images: ['5:1', 0], filename_prefix: 'shots/10' },
      }),
      '9': expect.objectContaining({ inputs: { images: ['5:1', 0] } }),
    });
  });

  test('a subgraph that holds itself ends', () => {
    const round = {
      ...editorGraph([{ id: 1, type: 'round', in: { a: [1, 0] }, out: ['IMAGE'] }], 'objects'),
      id: 'round',
      name: 'Round',
    };
    const root = editorGraph([
      { id: 1, type: 'round', out: ['IMAGE'] },
      { ...save, in: { images: [1, 0] } },
    ]);
    const result = read({ ...root, definitions: { subgraphs: [round] } });
    expect(result.ok).toBe(false);
  });

  test.each([
    [
      { id: 1, type: 'Missing', title: 'Sharpen' },
      /^"Sharpen" \(1\) is a "Missing", which this ComfyUI server does not/,
    ],
    [{ id: 1, type: 'Strange' }, /^"Strange" \(1\) is a "Strange", which this ComfyUI server does not have/],
    [{ id: 1, type: 'constructor' }, /^"constructor" \(1\) is a "constructor", which this/],
    [{ id: 1, type: 'workflow>Old' }, /is a group of an old kind; ungroup it or make it a subgraph/],
  ])('%j is named in a sentence', (node, problem) => {
    const graph = editorGraph([
      { ...node, out: ['IMAGE'] },
      { ...save, in: { images: [1, 0] } },
    ]);
    expect(converted(graph)).toEqual([expect.stringMatching(problem)]);
  });

  test('what is no graph of it is refused', () => {
    expect(converted({ nodes: [{ id: 1 }], links: [] })).toEqual([
      expect.stringMatching(/^This workflow cannot be read/),
    ]);
  });
});
