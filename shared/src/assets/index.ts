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
  TrainedFile,
  VersionWanted,
} from './asset.ts';
export { Tag, Tags } from './tags.ts';
