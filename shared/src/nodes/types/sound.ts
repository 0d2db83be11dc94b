import { MIX_TRACKS, MODULES, mixKey } from '../../modules/index.ts';
import { defineNode, type ParamHint } from '../defineNode.ts';
import { moduleFor } from '../moduleFor.ts';
import { SPOKEN } from './spokenLanguages.ts';

export const dialogueNode = defineNode({
  type: 'dialogue',
  title: 'Dialogue',
  purpose: 'A line that is spoken, with the voice of a character.',
  group: 'Sound',
  module: moduleFor(MODULES, 'dialogue'),
  size: [320, 236],
  params: {
    text: {
      control: 'text',
      title: 'Line',
      help: 'What is said, after the texts that are connected; the name of somebody who is mentioned is said too.',
      placeholder: 'What is said…',
    },
    voice: {
      control: 'choice',
      section: 'Voice',
      title: 'Voice',
      help: 'The voice of the connected character, which stays the same in every line; or one of the general ones.',
      choices: [
        { value: 'character', title: 'The character’s' },
        { value: 'woman-1', title: 'Woman, warm' },
        { value: 'woman-2', title: 'Woman, bright' },
        { value: 'woman-3', title: 'Woman, low' },
        { value: 'man-1', title: 'Man, clear' },
        { value: 'man-2', title: 'Man, deep' },
        { value: 'man-3', title: 'Man, old' },
      ],
    },
    language: {
      control: 'choice',
      section: 'Voice',
      title: 'Language',
      help: 'The language that the line is read in; a text in another one is read with an accent.',
      choices: SPOKEN,
    },
    paceWpm: {
      control: 'number',
      section: 'Reading',
      title: 'Pace',
      help: 'How fast it is spoken; an even reading has about 160 words a minute.',
      unit: 'wpm',
      min: 80,
      max: 320,
      step: 1,
    },
    pitch: {
      control: 'number',
      section: 'Reading',
      title: 'Pitch',
      help: 'How much higher or lower than the voice’s own pitch it is spoken.',
      unit: 'st',
      min: -8,
      max: 8,
      step: 1,
    },
  },
  tracked: false,
});

const NUMBERS = Array.from({ length: MIX_TRACKS }, (_, index) => index + 1);

/** What is set for one sound of a mix, shown while there are so many. */
function trackHints(track: number): [string, ParamHint][] {
  const shared = {
    control: 'number',
    section: `Sound ${track}`,
    when: { param: 'tracks', is: NUMBERS.filter((count) => count >= track) },
  } as const;
  return [
    [
      mixKey('level', track),
      {
        ...shared,
        title: 'Level',
        help: 'How loud it is in the mix; 0 dB leaves it as it came, −6 dB is half as strong.',
        unit: 'dB',
        min: -60,
        max: 12,
        step: 0.5,
      },
    ],
    [
      mixKey('offset', track),
      {
        ...shared,
        title: 'Starts at',
        help: 'When it begins, counted from the beginning of the mix.',
        unit: 's',
        min: 0,
        max: 3_600,
        step: 0.1,
      },
    ],
    [
      mixKey('fadeIn', track),
      {
        ...shared,
        title: 'Fade in',
        help: 'How long it takes from silence to its level at its beginning.',
        unit: 's',
        min: 0,
        max: 60,
        step: 0.1,
      },
    ],
    [
      mixKey('fadeOut', track),
      {
        ...shared,
        title: 'Fade out',
        help: 'How long it takes from its level to silence at its end.',
        unit: 's',
        min: 0,
        max: 60,
        step: 0.1,
      },
    ],
  ];
}

export const audioMixNode = defineNode({
  type: 'audio-mix',
  title: 'Audio mix',
  purpose: 'Several sounds laid over each other, each at its level and its time.',
  group: 'Sound',
  module: moduleFor(MODULES, 'audio-mix'),
  size: [320, 256],
  params: {
    tracks: {
      control: 'number',
      fixed: true,
      title: 'Sounds',
      help: 'How many sounds are mixed, each with an input of its own.',
      unit: '',
      min: 1,
      max: MIX_TRACKS,
      step: 1,
    },
    normalise: {
      control: 'choice',
      title: 'Normalise',
      help: 'What is done to the whole at the end: raised to its peak, or brought to the loudness of broadcast.',
      choices: [
        { value: 'none', title: 'As mixed' },
        { value: 'peak', title: 'Peak at −1 dB' },
        { value: 'loudness', title: 'Loudness at −23 LUFS' },
      ],
    },
    ...Object.fromEntries(NUMBERS.flatMap(trackHints)),
  },
  tracked: false,
});
