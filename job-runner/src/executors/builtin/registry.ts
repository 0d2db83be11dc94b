import type { Builtin } from './Builtin.ts';
import { renderPrevisMotion, renderPrevisStill } from './previs/index.ts';

/** The builtins by the name that a pipeline's `runner` gives. */
export const BUILTINS: ReadonlyMap<string, Builtin> = new Map([
  ['previs-still', renderPrevisStill],
  ['previs-motion', renderPrevisMotion],
]);
