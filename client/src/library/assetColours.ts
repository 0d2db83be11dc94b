import type { AssetKind } from '@dailies/shared/assets';

export const COLOURS_AT_MOST = 8;
/** What a palette begins with. */
export const FIRST_COLOUR: Readonly<Record<AssetKind, string>> = {
  character: '#c96f4a',
  style: '#4a6fa5',
  location: '#5a8f6b',
};
