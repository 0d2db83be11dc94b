import { assetUses } from '@dailies/shared/graph';
import type { AssetId, NodeId } from '@dailies/shared/ids';
import { useModel } from '../document/useModel.ts';

/** The shots that use an asset, live; none without an asset. */
export const useUsers = (asset: AssetId | undefined): ReadonlySet<NodeId> =>
  useModel(
    asset === undefined ? [] : ['nodes', 'edges'],
    ({ graph }) => new Set(asset === undefined ? [] : assetUses(graph, asset).map(({ node }) => node)),
    [asset],
  );
