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
      help: 'The still that this node gives to shots: a PNG, JPEG, WebP, TIFF or OpenEXR.',
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

export const soundNode = defineNode({
  type: 'sound',
  title: 'Sound',
  purpose: 'A sound that somebody brought.',
  group: 'Brought along',
  module: moduleFor(MODULES, 'sound'),
  size: [280, 132],
  params: {
    media: {
      control: 'media',
      title: 'Sound',
      kind: 'audio',
      help: 'The sound that this node gives: a WAV, MP3, FLAC or AAC.',
    },
  },
  tracked: false,
});

export const fileNode = defineNode({
  type: 'file',
  title: 'File',
  purpose: 'A Blender file, a font or a workflow that is kept with the film.',
  group: 'Brought along',
  module: moduleFor(MODULES, 'file'),
  size: [280, 132],
  params: {
    media: {
      control: 'media',
      title: 'File',
      kind: 'file',
      help: 'A Blender file, a font or a ComfyUI workflow, kept as it was brought.',
    },
  },
  tracked: false,
});
