import { MODULES } from '../../modules/index.ts';
import { defineNode } from '../defineNode.ts';
import { moduleFor } from '../moduleFor.ts';

export const promptNode = defineNode({
  type: 'prompt',
  title: 'Prompt',
  purpose: 'Words that shots are made from.',
  group: 'Text',
  module: moduleFor(MODULES, 'prompt'),
  size: [280, 180],
  params: {
    text: {
      control: 'text',
      title: 'Text',
      help: 'Read before the own prompt of every shot that it is connected to; @ mentions a character, a style or a location.',
      placeholder: 'What happens, and how it looks…',
    },
  },
  tracked: false,
});

export const noteNode = defineNode({
  type: 'note',
  title: 'Note',
  purpose: 'Words for each other.',
  group: 'Text',
  module: moduleFor(MODULES, 'note'),
  size: [240, 160],
  params: {
    text: {
      control: 'text',
      title: 'Text',
      help: 'For people only: no shot is made from it.',
      placeholder: 'A note for the crew…',
    },
  },
  tracked: false,
});
