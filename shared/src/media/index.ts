export { contentType, describeContent, SNIFFED_BYTES } from './contentType.ts';
export {
  A_BROUGHT,
  BROUGHT_FORMATS,
  BROUGHT_KINDS,
  BROUGHT_MAX_BYTES,
  BROUGHT_TYPES,
  type BroughtKind,
  type BroughtType,
  BROWSER_PICTURE_TYPES,
  isBroughtType,
  isPictureType,
  isSoundType,
  isVideoType,
  kindOfType,
  LARGEST_BROUGHT_BYTES,
  type PictureType,
  type SoundType,
  type VideoType,
  WHAT_IS_TAKEN,
} from './formats.ts';
export {
  BlendOutline,
  DERIVATIVES_PLAN,
  DerivativeKind,
  DerivativeState,
  FilmstripLayout,
  Maker,
  makerOf,
  MAKERS,
  makersFor,
  MediaFacts,
  POSTER_BOX_PX,
  type PosterKind,
  Waveform,
} from './derivatives.ts';
export { ApiWorkflow, EditorWorkflow, workflowForm } from './workflow.ts';
export { Fps, framesOf, MediaKind, Sha256 } from './media.ts';
