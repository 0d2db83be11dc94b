import { ListedPipeline, TestedPipeline } from '@dailies/shared/http';
import type { ProjectId } from '@dailies/shared/ids';
import { Pipeline, type PipelineRef } from '@dailies/shared/runs';
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

const All = z.object({ items: z.array(ListedPipeline) });

/** Every published pipeline, also those that are disabled. */
export const allPipelinesQuery = queryOptions({
  queryKey: ['pipelines', 'all'],
  queryFn: async (): Promise<readonly ListedPipeline[]> => (await callApi(All, '/api/v1/pipelines')).items,
});

const at = ({ id, version }: PipelineRef): `/api/${string}` => `/api/v1/pipelines/${id}/${version}`;

export const publishPipeline = (pipeline: unknown): Promise<ListedPipeline> =>
  callApi(ListedPipeline, '/api/v1/pipelines', { method: 'POST', json: pipeline });

export const enablePipeline = (ref: PipelineRef, enabled: boolean): Promise<ListedPipeline> =>
  callApi(ListedPipeline, at(ref), { method: 'PATCH', json: { enabled } });

export const testPipeline = (
  ref: PipelineRef,
  project: ProjectId,
  params: Readonly<Record<string, unknown>>,
): Promise<TestedPipeline> => callApi(TestedPipeline, `${at(ref)}/test`, { method: 'POST', json: { project, params } });
