import type { AssetId, ProjectId } from '@dailies/shared/ids';

/** Where the library is looked at: in a project, or (null) the studio's alone. */
export type LibraryPlace = ProjectId | null;

export const libraryAddress = (place: LibraryPlace): string => (place === null ? '/library' : `/p/${place}/library`);

export const assetAddress = (place: LibraryPlace, asset: AssetId, version?: number): string =>
  `${libraryAddress(place)}/${asset}${version === undefined ? '' : `?v=${version}`}`;
