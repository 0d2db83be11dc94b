import {
  CAMERA_HEIGHTS,
  CAMERA_MOVES,
  CAMERA_SIDES,
  KEY_LIGHTS,
  SHOT_SIZES,
  TIMES_OF_DAY,
} from '../../cinema/index.ts';
import { MODULES } from '../../modules/index.ts';
import { defineNode, type ParamHint } from '../defineNode.ts';
import { moduleFor } from '../moduleFor.ts';

/** `three-quarter-left` → `Three quarter left`. */
function choice(title: string, values: readonly string[]): ParamHint {
  return {
    control: 'choice',
    title,
    choices: values.map((value) => ({
      value,
      title: value.charAt(0).toUpperCase() + value.slice(1).replaceAll('-', ' '),
    })),
  };
}

const camera: Readonly<Record<string, ParamHint>> = {
  prompt: { control: 'text', title: 'Prompt', placeholder: 'What this shot shows…' },
  shotSize: choice('Shot size', SHOT_SIZES),
  cameraHeight: choice('Camera height', CAMERA_HEIGHTS),
  cameraSide: choice('Camera side', CAMERA_SIDES),
  lensMm: { control: 'number', title: 'Lens', unit: 'mm', min: 12, max: 200, step: 1 },
  timeOfDay: choice('Time of day', TIMES_OF_DAY),
  keyLight: choice('Key light', KEY_LIGHTS),
};
const seed: ParamHint = { control: 'seed', title: 'Seed' };

export const shotStillNode = defineNode({
  type: 'shot-still',
  title: 'Shot still',
  purpose: 'One picture of a shot.',
  group: 'Shots',
  module: moduleFor(MODULES, 'shot-still'),
  size: [320, 300],
  params: { ...camera, seed },
  tracked: true,
});

export const shotMotionNode = defineNode({
  type: 'shot-motion',
  title: 'Shot motion',
  purpose: 'A shot that moves.',
  group: 'Shots',
  module: moduleFor(MODULES, 'shot-motion'),
  size: [320, 300],
  params: {
    ...camera,
    move: choice('Camera move', CAMERA_MOVES),
    durationSeconds: { control: 'number', title: 'Duration', unit: 's', min: 0.5, max: 20, step: 0.5 },
    seed,
  },
  tracked: true,
});
