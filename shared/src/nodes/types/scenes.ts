import { MODULES } from '../../modules/index.ts';
import { defineNode, type ParamHint } from '../defineNode.ts';
import { moduleFor } from '../moduleFor.ts';

const carries: ParamHint = {
  control: 'choice',
  fixed: true,
  title: 'Carries',
  help: 'What may pass through this port of the scene; edges of another kind are refused.',
  choices: [
    { value: 'text', title: 'Text' },
    { value: 'image', title: 'Image' },
    { value: 'video', title: 'Video' },
    { value: 'audio', title: 'Sound' },
    { value: 'character', title: 'Character' },
    { value: 'style', title: 'Style' },
    { value: 'location', title: 'Location' },
    { value: 'number', title: 'Number' },
    { value: 'whole-number', title: 'Whole number' },
    { value: 'yes-or-no', title: 'Yes or no' },
    { value: 'control-map', title: 'Control map' },
    { value: 'mask', title: 'Mask' },
    { value: 'pipeline', title: 'Pipeline' },
  ],
};

export const sceneNode = defineNode({
  type: 'scene',
  title: 'Scene',
  purpose: 'Holds nodes; shows the picks of its shots.',
  group: 'Scenes',
  module: moduleFor(MODULES, 'scene'),
  size: [480, 360],
  params: {},
  tracked: false,
});

export const wayInNode = defineNode({
  type: 'scene-input',
  title: 'Way in',
  purpose: 'An input of the scene that it stands in.',
  group: 'Scenes',
  module: moduleFor(MODULES, 'scene-input'),
  size: [200, 96],
  params: { carries },
  tracked: false,
});

export const wayOutNode = defineNode({
  type: 'scene-output',
  title: 'Way out',
  purpose: 'An output of the scene that it stands in.',
  group: 'Scenes',
  module: moduleFor(MODULES, 'scene-output'),
  size: [200, 96],
  params: { carries },
  tracked: false,
});
