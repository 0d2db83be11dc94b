import { MODULES } from '../../modules/index.ts';
import { defineNode } from '../defineNode.ts';
import { moduleFor } from '../moduleFor.ts';

export const pictureNode = defineNode({
  type: 'picture',
  title: 'Picture',
  purpose: 'A still that somebody brought, or a frame of a take.',
  group: 'Brought along',
  module: moduleFor(MODULES, 'picture'),
  size: [280, 216],
  params: {
    media: {
      control: 'media',
      title: 'Picture',
      kind: 'image',
      help: 'The still that this node gives to shots: a PNG, JPEG or WebP.',
    },
  },
  tracked: false,
});

export const clipNode = defineNode({
  type: 'clip',
  title: 'Clip',
  purpose: 'A video that somebody brought.',
  group: 'Brought along',
  module: moduleFor(MODULES, 'clip'),
  size: [280, 216],
  params: {
    media: {
      control: 'media',
      title: 'Video',
      kind: 'video',
      help: 'The video that this node gives: an MP4, MOV or WebM.',
    },
  },
  tracked: false,
});
