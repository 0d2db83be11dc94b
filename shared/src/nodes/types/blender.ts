import { MODULES } from '../../modules/index.ts';
import { defineNode } from '../defineNode.ts';
import { moduleFor } from '../moduleFor.ts';

const FILE = 'In the file';

export const blenderInputNode = defineNode({
  type: 'blender-input',
  title: 'Blender input',
  purpose: 'A frame of a Blender file: a picture, its depth, normals or lines.',
  group: 'Motion',
  module: moduleFor(MODULES, 'blender-input'),
  size: [320, 300],
  params: {
    media: {
      control: 'media',
      title: 'Blender file',
      kind: 'file',
      help: 'The .blend file that is rendered, compressed or not; nothing in it is run.',
    },
    gives: {
      control: 'choice',
      fixed: true,
      title: 'Gives',
      help: 'A picture, or what steers one: depth (near is white), normals as the camera sees them, lines (white on black).',
      choices: [
        { value: 'picture', title: 'Picture' },
        { value: 'depth', title: 'Depth' },
        { value: 'normals', title: 'Normals' },
        { value: 'lines', title: 'Lines' },
      ],
    },
    engine: {
      control: 'choice',
      title: 'Rendered by',
      help: 'Workbench shows shapes plainly and quickly; EEVEE has the light and the materials of the file.',
      when: { param: 'gives', is: ['picture'] },
      choices: [
        { value: 'workbench', title: 'Workbench' },
        { value: 'eevee', title: 'EEVEE' },
      ],
    },
    size: {
      control: 'choice',
      title: 'Size',
      help: 'How large it is rendered, against the frame of the film.',
      choices: [
        { value: 'half', title: 'Half the frame' },
        { value: 'whole', title: 'The frame' },
        { value: 'double', title: 'Twice the frame' },
      ],
    },
    frame: {
      control: 'number',
      section: FILE,
      title: 'Frame',
      help: 'Which frame of the animation is rendered, by its number in Blender.',
      unit: '',
      min: 0,
      max: 10_000,
      step: 1,
    },
    scene: {
      control: 'text',
      section: FILE,
      title: 'Scene',
      help: 'The name of a scene in the file; empty takes the one that was open. A name that is not there is answered with those that are.',
      placeholder: 'The open one',
      names: 'scenes',
    },
    camera: {
      control: 'text',
      section: FILE,
      title: 'Camera',
      help: 'The name of a camera of the scene; empty takes the one that the scene has chosen.',
      placeholder: 'The scene’s own',
      names: 'cameras',
    },
    layer: {
      control: 'text',
      section: FILE,
      title: 'View layer',
      help: 'The name of a view layer, which decides what is seen; empty takes the first one.',
      placeholder: 'The first',
      names: 'layers',
    },
  },
  tracked: false,
});
