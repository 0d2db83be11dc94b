import { ANCHORS, MODULES } from '../../modules/index.ts';
import { choicesOf } from '../choicesOf.ts';
import { defineNode } from '../defineNode.ts';
import { moduleFor } from '../moduleFor.ts';

const PLACE = 'Place';
const LOOK = 'Look';
const margin = { unit: '', min: 0, max: 0.5, step: 0.005 };
const boxed = { param: 'box', is: [true] };

export const textOverlayNode = defineNode({
  type: 'text-overlay',
  title: 'Text overlay',
  purpose: 'Words on a picture: a title, a caption, a place and a time.',
  group: 'Pictures',
  module: moduleFor(MODULES, 'text-overlay'),
  size: [320, 300],
  params: {
    text: {
      control: 'text',
      title: 'Text',
      help: 'What stands on the picture, after the texts that are connected; a new line begins a new one.',
      placeholder: 'INT. BOATHOUSE, NIGHT',
    },
    font: {
      control: 'font',
      title: 'Font',
      help: 'The one that ships with Dailies, or a font file that lies on the canvas.',
    },
    weight: {
      control: 'number',
      title: 'Weight',
      help: 'How bold the font that ships is drawn; a font file is of one weight.',
      unit: '',
      min: 100,
      max: 900,
      step: 100,
      when: { param: 'font', is: [null] },
    },
    size: {
      control: 'number',
      section: PLACE,
      title: 'Size',
      help: 'How large the text is, as a share of the height of the picture.',
      unit: '',
      min: 0.01,
      max: 1,
      step: 0.005,
    },
    anchor: {
      control: 'choice',
      section: PLACE,
      title: 'Place',
      help: 'The corner, the edge or the middle that the text stands at, and how its lines are set.',
      choices: choicesOf(ANCHORS),
    },
    marginX: {
      control: 'number',
      section: PLACE,
      title: 'Margin beside',
      help: 'How far from the left or the right edge, as a share of the height of the picture.',
      ...margin,
    },
    marginY: {
      control: 'number',
      section: PLACE,
      title: 'Margin above',
      help: 'How far from the top or the bottom edge, as a share of the height of the picture.',
      ...margin,
    },
    colour: { control: 'colour', section: LOOK, title: 'Colour', help: 'The colour that the letters are drawn in.' },
    opacity: {
      control: 'number',
      section: LOOK,
      title: 'Opacity',
      help: 'How much of the letters shows, from nothing to all.',
      unit: '',
      min: 0,
      max: 1,
      step: 0.05,
    },
    outline: {
      control: 'number',
      section: LOOK,
      title: 'Outline',
      help: 'How wide the line around the letters is, as a share of their size.',
      unit: '',
      min: 0,
      max: 0.3,
      step: 0.01,
    },
    outlineColour: {
      control: 'colour',
      section: LOOK,
      title: 'Outline colour',
      help: 'The colour of the line around the letters.',
    },
    box: { control: 'flag', section: LOOK, title: 'Box', help: 'A box behind the text, so that it reads on anything.' },
    boxColour: {
      control: 'colour',
      section: LOOK,
      title: 'Box colour',
      help: 'The colour of the box behind.',
      when: boxed,
    },
    boxOpacity: {
      control: 'number',
      section: LOOK,
      title: 'Box opacity',
      help: 'How much the box hides of the picture.',
      unit: '',
      min: 0,
      max: 1,
      step: 0.05,
      when: boxed,
    },
  },
  tracked: false,
});
