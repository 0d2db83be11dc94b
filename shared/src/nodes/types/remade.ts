import { CONTROL_MAP_KINDS, MODULES, UPSCALE_FACTORS, UPSCALE_METHODS } from '../../modules/index.ts';
import { choicesOf } from '../choicesOf.ts';
import { defineNode, type ParamHint } from '../defineNode.ts';
import { moduleFor } from '../moduleFor.ts';

export const upscaleNode = defineNode({
  type: 'upscale',
  title: 'Upscale',
  purpose: 'A picture two or four times as large.',
  group: 'Pictures',
  module: moduleFor(MODULES, 'upscale'),
  size: [300, 260],
  params: {
    factor: {
      control: 'choice',
      title: 'Times',
      help: 'How much longer each side becomes; no side may come to more than 16,384 pixels.',
      choices: choicesOf(UPSCALE_FACTORS, { 2: '2 ×', 4: '4 ×' }),
    },
    method: {
      control: 'choice',
      title: 'Method',
      help: 'ESRGAN draws detail that was not there, and takes minutes; Lanczos only enlarges, at once.',
      choices: choicesOf(UPSCALE_METHODS, { esrgan: 'ESRGAN', lanczos: 'Lanczos' }),
    },
  },
  tracked: false,
});

const edges = { param: 'kind', is: ['edges'] };

export const controlMapNode = defineNode({
  type: 'control-map',
  title: 'Control map',
  purpose: 'What a picture tells a model besides its colours: lines, edges, depth, normals, pose.',
  group: 'Pictures',
  module: moduleFor(MODULES, 'control-map'),
  size: [300, 260],
  params: {
    kind: {
      control: 'choice',
      title: 'Kind',
      help: 'Lines and edges are drawn here; depth, normals and pose wait for a model that sees them.',
      choices: choicesOf(CONTROL_MAP_KINDS),
    },
    smoothPx: {
      control: 'number',
      title: 'Smoothing',
      help: 'How much the picture is smoothed before; more leaves out what is small.',
      unit: 'px',
      min: 0,
      max: 20,
      step: 0.5,
      when: { param: 'kind', is: ['lines', 'edges'] },
    },
    strength: {
      control: 'number',
      title: 'Strength',
      help: 'How strong the lines are drawn.',
      unit: '×',
      min: 0.1,
      max: 10,
      step: 0.1,
      when: { param: 'kind', is: ['lines'] },
    },
    low: {
      control: 'number',
      title: 'Goes on above',
      help: 'An edge that has begun goes on while the change is stronger than this.',
      unit: '',
      min: 0,
      max: 1,
      step: 0.01,
      when: edges,
    },
    high: {
      control: 'number',
      title: 'Begins above',
      help: 'An edge begins where the change is stronger than this.',
      unit: '',
      min: 0,
      max: 1,
      step: 0.01,
      when: edges,
    },
  },
  tracked: false,
});

const told: Readonly<Record<string, ParamHint>> = {
  prompt: {
    control: 'text',
    title: 'Prompt',
    help: 'What is to be seen, read after the texts that are connected; @ mentions a character, a style or a location.',
    placeholder: 'What the new picture shows…',
  },
  negativePrompt: {
    control: 'text',
    title: 'Leave out',
    help: 'What is not to be seen in the new picture.',
    placeholder: 'What it shall not show…',
  },
  strength: {
    control: 'number',
    title: 'Strength',
    help: 'How far the new picture may go from the old one: 0 leaves it, 1 keeps nothing.',
    unit: '',
    min: 0,
    max: 1,
    step: 0.01,
  },
};
const seed: ParamHint = {
  control: 'seed',
  section: 'Variation',
  title: 'Seed',
  help: 'Open, each take is drawn anew; locked, the same recipe gives the same take again.',
};

export const imageToImageNode = defineNode({
  type: 'image-to-image',
  title: 'Image to image',
  purpose: 'A picture made anew after another one and words.',
  group: 'Pictures',
  module: moduleFor(MODULES, 'image-to-image'),
  size: [320, 300],
  params: { ...told, seed },
  tracked: false,
});

const MASK = 'Mask';

export const inpaintNode = defineNode({
  type: 'inpaint',
  title: 'Inpaint',
  purpose: 'A part of a picture made anew: where its mask is white.',
  group: 'Pictures',
  module: moduleFor(MODULES, 'inpaint'),
  size: [320, 300],
  params: {
    ...told,
    growPx: {
      control: 'number',
      section: MASK,
      title: 'Grow',
      help: 'How far the mask is grown before, so that the new part has room.',
      unit: 'px',
      min: 0,
      max: 200,
      step: 1,
    },
    featherPx: {
      control: 'number',
      section: MASK,
      title: 'Feather',
      help: 'How gradual the passage from the old to the new is.',
      unit: 'px',
      min: 0,
      max: 200,
      step: 1,
    },
    seed,
  },
  tracked: false,
});
