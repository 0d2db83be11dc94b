export { ASSEMBLED_CLIPS, ASSEMBLED_STILLS, AssemblerParams, assemblyOrder } from './assembler.ts';
export { AudioMixParams, MIX_KEYS, MIX_NORMALISE, MIX_TRACKS, mixKey, MixTracks } from './audioMix.ts';
export { BLENDER_ENGINES, BLENDER_GIVES, BLENDER_SIZES, BlenderInputParams } from './blenderInput.ts';
export { ClipParams, FileParams, PictureParams, SoundParams } from './brought.ts';
export { BLEND_MODES, LAYER_FITS, LayerPlace, layerParam, layerPlace, MAX_LAYERS } from './composite.ts';
export { CONTROL_MAP_KINDS, ControlMapParams } from './controlMap.ts';
export { type Handed, HANDED, HANDED_TITLE, inputFrom, type Plain, plainOf, type Scalar, SCALARS } from './handed.ts';
export { ConditionParams, holds } from './condition.ts';
export { bridge, ConvertParams, ROUNDINGS } from './convert.ts';
export {
  defineModule,
  type Family,
  type Format,
  type ModuleContext,
  type ModuleInputs,
  type ModulePlan,
  type ProductionModule,
  type RunModule,
  type ValueModule,
} from './defineModule.ts';
export { MASK_FITS, MASK_GROUNDS, MaskApplyParams } from './maskApply.ts';
export { LUMA_KEEPS, MATTE_GIVES, MATTE_KINDS, MatteParams } from './matte.ts';
export { CELLS_AT_MOST, cellTitle, type Fan, fanOf, FanOutParams, saidValue } from './fanOut.ts';
export { MergeParams, SEPARATORS } from './merge.ts';
export { DELIVERY_PROFILES, DeliveryProfile, OutputParams, timecodeFrames, timecodeRate } from './output.ts';
export { PipelineParams } from './pipeline.ts';
export type { InputPort, OutputPort, Ports } from './ports.ts';
export { MODULES } from './registry.ts';
export { CARRIED, type Carried, carriedBy, carriedOf, givingPort, takingPort, WAY_PORT } from './scene.ts';
export { ScriptParams, scriptResult } from './script.ts';
export { ShotMotionParams, ShotStillParams } from './shotParams.ts';
export { ANCHORS, TextOverlayParams } from './textOverlay.ts';
export { MAX_UPSCALED_PX, UPSCALE_FACTORS, UPSCALE_METHODS, UpscaleParams } from './upscale.ts';
export { DialogueParams, SPOKEN_LANGUAGES, SpokenLanguage, Voice, VOICES } from './dialogue.ts';
export { trainedFor } from './trainedFor.ts';
export { TRANSITION_KINDS, TransitionKind, TransitionParams } from './transition.ts';
export { BooleanParams, FloatParams, IntegerParams, outOfRange, StringParams } from './values.ts';
