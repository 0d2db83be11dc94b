import type { BlendOutline } from '@dailies/shared/media';
import { BlendFile } from './BlendFile.ts';

const SCENE = 'SC';
const OBJECT = 'OB';
const LAYER = 'ViewLayer';
/** `Object.type` of a camera. */
const CAMERA = 11;
/** Names of one kind at most. */
const NAMES_AT_MOST = 200;

/**
 * The names in a Blender file by which a picture of it is asked for; nothing in it is run.
 * Throws `unsupported-media` for what is no such file, or a damaged one, and `too-large` for what unpacks to too much.
 */
export async function readOutline(path: string): Promise<BlendOutline> {
  const file = await BlendFile.open(
    path,
    (code, owner) => code === SCENE || code === OBJECT || (code === 'DATA' && owner === SCENE),
  );
  try {
    const { blocks, types } = file;
    /** Two letters say of what kind it is. */
    const nameOf = (bytes: Buffer, struct: string): string => file.text(bytes, struct, 'id', 'name').slice(2);

    const scenes: { name: string; layers: string[]; firstFrame: number; lastFrame: number }[] = [];
    const cameras: string[] = [];
    for (const block of blocks) {
      if (block.code === 'DATA' && types.nameOf(block.struct) !== LAYER) continue;
      const bytes = await file.bytes(block);
      if (block.code === SCENE) {
        if (scenes.length === NAMES_AT_MOST) break;
        const firstFrame = file.integer(bytes, 4, 'Scene', 'r', 'sfra') ?? 1;
        const lastFrame = file.integer(bytes, 4, 'Scene', 'r', 'efra') ?? firstFrame;
        scenes.push({ name: nameOf(bytes, 'Scene'), layers: [], firstFrame, lastFrame });
      }
      // What follows a scene is its own.
      const layers = scenes.at(-1)?.layers;
      if (block.code === 'DATA' && layers !== undefined && layers.length < NAMES_AT_MOST)
        layers.push(file.text(bytes, LAYER, 'name'));
      if (block.code === OBJECT && cameras.length < NAMES_AT_MOST) {
        if (file.integer(bytes, 2, 'Object', 'type') === CAMERA) cameras.push(nameOf(bytes, 'Object'));
      }
    }
    return { scenes, cameras };
  } finally {
    await file.close();
  }
}
