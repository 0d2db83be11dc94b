import { checkBlend } from '@dailies/blend-file';
import { type BroughtType, isPictureType, isSoundType, isVideoType } from '@dailies/shared/media';
import { examineFilm, examineSound } from './kinds/film.ts';
import { examineFont } from './kinds/font.ts';
import { examinePicture } from './kinds/picture.ts';
import { examineWeights } from './kinds/weights.ts';
import { examineWorkflow } from './kinds/workflow.ts';

/**
 * Opens a file as what its first bytes say, and tells what it is. Throws `unsupported-media` or
 * `too-large`. Runs native decoders on foreign bytes: only ever in a process of its own.
 */
export async function examine(path: string, type: BroughtType): Promise<BroughtType> {
  if (isVideoType(type)) return examineFilm(path, type);
  if (isSoundType(type)) return examineSound(path, type);
  if (isPictureType(type)) await examinePicture(path, type);
  else if (type === 'application/json') await examineWorkflow(path);
  else if (type === 'application/x-blender') await checkBlend(path);
  else if (type === 'application/x-safetensors') examineWeights(path);
  else examineFont(path, type);
  return type;
}
