import { LUMA_KEEPS, MASK_FITS, MASK_GROUNDS, MATTE_GIVES, MATTE_KINDS, MODULES } from '../../modules/index.ts';
import { choicesOf } from '../choicesOf.ts';
import { defineNode } from '../defineNode.ts';
import { moduleFor } from '../moduleFor.ts';

export const maskNode = defineNode({
  type: 'mask',
  title: 'Mask',
  purpose: 'What of a picture is meant, painted on it.',
  group: 'Pictures',
  module: moduleFor(MODULES, 'mask'),
  size: [280, 216],
  params: {
    media: {
      control: 'media',
      title: 'Mask',
      kind: 'image',
      help: 'The mask as a picture: white is in, black is out. Paint it here, or bring one from elsewhere.',
    },
  },
  tracked: false,
});

export const maskApplyNode = defineNode({
  type: 'mask-apply',
  title: 'Mask apply',
  purpose: 'A picture where its mask is white, and nothing or a colour elsewhere.',
  group: 'Pictures',
  module: moduleFor(MODULES, 'mask-apply'),
  size: [300, 260],
  params: {
    ground: {
      control: 'choice',
      title: 'Elsewhere',
      help: 'What is where the mask is black: transparency, or one colour.',
      choices: choicesOf(MASK_GROUNDS, { transparent: 'Transparent', colour: 'A colour' }),
    },
    colour: {
      control: 'colour',
      title: 'Colour',
      help: 'The colour that stands where the mask is black.',
      when: { param: 'ground', is: ['colour'] },
    },
    invert: { control: 'flag', title: 'Invert', help: 'Takes black for white and white for black in the mask.' },
    featherPx: {
      control: 'number',
      title: 'Feather',
      help: 'How far the edge of the mask is softened.',
      unit: 'px',
      min: 0,
      max: 200,
      step: 0.5,
    },
    fit: {
      control: 'choice',
      title: 'Mask of another size',
      help: 'Refused, or stretched to the size of the picture.',
      choices: choicesOf(MASK_FITS, { refuse: 'Refuse it', stretch: 'Stretch it' }),
    },
  },
  tracked: false,
});

const keyed = { param: 'kind', is: ['chroma', 'luma'] };
const chroma = { param: 'kind', is: ['chroma'] };
const luma = { param: 'kind', is: ['luma'] };

export const matteNode = defineNode({
  type: 'matte',
  title: 'Matte',
  purpose: 'Cuts what matters out of a picture, by a colour or by brightness.',
  group: 'Pictures',
  module: moduleFor(MODULES, 'matte'),
  size: [300, 260],
  params: {
    kind: {
      control: 'choice',
      title: 'Kind',
      help: 'By the colour of a screen, by brightness, or by a model that knows what stands in front.',
      choices: choicesOf(MATTE_KINDS, { chroma: 'Colour key', luma: 'Brightness key', neural: 'Neural' }),
    },
    gives: {
      control: 'choice',
      fixed: true,
      title: 'Gives',
      help: 'The picture with transparency, or its mask alone; the output is of that type.',
      choices: choicesOf(MATTE_GIVES, { picture: 'The picture', mask: 'The mask' }),
    },
    keyColour: { control: 'colour', title: 'Key', help: 'The colour of the screen, which goes.', when: chroma },
    tolerance: {
      control: 'number',
      title: 'Tolerance',
      help: 'How far from the key a colour may be and still goes.',
      unit: '',
      min: 0,
      max: 1,
      step: 0.01,
      when: chroma,
    },
    keeps: {
      control: 'choice',
      title: 'Keeps',
      help: 'Whether what is bright stays, or what is dark.',
      choices: choicesOf(LUMA_KEEPS),
      when: luma,
    },
    threshold: {
      control: 'number',
      title: 'Threshold',
      help: 'The brightness at which it cuts, from black to white.',
      unit: '',
      min: 0,
      max: 1,
      step: 0.01,
      when: luma,
    },
    softness: {
      control: 'number',
      title: 'Softness',
      help: 'How gradual the passage is from what goes to what stays.',
      unit: '',
      min: 0,
      max: 1,
      step: 0.01,
      when: keyed,
    },
    spill: {
      control: 'number',
      title: 'Spill',
      help: 'How much of the light of the screen is taken off what stays.',
      unit: '',
      min: 0,
      max: 1,
      step: 0.01,
      when: chroma,
    },
  },
  tracked: false,
});
