import type { BlendOutline } from '@dailies/shared/media';
import type { BlendNames } from '@dailies/shared/nodes';

/** The names of one kind in a Blender file; view layers of a scene, or of all where none is named. */
export function blendNames({ scenes, cameras }: BlendOutline, of: BlendNames, scene: string): readonly string[] {
  switch (of) {
    case 'scenes':
      return scenes.map(({ name }) => name);
    case 'cameras':
      return cameras;
    case 'layers': {
      const named = scenes.filter(({ name }) => name === scene.trim());
      return [...new Set((named.length > 0 ? named : scenes).flatMap(({ layers }) => layers))];
    }
  }
}
