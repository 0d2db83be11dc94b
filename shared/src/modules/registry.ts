import { character, location, style } from './assets.ts';
import { clip, file, picture, sound } from './brought.ts';
import { composite } from './composite.ts';
import { controlMap } from './controlMap.ts';
import type { ProductionModule } from './defineModule.ts';
import { imageToImage, inpaint } from './imageToImage.ts';
import { mask } from './mask.ts';
import { maskApply } from './maskApply.ts';
import { matte } from './matte.ts';
import { scene, wayIn, wayOut } from './scene.ts';
import { shotMotion, shotStill } from './shot.ts';
import { note, prompt } from './text.ts';
import { textOverlay } from './textOverlay.ts';
import { upscale } from './upscale.ts';

/** Every production module, by key. Adding one is adding its file and its line here. */
export const MODULES: ReadonlyMap<string, ProductionModule> = new Map(
  [
    prompt,
    note,
    picture,
    clip,
    sound,
    file,
    character,
    style,
    location,
    shotStill,
    shotMotion,
    mask,
    maskApply,
    matte,
    composite,
    textOverlay,
    upscale,
    controlMap,
    imageToImage,
    inpaint,
    scene,
    wayIn,
    wayOut,
  ].map((module) => [module.key, module]),
);
