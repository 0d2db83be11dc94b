import type { AssetId } from '@dailies/shared/ids';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { studioAssetsQuery } from '../api/assets.ts';

/** Asks anew for what shows an asset, once it has changed: its own page, and every list that it may stand in. */
export function useTellLibrary(): (asset: AssetId) => Promise<void> {
  const client = useQueryClient();
  return useCallback(
    async (asset) => {
      await Promise.all([
        client.invalidateQueries({ queryKey: ['asset', asset] }),
        client.invalidateQueries(studioAssetsQuery),
        client.invalidateQueries({
          predicate: ({ queryKey: [kind, , part] }) => kind === 'project' && part === 'assets',
        }),
      ]);
    },
    [client],
  );
}
