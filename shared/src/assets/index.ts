export {
  ASSET_KINDS,
  ASSET_MEDIA_ROLES,
  AssetContent,
  AssetKind,
  type AssetLookup,
  type AssetMediaRole,
  AssetVersion,
  Colour,
  hashOfContent,
  mediaOfContent,
  tidyContent,
  TRAINED_AT_MOST,
  TrainedFile,
  VersionWanted,
  withoutTraining,
} from './asset.ts';
export { Tag, Tags } from './tags.ts';
