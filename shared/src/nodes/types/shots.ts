import {
  CAMERA_HEIGHTS,
  CAMERA_MOVES,
  CAMERA_SIDES,
  FACINGS,
  KEY_LIGHTS,
  SHOT_SIZES,
  STANCES,
  TIMES_OF_DAY,
} from '../../cinema/index.ts';
import { MODULES } from '../../modules/index.ts';
import { defineNode, type ParamHint } from '../defineNode.ts';
import { moduleFor } from '../moduleFor.ts';

/** `three-quarter-left` → `Three quarter left`. */
function choice(section: string, title: string, help: string, values: readonly string[]): ParamHint {
  return {
    control: 'choice',
    section,
    title,
    help,
    choices: values.map((value) => ({
      value,
      title: value.charAt(0).toUpperCase() + value.slice(1).replaceAll('-', ' '),
    })),
  };
}

const CAMERA = 'Camera';
const PEOPLE = 'People';
const LIGHT = 'Light';
const PICTURE = 'Picture';
const MOTION = 'Motion';
const ANIMATIC = 'Animatic';

const camera: Readonly<Record<string, ParamHint>> = {
  prompt: {
    control: 'text',
    title: 'Prompt',
    help: 'What happens in this shot, read after the texts that are connected; @ mentions a character, a style or a location.',
    placeholder: 'What this shot shows…',
  },
  shotSize: choice(
    CAMERA,
    'Shot size',
    'How much of the person fills the frame, from the whole place to a detail.',
    SHOT_SIZES,
  ),
  cameraHeight: choice(
    CAMERA,
    'Camera height',
    'A low camera makes who is seen larger, a high one smaller; eye height takes no side.',
    CAMERA_HEIGHTS,
  ),
  cameraSide: choice(CAMERA, 'Camera side', 'From which side the camera looks at who is in the shot.', CAMERA_SIDES),
  lensMm: {
    control: 'number',
    section: CAMERA,
    title: 'Lens',
    help: 'A short lens (24 mm) takes in the place and stretches it; a long one (85 mm) brings near and flattens.',
    unit: 'mm',
    min: 12,
    max: 200,
    step: 1,
  },
  stance: choice(
    PEOPLE,
    'Stance',
    'What everybody in the shot does; by the words, the prompt says it for each of them: “Mara sits, Tom leans”.',
    ['by-words', ...STANCES],
  ),
  facing: choice(
    PEOPLE,
    'Facing',
    'Which way people look, as the picture shows it; by the words, the prompt says it, and else the camera side.',
    ['by-words', ...FACINGS],
  ),
  timeOfDay: choice(LIGHT, 'Time of day', 'Sets the sky, and how warm and how bright the light is.', TIMES_OF_DAY),
  keyLight: choice(
    LIGHT,
    'Key light',
    'Where the main light comes from; the other side falls into shadow.',
    KEY_LIGHTS,
  ),
};
const burnIns: ParamHint = {
  control: 'flag',
  section: PICTURE,
  title: 'Burn-ins',
  help: 'Writes shot size, lens, move and frame under the picture; off, the picture fills the frame.',
};
const seed: ParamHint = {
  control: 'seed',
  section: 'Variation',
  title: 'Seed',
  help: 'Open, each take is drawn anew; locked, the same recipe gives the same take again, so that only what you change changes.',
};

export const shotStillNode = defineNode({
  type: 'shot-still',
  title: 'Shot still',
  purpose: 'One picture of a shot.',
  group: 'Shots',
  module: moduleFor(MODULES, 'shot-still'),
  size: [320, 300],
  params: {
    ...camera,
    burnIns,
    holdSeconds: {
      control: 'number',
      section: ANIMATIC,
      title: 'Stands for',
      help: 'How long the picture stands in the animatic and on contact sheets; no new take is needed.',
      unit: 's',
      min: 0.1,
      max: 120,
      step: 0.5,
      fixed: true,
    },
    seed,
  },
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
    move: choice(MOTION, 'Camera move', 'How the camera travels from the first frame to the last.', CAMERA_MOVES),
    durationSeconds: {
      control: 'number',
      section: MOTION,
      title: 'Duration',
      help: 'How long the take is; a longer one takes longer to make.',
      unit: 's',
      min: 0.5,
      max: 20,
      step: 0.5,
    },
    burnIns,
    seed,
  },
  tracked: true,
});
