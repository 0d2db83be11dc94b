export {
  type BroughtType,
  contentType,
  describeContent,
  isPictureType,
  PICTURE_TYPES,
  type PictureType,
  SNIFFED_BYTES,
  VIDEO_TYPES,
  type VideoType,
} from './contentType.ts';
export { Fps, framesOf, MediaKind, Sha256 } from './media.ts';
