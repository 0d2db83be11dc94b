import type { BackendId, Priority } from '@dailies/shared/farm';
import {
  BackendDefinition,
  type ChangeBackend,
  type ChangeShare,
  type CreateBackend,
  CreatedRequest,
  FarmCapabilities,
  FarmQueue,
  FarmSettings,
  FarmUsage,
  ListedBackend,
  ListedShare,
  ProjectShare,
  type UsageBy,
} from '@dailies/shared/http';
import type { ProjectId, RunId } from '@dailies/shared/ids';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { callApi } from './callApi.ts';

const Backends = z.object({ items: z.array(ListedBackend) });
const Shares = z.object({ items: z.array(ListedShare) });
const LOOK_MS = 2_000;
const CAPABILITIES_MS = 10_000;

export const queueQuery = queryOptions({
  queryKey: ['farm', 'queue'],
  queryFn: ({ signal }): Promise<FarmQueue> => callApi(FarmQueue, '/api/v1/farm/queue', { signal }),
  refetchInterval: LOOK_MS,
  staleTime: 0,
});

export const backendsQuery = queryOptions({
  queryKey: ['farm', 'backends'],
  queryFn: async (): Promise<readonly ListedBackend[]> => (await callApi(Backends, '/api/v1/farm/backends')).items,
  refetchInterval: LOOK_MS,
  staleTime: 0,
});

export const farmCapabilitiesQuery = queryOptions({
  queryKey: ['farm', 'capabilities'],
  queryFn: (): Promise<FarmCapabilities> => callApi(FarmCapabilities, '/api/v1/farm/capabilities'),
  refetchInterval: CAPABILITIES_MS,
  staleTime: 0,
});

export const sharesQuery = queryOptions({
  queryKey: ['farm', 'shares'],
  queryFn: async (): Promise<readonly ListedShare[]> => (await callApi(Shares, '/api/v1/farm/shares')).items,
});

/** `from` and `to`: ISO 8601. */
export const usageQuery = (by: UsageBy, from: string, to: string) =>
  queryOptions({
    queryKey: ['farm', 'usage', by, from, to],
    queryFn: (): Promise<FarmUsage> =>
      callApi(FarmUsage, `/api/v1/farm/usage?${new URLSearchParams({ by, from, to }).toString()}`),
    placeholderData: keepPreviousData,
  });

const at = (backend: BackendId): `/api/${string}` => `/api/v1/farm/backends/${backend}`;

export const createBackend = (wanted: CreateBackend): Promise<BackendDefinition> =>
  callApi(BackendDefinition, '/api/v1/farm/backends', { method: 'POST', json: wanted });

export const changeBackend = (backend: BackendId, changes: ChangeBackend): Promise<BackendDefinition> =>
  callApi(BackendDefinition, at(backend), { method: 'PATCH', json: changes });

/** null: it has none any more. */
export const setCredential = (backend: BackendId, credential: string | null): Promise<BackendDefinition> =>
  callApi(BackendDefinition, `${at(backend)}/credential`, { method: 'PUT', json: { credential } });

export const removeBackend = (backend: BackendId): Promise<unknown> =>
  callApi(z.unknown(), at(backend), { method: 'DELETE' });

export const checkBackend = (backend: BackendId): Promise<ListedBackend> =>
  callApi(ListedBackend, `${at(backend)}/check`, { method: 'POST' });

export const objectInfoOf = (backend: string): Promise<Record<string, unknown>> =>
  callApi(z.record(z.string(), z.unknown()), `/api/v1/farm/backends/${backend}/object-info`);

export const pauseQueue = (paused: boolean): Promise<{ paused: boolean }> =>
  callApi(FarmSettings, '/api/v1/farm/settings', { method: 'PATCH', json: { paused } });

export const cancelRun = (run: RunId): Promise<unknown> =>
  callApi(z.unknown(), `/api/v1/farm/runs/${run}/cancel`, { method: 'POST' });

export const prioritiseRun = (run: RunId, priority: Priority): Promise<unknown> =>
  callApi(z.unknown(), `/api/v1/farm/runs/${run}/priority`, { method: 'POST', json: { priority } });

export const retryRun = (run: RunId): Promise<CreatedRequest> =>
  callApi(CreatedRequest, `/api/v1/farm/runs/${run}/retry`, { method: 'POST' });

/** What a project gets of the farm, and what it has used of this month. */
export const shareQuery = (project: ProjectId) =>
  queryOptions({
    queryKey: ['farm', 'share', project],
    queryFn: (): Promise<ProjectShare> => callApi(ProjectShare, `/api/v1/projects/${project}/share`),
  });

export const changeShare = (project: ProjectId, share: ChangeShare): Promise<ProjectShare> =>
  callApi(ProjectShare, `/api/v1/projects/${project}/share`, { method: 'PUT', json: share });
