import { ASSEMBLED_CLIPS, ASSEMBLED_STILLS, MODULES } from '../../modules/index.ts';
import { defineNode } from '../defineNode.ts';
import { moduleFor } from '../moduleFor.ts';

const level = { control: 'number', section: 'Sound', unit: 'dB', min: -60, max: 12, step: 0.5 } as const;
const fade = { control: 'number', section: 'Whole', unit: 'frames', min: 0, max: 240, step: 1 } as const;

export const assemblerNode = defineNode({
  type: 'assembler',
  title: 'Assembler',
  purpose: 'Clips and stills one after another, with a sound under them: the film so far.',
  group: 'Cut',
  module: moduleFor(MODULES, 'assembler'),
  size: [320, 360],
  params: {
    clips: {
      control: 'number',
      title: 'Clips',
      help: 'How many clips it takes, each with an input of its own; one that stays empty is left out of the film.',
      unit: '',
      min: 0,
      max: ASSEMBLED_CLIPS,
      step: 1,
      fixed: true,
    },
    stills: {
      control: 'number',
      title: 'Stills',
      help: 'How many stills it takes: a picture that stands where there is no motion yet, as in an animatic.',
      unit: '',
      min: 0,
      max: ASSEMBLED_STILLS,
      step: 1,
      fixed: true,
    },
    order: {
      control: 'order',
      title: 'Order',
      help: 'What follows what; the inputs of the node stand in this order, from the top.',
      fixed: true,
    },
    join: {
      control: 'choice',
      section: 'Shots',
      title: 'Join',
      help: 'How each shot gives way to the next: at once, or with both seen for a while.',
      choices: [
        { value: 'cut', title: 'Cut' },
        { value: 'crossfade', title: 'Crossfade' },
      ],
    },
    crossfade: {
      control: 'number',
      section: 'Shots',
      title: 'Crossfade',
      help: 'Frames in which both shots are seen; they come out of the handles where there are some, else out of the film.',
      unit: 'frames',
      min: 1,
      max: 240,
      step: 1,
      when: { param: 'join', is: ['crossfade'] },
    },
    hold: {
      control: 'number',
      section: 'Shots',
      title: 'Hold of stills',
      help: 'How many frames of the film a still stands for.',
      unit: 'frames',
      min: 1,
      max: 2_400,
      step: 1,
    },
    handles: {
      control: 'number',
      section: 'Shots',
      title: 'Handles',
      help: 'Frames at both ends of every clip that are not in the film; crossfades are made of them.',
      unit: 'frames',
      min: 0,
      max: 240,
      step: 1,
    },
    fit: {
      control: 'choice',
      section: 'Shots',
      title: 'Fit',
      help: 'What is done with a shot of another shape than the film: all of it on black, or the frame filled and the rest cut off.',
      choices: [
        { value: 'letterbox', title: 'Letterbox' },
        { value: 'fill', title: 'Fill' },
      ],
    },
    fadeIn: { ...fade, title: 'Fade in', help: 'How long the film takes to come out of black and silence.' },
    fadeOut: { ...fade, title: 'Fade out', help: 'How long the film takes to go into black and silence.' },
    clipLevel: { ...level, title: 'Clips', help: 'How loud the clips’ own sound is; 0 dB leaves it as it came.' },
    soundLevel: {
      ...level,
      title: 'Sound under it',
      help: 'How loud the connected sound is under the whole; it ends with the film.',
    },
  },
  tracked: false,
});

export const outputNode = defineNode({
  type: 'output',
  title: 'Output',
  purpose: 'A film as it is handed over: encoded, at a size, at the loudness of broadcast.',
  group: 'Cut',
  module: moduleFor(MODULES, 'output'),
  size: [320, 300],
  params: {
    profile: {
      control: 'choice',
      title: 'Profile',
      help: 'How it is encoded: an MP4 small for review, near lossless or with 10 bits, a ProRes MOV to work on with, or a WebM.',
      choices: [
        { value: 'h264-review', title: 'H.264, review' },
        { value: 'h264-high', title: 'H.264, high' },
        { value: 'hevc', title: 'HEVC, 10 bits' },
        { value: 'prores-hq', title: 'ProRes 422 HQ' },
        { value: 'webm-vp9', title: 'VP9 (WebM)' },
      ],
    },
    size: {
      control: 'choice',
      title: 'Size',
      help: 'The frame that is delivered (4K is 3840 × 2160, 2K is 2048 × 1080); a film of another shape stands in it whole, on black.',
      choices: [
        { value: 'project', title: 'As the project' },
        { value: 'uhd', title: '4K UHD' },
        { value: '2k', title: '2K' },
        { value: '1080', title: '1080' },
        { value: '720', title: '720' },
      ],
    },
    sound: {
      control: 'choice',
      title: 'Sound',
      help: 'Brought to the loudness of broadcast (EBU R 128), or left as it comes in.',
      choices: [
        { value: 'loudness', title: '−23 LUFS' },
        { value: 'as-is', title: 'As it is' },
      ],
    },
    timecode: {
      control: 'text',
      title: 'Starts at',
      help: 'The timecode of the first frame, for the burn-in and for the timecode of a MOV: an hour where it is empty.',
      placeholder: '01:00:00:00',
    },
    burnIn: {
      control: 'flag',
      section: 'Burn-in',
      title: 'Slate line',
      help: 'Writes the film, the date and the running timecode over the top of every picture.',
    },
    film: {
      control: 'text',
      section: 'Burn-in',
      title: 'Film',
      help: 'What stands at the left of the slate line: the film, the reel, the version.',
      placeholder: 'Night tide, reel 1',
      when: { param: 'burnIn', is: [true] },
    },
    date: {
      control: 'text',
      section: 'Burn-in',
      title: 'Date',
      help: 'The date that stands in the middle; it is not the clock’s, so that the same film is made again.',
      placeholder: '2026-11-30',
      when: { param: 'burnIn', is: [true] },
    },
  },
  tracked: false,
});
