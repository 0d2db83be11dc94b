import { BLEND_MODES, LAYER_FITS, type LayerPlace, layerParam, MAX_LAYERS, MODULES } from '../../modules/index.ts';
import { choicesOf } from '../choicesOf.ts';
import { defineNode, type ParamHint } from '../defineNode.ts';
import { moduleFor } from '../moduleFor.ts';

const share = { unit: '', min: -1, max: 2, step: 0.01 };

const PLACED: Readonly<Record<keyof LayerPlace, ParamHint>> = {
  x: {
    control: 'number',
    title: 'Across',
    help: 'Where the middle of the layer is, as a share of the width of the frame: 0 is the left edge, 1 the right.',
    ...share,
  },
  y: {
    control: 'number',
    title: 'Down',
    help: 'Where the middle of the layer is, as a share of the height of the frame: 0 is the top, 1 the bottom.',
    ...share,
  },
  scale: {
    control: 'number',
    title: 'Scale',
    help: 'How large the layer is, times the size that its fit gives it.',
    unit: '×',
    min: 0.01,
    max: 8,
    step: 0.01,
  },
  rotationDegrees: {
    control: 'number',
    title: 'Rotation',
    help: 'How far the layer is turned about its middle, clockwise.',
    unit: '°',
    min: -180,
    max: 180,
    step: 1,
  },
  opacity: {
    control: 'number',
    title: 'Opacity',
    help: 'How much of the layer shows, from nothing to all of it.',
    unit: '',
    min: 0,
    max: 1,
    step: 0.01,
  },
  blend: {
    control: 'choice',
    title: 'Blend',
    help: 'How the layer is mixed with what lies under it; "Cut out" takes away what it covers.',
    choices: choicesOf(BLEND_MODES, {
      'over': 'Normal',
      'color-dodge': 'Colour dodge',
      'color-burn': 'Colour burn',
      'dest-out': 'Cut out',
    }),
  },
  fit: {
    control: 'choice',
    title: 'Fit',
    help: 'How large the layer is at scale 1: all of it in the frame, the frame covered, stretched to it, or its own pixels.',
    choices: choicesOf(LAYER_FITS, {
      contain: 'Fit in the frame',
      cover: 'Cover the frame',
      stretch: 'Stretch to the frame',
      pixels: 'Own pixels',
    }),
  },
};

/** The order of the form. */
const SHOWN = ['fit', 'blend', 'x', 'y', 'scale', 'rotationDegrees', 'opacity'] as const;

const layers = Array.from({ length: MAX_LAYERS }, (_, index) => index + 1);

const layerHints = (layer: number): [string, ParamHint][] =>
  SHOWN.map((placed) => [
    layerParam(placed, layer),
    {
      ...PLACED[placed],
      section: layer === 1 ? 'Layer 1, the ground' : `Layer ${layer}`,
      ...(layer <= 2 ? {} : { when: { param: 'layers', is: layers.filter((count) => count >= layer) } }),
    },
  ]);

export const compositeNode = defineNode({
  type: 'composite',
  title: 'Composite',
  purpose: 'Pictures over each other, placed and blended in the frame.',
  group: 'Pictures',
  module: moduleFor(MODULES, 'composite'),
  size: [320, 300],
  params: {
    layers: {
      control: 'number',
      fixed: true,
      title: 'Layers',
      help: 'How many pictures lie over each other; each has an input of its own, the first at the bottom.',
      unit: '',
      min: 2,
      max: MAX_LAYERS,
      step: 1,
    },
    isFilled: {
      control: 'flag',
      title: 'Fill the frame',
      help: 'On, what no layer covers has the colour below; off, it is transparent.',
    },
    fill: {
      control: 'colour',
      title: 'Fill',
      help: 'The colour of the frame where no layer covers it.',
      when: { param: 'isFilled', is: [true] },
    },
    ...Object.fromEntries(layers.flatMap(layerHints)),
  },
  tracked: false,
});
