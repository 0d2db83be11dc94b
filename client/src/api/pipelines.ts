import { Pipeline } from '@dailies/shared/runs';
import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { callApi } from './callApi.ts';

const ListedPipelines = z.object({
  items: z.array(z.object({ ...Pipeline.shape, enabled: z.boolean().default(true) })),
});

/** The pipelines that planning may choose from: the enabled ones. */
export const pipelinesQuery = queryOptions({
  queryKey: ['pipelines'],
  staleTime: 5 * 60_000,
  queryFn: async (): Promise<readonly Pipeline[]> =>
    (await callApi(ListedPipelines, '/api/v1/pipelines')).items.filter((pipeline) => pipeline.enabled),
});
