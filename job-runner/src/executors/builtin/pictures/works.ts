import { applyMask } from './applyMask.ts';
import { composite } from './composite.ts';
import { drawControlMap } from './drawControlMap.ts';
import { drawText } from './drawText.ts';
import { keyMatte } from './keyMatte.ts';
import type { PictureWork } from './PictureWork.ts';
import { upscaleEsrgan, upscaleLanczos } from './upscale.ts';

/** The works by the name of their builtin. Loaded only in the process that works. */
export const WORKS: ReadonlyMap<string, PictureWork> = new Map([
  ['composite', composite],
  ['mask-apply', applyMask],
  ['matte-key', keyMatte],
  ['control-map-lines', drawControlMap],
  ['text-overlay', drawText],
  ['upscale-lanczos', upscaleLanczos],
  ['upscale-esrgan-slim', upscaleEsrgan('slim')],
  ['upscale-esrgan-medium', upscaleEsrgan('medium')],
]);
