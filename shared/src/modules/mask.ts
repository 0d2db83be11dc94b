import { ok, refuse } from '../errors/index.ts';
import { PictureParams } from './brought.ts';
import { defineModule } from './defineModule.ts';

/** A mask that somebody painted on a picture: white is in, black is out. It has the picture's size. */
export const mask = defineModule<PictureParams>({
  key: 'mask',
  version: 1,
  family: 'shot',
  runs: false,
  inputs: [{ key: 'image', title: 'Painted on', type: 'Image' }],
  outputs: [{ key: 'mask', title: 'Mask', type: 'Mask' }],
  params: PictureParams,
  requirements: { tags: [], gpuMemoryBytes: 0 },
  // [P31] What it was painted on is not part of it.
  evaluate: ({ params: { media } }) =>
    media === null
      ? refuse('invalid-graph', 'A mask that this is made from is empty; paint it.', 'P12')
      : ok({ mask: [{ type: 'media', kind: 'image', sha256: media }] }),
});
