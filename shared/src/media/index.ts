export { Fps, framesOf, MediaKind, Sha256 } from './media.ts';
