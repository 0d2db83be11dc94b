import { MODULES } from '../../modules/index.ts';
import { defineNode } from '../defineNode.ts';
import { moduleFor } from '../moduleFor.ts';

export const transitionNode = defineNode({
  type: 'transition',
  title: 'Transition',
  purpose: 'Two clips that become one, by a crossfade, a wipe or black.',
  group: 'Motion',
  module: moduleFor(MODULES, 'transition'),
  size: [320, 300],
  params: {
    kind: {
      control: 'choice',
      title: 'Kind',
      help: 'How the first clip gives way to the second; a wipe goes in the direction that it is named for.',
      choices: [
        { value: 'crossfade', title: 'Crossfade' },
        { value: 'wipe-left', title: 'Wipe left' },
        { value: 'wipe-right', title: 'Wipe right' },
        { value: 'wipe-up', title: 'Wipe up' },
        { value: 'wipe-down', title: 'Wipe down' },
        { value: 'dip-to-black', title: 'Dip to black' },
      ],
    },
    frames: {
      control: 'number',
      title: 'Length',
      help: 'Frames in which both clips are there; the result is as long as both together less these.',
      unit: 'frames',
      min: 1,
      max: 240,
      step: 1,
    },
  },
  tracked: false,
});

export const lipSyncNode = defineNode({
  type: 'lip-sync',
  title: 'Lip sync',
  purpose: 'A clip, or a picture of a person, that speaks a line.',
  group: 'Motion',
  module: moduleFor(MODULES, 'lip-sync'),
  size: [320, 300],
  params: {
    strength: {
      control: 'number',
      title: 'Strength',
      help: 'How far the mouth follows the sound; less looks calmer, and more mumbled.',
      unit: '%',
      min: 0,
      max: 100,
      step: 1,
    },
    face: {
      control: 'number',
      title: 'Face',
      help: 'Which face speaks, counted from the left of the picture; 0 takes the largest.',
      unit: '',
      min: 0,
      max: 20,
      step: 1,
    },
    seed: {
      control: 'seed',
      section: 'Variation',
      title: 'Seed',
      help: 'Open, each take is made anew; locked, the same recipe gives the same take again.',
    },
  },
  tracked: false,
});
