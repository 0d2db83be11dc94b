import type { AssetKind } from '@dailies/shared/assets';

/** What kinds of assets are called. */
export const KIND_TITLES: Readonly<Record<AssetKind, { readonly one: string; readonly many: string }>> = {
  character: { one: 'Character', many: 'Characters' },
  style: { one: 'Style', many: 'Styles' },
  location: { one: 'Location', many: 'Locations' },
};
