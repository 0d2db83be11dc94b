export { canonicalJson, type Json } from './canonicalJson.ts';
export { runIdOf, takeIdOf } from './derived.ts';
export { sha256Hex } from './hash.ts';
export {
  AssetId,
  CommentId,
  EdgeId,
  ID_PATTERN,
  NodeId,
  PlaylistId,
  ProjectId,
  RequestId,
  RunId,
  TakeId,
  UserId,
  VersionId,
} from './ids.ts';
export { newId, type RandomBytes } from './newId.ts';
