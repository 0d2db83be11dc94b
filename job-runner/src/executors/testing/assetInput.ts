import { AssetVersion } from '@dailies/shared/assets';
import type { OrderOptions } from './orderFor.ts';

/** A character without files, at the port of a training. */
export const assetInput = (): NonNullable<OrderOptions['inputs']> => ({
  asset: [
    {
      type: 'asset',
      asset: AssetVersion.parse({ id: 'asset-ines', version: 1, kind: 'character', content: { name: 'Ines' } }),
    },
  ],
});
