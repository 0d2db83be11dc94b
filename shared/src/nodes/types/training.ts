import { MODULES } from '../../modules/index.ts';
import { defineNode, type ParamHint } from '../defineNode.ts';
import { moduleFor } from '../moduleFor.ts';
import { SPOKEN } from './spokenLanguages.ts';

const LEARNING = 'Learning';

const learningRateMicros: ParamHint = {
  control: 'number',
  section: LEARNING,
  title: 'Learning rate',
  help: 'How far each step moves, 100 is 1e-4; a higher one learns faster and forgets what the model knew.',
  unit: '×10⁻⁶',
  min: 1,
  max: 10_000,
  step: 1,
};

const seed: ParamHint = {
  control: 'seed',
  section: LEARNING,
  title: 'Seed',
  help: 'Locked, the same pictures are learned in the same order; otherwise every variation has its own.',
};

export const trainingNode = defineNode({
  type: 'training',
  title: 'Training',
  purpose: 'Teaches a model how a character, a style or a place looks; the file becomes its new version.',
  group: 'Assets',
  module: moduleFor(MODULES, 'training'),
  size: [300, 280],
  params: {
    trigger: {
      control: 'text',
      title: 'Trigger word',
      help: 'The word that calls what was trained in a prompt; empty takes the name of the asset.',
      placeholder: 'The asset’s name',
    },
    caption: {
      control: 'text',
      title: 'Caption',
      help: 'What all the pictures show besides, such as a costume or a light that is not to be learned as part of it.',
      placeholder: 'What the pictures show besides…',
    },
    samples: {
      control: 'text',
      title: 'Sample prompts',
      help: 'Up to four prompts, one a line; their pictures are the take, and show what was learned on the way.',
      placeholder: 'Two that fit the kind of asset',
    },
    steps: {
      control: 'number',
      section: LEARNING,
      title: 'Steps',
      help: 'How long it learns; about a hundred for each picture is a good beginning.',
      unit: '',
      min: 10,
      max: 20_000,
      step: 10,
    },
    rank: {
      control: 'number',
      section: LEARNING,
      title: 'Rank',
      help: 'How much the file can hold; 16 is enough for a face, a detailed style may want 32 or more.',
      unit: '',
      min: 1,
      max: 128,
      step: 1,
    },
    learningRateMicros,
    sizePx: {
      control: 'number',
      section: LEARNING,
      title: 'Size',
      help: 'The longer side of the pictures while they are learned; larger shows more detail and takes longer.',
      unit: 'px',
      min: 64,
      max: 2_048,
      step: 64,
    },
    seed,
  },
  tracked: false,
});

export const voiceTrainingNode = defineNode({
  type: 'voice-training',
  title: 'Voice training',
  purpose: 'Learns the voice of a character from recordings; its files become the character’s new version.',
  group: 'Assets',
  module: moduleFor(MODULES, 'voice-training'),
  size: [300, 236],
  params: {
    transcript: {
      control: 'text',
      title: 'Transcript',
      help: 'What is said, one line for each recording in their order; empty, the recordings are listened to.',
      placeholder: 'What is said in the recordings…',
    },
    sample: {
      control: 'text',
      title: 'Sample line',
      help: 'The line that the take says in the voice that was learned.',
      placeholder: 'A line of the language',
    },
    language: {
      control: 'choice',
      title: 'Language',
      help: 'The language that is spoken in the recordings.',
      choices: SPOKEN,
    },
    steps: {
      control: 'number',
      section: LEARNING,
      title: 'Steps',
      help: 'How long it learns; a few minutes of speech want one to three thousand.',
      unit: '',
      min: 10,
      max: 50_000,
      step: 10,
    },
    learningRateMicros,
    seed,
  },
  tracked: false,
});
