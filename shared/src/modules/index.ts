export { ClipParams, FileParams, PictureParams, SoundParams } from './brought.ts';
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
export type { InputPort, OutputPort, Ports } from './ports.ts';
export { MODULES } from './registry.ts';
export { ShotMotionParams, ShotStillParams } from './shotParams.ts';
