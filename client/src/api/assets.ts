import { Asset, type CreateAsset, type CreateAssetVersion } from '@dailies/shared/http';
import type { AssetId, ProjectId } from '@dailies/shared/ids';
import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { callApi } from './callApi.ts';

const Assets = z.object({ items: z.array(Asset) });

/** The project's and the studio's assets, each at its newest version. */
export const assetsQuery = (project: ProjectId) =>
  queryOptions({
    queryKey: ['project', project, 'assets'],
    queryFn: async (): Promise<readonly Asset[]> => (await callApi(Assets, `/api/v1/projects/${project}/assets`)).items,
  });

export const createAsset = (project: ProjectId, asset: CreateAsset): Promise<Asset> =>
  callApi(Asset, `/api/v1/projects/${project}/assets`, { method: 'POST', json: asset });

/** Adds a version; `conflict` where somebody else changed the asset meanwhile. */
export const addAssetVersion = (asset: AssetId, version: CreateAssetVersion): Promise<Asset> =>
  callApi(Asset, `/api/v1/assets/${asset}/versions`, { method: 'POST', json: version });
