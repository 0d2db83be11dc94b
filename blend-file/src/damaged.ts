import { DailiesError } from '@dailies/shared/errors';

/** A Blender file that breaks off, or says of itself what cannot be. */
export const damaged = (cause?: unknown): DailiesError =>
  new DailiesError(
    'unsupported-media',
    'The Blender file is damaged or broken off; save it anew and bring it again.',
    cause === undefined ? {} : { cause },
  );
