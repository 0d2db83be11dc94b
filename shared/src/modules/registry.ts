import { character, location, style } from './assets.ts';
import { clip, file, picture, sound } from './brought.ts';
import type { ProductionModule } from './defineModule.ts';
import { shotMotion, shotStill } from './shot.ts';
import { note, prompt } from './text.ts';

/** Every production module, by key. Adding one is adding its file and its line here. */
export const MODULES: ReadonlyMap<string, ProductionModule> = new Map(
  [prompt, note, picture, clip, sound, file, character, style, location, shotStill, shotMotion].map((module) => [
    module.key,
    module,
  ]),
);
