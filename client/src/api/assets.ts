import {
  Asset,
  AssetHistory,
  AssetImpact,
  AssetUsage,
  type CheckAssetVersion,
  type CreateAsset,
  type CreateAssetVersion,
  pageOf,
  type UpdateAsset,
} from '@dailies/shared/http';
import type { AssetId, ProjectId } from '@dailies/shared/ids';
import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { callApi } from './callApi.ts';

/** Every page of a list. */
async function allPages<Item extends z.ZodType>(
  item: Item,
  path: `/api/${string}`,
  json?: unknown,
): Promise<readonly z.output<Item>[]> {
  const items: z.output<Item>[] = [];
  let cursor: string | null = null;
  do {
    const at: string = cursor === null ? '' : `${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}`;
    // Each page says where the next one begins.
    // oxlint-disable-next-line no-await-in-loop
    const page = await callApi(pageOf(item), `${path}${at}`, json === undefined ? {} : { method: 'POST', json });
    items.push(...page.items);
    cursor = page.next;
  } while (cursor !== null);
  return items;
}

const EVERY = 'archived=include&limit=200';

/** The project's and the studio's assets, each at its newest version; archived ones as well, which nodes may use. */
export const assetsQuery = (project: ProjectId) =>
  queryOptions({
    queryKey: ['project', project, 'assets'],
    queryFn: () => allPages(Asset, `/api/v1/projects/${project}/assets?${EVERY}`),
  });

/** The studio's assets, each at its newest version; archived ones as well. */
export const studioAssetsQuery = queryOptions({
  queryKey: ['studio-assets'],
  queryFn: () => allPages(Asset, `/api/v1/assets?${EVERY}`),
});

/** An asset with all its versions, newest first. */
export const assetQuery = (asset: AssetId) =>
  queryOptions({
    queryKey: ['asset', asset],
    queryFn: () => callApi(AssetHistory, `/api/v1/assets/${asset}`),
  });

/** What uses an asset, in each project of this person that does. */
export const assetUsageQuery = (asset: AssetId) =>
  queryOptions({
    queryKey: ['asset', asset, 'usage'],
    queryFn: () => allPages(AssetUsage, `/api/v1/assets/${asset}/usage`),
  });

/** What a new version with this content would put out of sync, in each project of this person. */
export const assetImpactQuery = (asset: AssetId, content: CheckAssetVersion['content']) =>
  queryOptions({
    queryKey: ['asset', asset, 'impact', content],
    queryFn: () => allPages(AssetImpact, `/api/v1/assets/${asset}/impact`, { content }),
  });

export const createAsset = (project: ProjectId, asset: CreateAsset): Promise<Asset> =>
  callApi(Asset, `/api/v1/projects/${project}/assets`, { method: 'POST', json: asset });

/** Adds a version; `conflict` where somebody else changed the asset meanwhile. */
export const addAssetVersion = (asset: AssetId, version: CreateAssetVersion): Promise<Asset> =>
  callApi(Asset, `/api/v1/assets/${asset}/versions`, { method: 'POST', json: version });

export const updateAsset = (asset: AssetId, change: UpdateAsset): Promise<Asset> =>
  callApi(Asset, `/api/v1/assets/${asset}`, { method: 'PATCH', json: change });

/** Sets an asset aside or takes it back, or gives it to the studio. */
export const moveAsset = (asset: AssetId, way: 'archive' | 'restore' | 'promote'): Promise<Asset> =>
  callApi(Asset, `/api/v1/assets/${asset}/${way}`, { method: 'POST' });
