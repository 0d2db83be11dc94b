import type { Builtin } from './Builtin.ts';
import { assembleFilm } from './film/assembleFilm.ts';
import { deliverFilm } from './film/deliverFilm.ts';
import { makeTransition } from './film/makeTransition.ts';
import { mixSounds } from './film/mixSounds.ts';
import { PICTURE_BUILTINS } from './pictures/index.ts';
import { renderPrevisMotion, renderPrevisStill } from './previs/index.ts';
import { speakLine } from './speech/speakLine.ts';

/** The builtins by the name that a pipeline's `runner` gives. */
export const BUILTINS: ReadonlyMap<string, Builtin> = new Map<string, Builtin>([
  ['previs-still', renderPrevisStill],
  ['previs-motion', renderPrevisMotion],
  ['film-transition', makeTransition],
  ['speech', speakLine],
  ['sound-mix', mixSounds],
  ['film-assembly', assembleFilm],
  ['film-delivery', deliverFilm],
  ...PICTURE_BUILTINS,
]);
