import { ok, type Result } from '../errors/index.ts';
import { framesOf } from '../media/index.ts';
import type { RunInput } from '../runs/index.ts';
import { defineModule, type ModuleContext, type ModulePlan } from './defineModule.ts';
import { mentionedAssets } from './mentionedAssets.ts';
import type { InputPort } from './ports.ts';
import { ShotMotionParams, ShotStillParams } from './shotParams.ts';

/** What a picture of the film is made from: words, who is in it, where, and in which manner. */
export const castPorts: readonly InputPort[] = [
  { key: 'prompt', title: 'Prompt', type: 'String', maxEdges: 4 },
  { key: 'characters', title: 'Characters', type: 'AssetReference', assetKinds: ['character'], maxEdges: 8 },
  { key: 'location', title: 'Location', type: 'AssetReference', assetKinds: ['location'] },
  { key: 'style', title: 'Style', type: 'AssetReference', assetKinds: ['style'] },
];

/** The shot's whole prompt: what arrives first, then what is written on it, blank parts left out. */
export function wholePrompt(arriving: readonly RunInput[], own: string): string {
  return [...arriving.map((input) => (input.type === 'text' ? input.text : '')), own]
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('\n');
}

function planShot(
  { params, inputs: arriving, format, assets }: ModuleContext<Omit<ShotStillParams, 'holdSeconds'>>,
  time: { kind: 'image' | 'video'; frames: number; extra: Record<string, string | number> },
): Result<ModulePlan> {
  const { seed, prompt, stance, facing, burnIns } = params;
  const { shotSize, cameraHeight, cameraSide, lensMm, timeOfDay, keyLight } = params;
  const { prompt: texts = [], firstFrame = [], control = [], ...cast } = arriving;
  const told = mentionedAssets(wholePrompt(texts, prompt), cast, castPorts, assets);
  if (!told.ok) return told;
  return ok({
    kind: time.kind,
    params: {
      // Each by its name: how long a still stands in the animatic, say, is in no recipe.
      shotSize,
      cameraHeight,
      cameraSide,
      lensMm,
      timeOfDay,
      keyLight,
      ...time.extra,
      prompt: told.value.text,
      // [P13] these came later: left out where they say nothing, so that earlier takes stay in step
      ...(stance === 'by-words' ? {} : { stance }),
      ...(facing === 'by-words' ? {} : { facing }),
      ...(burnIns ? {} : { burnIns }),
    },
    // [P13] left out where there is none
    inputs: {
      ...told.value.inputs,
      ...(firstFrame.length === 0 ? {} : { firstFrame }),
      ...(control.length === 0 ? {} : { control }),
    },
    widthPx: format.widthPx,
    heightPx: format.heightPx,
    frames: time.frames,
    fps: format.fps,
    lockedSeed: seed,
    // What knows nothing of control maps would leave it out without a word.
    ...(control.length === 0
      ? {}
      : { wants: { module: 'shot-still-controlled', makes: 'a picture along a control map' } }),
  });
}

/** One picture of a shot. */
export const shotStill = defineModule<ShotStillParams>({
  key: 'shot-still',
  version: 1,
  family: 'shot',
  runs: true,
  inputs: [...castPorts, { key: 'control', title: 'Control map', type: 'ControlMap' }],
  outputs: [{ key: 'image', title: 'Image', type: 'Image' }],
  params: ShotStillParams,
  requirements: { tags: [], gpuMemoryBytes: 0 },
  plan: (context) => planShot(context, { kind: 'image', frames: 1, extra: {} }),
});

/** A shot in motion, without sound. */
export const shotMotion = defineModule<ShotMotionParams>({
  key: 'shot-motion',
  version: 1,
  family: 'shot',
  runs: true,
  inputs: [...castPorts, { key: 'firstFrame', title: 'First frame', type: 'Image' }],
  outputs: [{ key: 'video', title: 'Video', type: 'Video' }],
  params: ShotMotionParams,
  requirements: { tags: [], gpuMemoryBytes: 0 },
  plan: ({ params: { move, durationSeconds, ...still }, ...context }) =>
    planShot(
      { ...context, params: still },
      { kind: 'video', frames: framesOf(durationSeconds, context.format.fps), extra: { move } },
    ),
});
