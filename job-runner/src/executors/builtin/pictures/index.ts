import type { Builtin } from '../Builtin.ts';
import { pictureBuiltin } from './pictureBuiltin.ts';

/** What is done with pictures, by the name that a pipeline's `runner` gives. */
export const PICTURE_BUILTINS: readonly (readonly [string, Builtin])[] = [
  'composite',
  'mask-apply',
  'matte-key',
  'control-map-lines',
  'text-overlay',
  'upscale-lanczos',
  'upscale-esrgan-slim',
  'upscale-esrgan-medium',
].map((work) => [work, pictureBuiltin(work)] as const);
