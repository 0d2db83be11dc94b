import type { BlendOutline } from '@dailies/shared/media';
import type { BlendNames } from '@dailies/shared/nodes';

export interface BlendName {
  readonly name: string;
  /** What else is known of it; empty for nothing. */
  readonly note: string;
}

const plain = (name: string): BlendName => ({ name, note: '' });

/** The names of one kind in a Blender file; view layers of a scene, or of all where none is named. */
export function blendNames({ scenes, cameras }: BlendOutline, of: BlendNames, scene: string): readonly BlendName[] {
  switch (of) {
    case 'scenes':
      return scenes.map(({ name, firstFrame, lastFrame }) => ({ name, note: `${firstFrame}–${lastFrame}` }));
    case 'cameras':
      return cameras.map(plain);
    case 'layers': {
      const named = scenes.filter(({ name }) => name === scene.trim());
      return [...new Set((named.length > 0 ? named : scenes).flatMap(({ layers }) => layers))].map(plain);
    }
  }
}
