import { pageOf, PreparedRestore, Version, type VersionKind } from '@dailies/shared/http';
import type { ProjectId, VersionId } from '@dailies/shared/ids';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { callApi, callApiForBytes } from './callApi.ts';

const VersionPage = pageOf(Version);
const FIRST = '';
/** Dailies keeps versions by itself, and others name them. */
const REFRESH_MS = 60_000;

const pathOf = (project: ProjectId): `/api/${string}` => `/api/v1/projects/${project}/versions`;

export const versionsKey = (project: ProjectId) => ['project', project, 'versions'] as const;

/** A project's versions, newest first, page by page. */
export const versionsQuery = (project: ProjectId, kind: VersionKind | null) =>
  infiniteQueryOptions({
    queryKey: [...versionsKey(project), 'list', kind],
    initialPageParam: FIRST,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ limit: '100' });
      if (pageParam !== FIRST) query.set('cursor', pageParam);
      if (kind !== null) query.set('kind', kind);
      return callApi(VersionPage, `${pathOf(project)}?${query}`, { signal });
    },
    getNextPageParam: ({ next }) => next,
    refetchInterval: REFRESH_MS,
  });

/** The state of a version as a Yjs update; it never changes. */
export const versionStateQuery = (project: ProjectId, version: VersionId) =>
  queryOptions({
    queryKey: [...versionsKey(project), version, 'state'],
    staleTime: Infinity,
    queryFn: ({ signal }) => callApiForBytes(`${pathOf(project)}/${version}/state`, signal),
  });

/** Keeps the project as it is now, under a name. */
export const createVersion = (project: ProjectId, name: string): Promise<Version> =>
  callApi(Version, pathOf(project), { method: 'POST', json: { name } });

/** Names a version, which keeps it for good; null takes the name away. */
export const nameVersion = (project: ProjectId, version: VersionId, name: string | null): Promise<Version> =>
  callApi(Version, `${pathOf(project)}/${version}`, { method: 'PATCH', json: { name } });

/** Keeps the state of before a restore that this page is about to make. */
export const prepareRestore = (project: ProjectId, version: VersionId): Promise<{ readonly before: VersionId }> =>
  callApi(PreparedRestore, `${pathOf(project)}/${version}/prepare-restore`, { method: 'POST', json: {} });

/** The state that ended an epoch of a project, as a Yjs update. */
export const epochState = (project: ProjectId, epoch: number): Promise<Uint8Array> =>
  callApiForBytes(`/api/v1/projects/${project}/epochs/${epoch}/state`, AbortSignal.timeout(60_000));
