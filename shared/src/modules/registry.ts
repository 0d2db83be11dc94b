import { assembler } from './assembler.ts';
import { audioMix } from './audioMix.ts';
import { character, location, style } from './assets.ts';
import { blenderInput } from './blenderInput.ts';
import { clip, file, picture, sound } from './brought.ts';
import { composite } from './composite.ts';
import { condition } from './condition.ts';
import { controlMap } from './controlMap.ts';
import { convert } from './convert.ts';
import type { ProductionModule } from './defineModule.ts';
import { fanOut } from './fanOut.ts';
import { imageToImage, inpaint } from './imageToImage.ts';
import { mask } from './mask.ts';
import { maskApply } from './maskApply.ts';
import { matte } from './matte.ts';
import { scene, wayIn, wayOut } from './scene.ts';
import { merge } from './merge.ts';
import { output } from './output.ts';
import { pipeline } from './pipeline.ts';
import { script } from './script.ts';
import { shotMotion, shotStill } from './shot.ts';
import { note, prompt } from './text.ts';
import { textOverlay } from './textOverlay.ts';
import { upscale } from './upscale.ts';
import { dialogue } from './dialogue.ts';
import { lipSync } from './lipSync.ts';
import { training } from './training.ts';
import { transition } from './transition.ts';
import { booleanValue, floatValue, integerValue, stringValue } from './values.ts';
import { voiceTraining } from './voiceTraining.ts';

/** Every production module, by key. Adding one is adding its file and its line here. */
export const MODULES: ReadonlyMap<string, ProductionModule> = new Map(
  [
    prompt,
    note,
    stringValue,
    integerValue,
    floatValue,
    booleanValue,
    script,
    convert,
    condition,
    merge,
    fanOut,
    pipeline,
    picture,
    clip,
    sound,
    file,
    character,
    style,
    location,
    training,
    voiceTraining,
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
    blenderInput,
    transition,
    dialogue,
    audioMix,
    lipSync,
    assembler,
    output,
  ].map((module) => [module.key, module]),
);
