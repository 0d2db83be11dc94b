export {
  ASSET_KINDS,
  AssetContent,
  AssetKind,
  type AssetLookup,
  AssetVersion,
  Colour,
  VersionWanted,
} from './asset.ts';
