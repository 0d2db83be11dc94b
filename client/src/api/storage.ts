import { InstallationStorage, ProjectStorage } from '@dailies/shared/http';
import type { ProjectId } from '@dailies/shared/ids';
import { queryOptions } from '@tanstack/react-query';
import { callApi } from './callApi.ts';

export const projectStorageQuery = (project: ProjectId) =>
  queryOptions({
    queryKey: ['project', project, 'storage'],
    queryFn: (): Promise<ProjectStorage> => callApi(ProjectStorage, `/api/v1/projects/${project}/storage`),
  });

export const installationStorageQuery = queryOptions({
  queryKey: ['storage'],
  queryFn: (): Promise<InstallationStorage> => callApi(InstallationStorage, '/api/v1/storage'),
});

/** null: the installation's own limit. */
export const changeQuota = (project: ProjectId, quotaBytes: number | null): Promise<ProjectStorage> =>
  callApi(ProjectStorage, `/api/v1/projects/${project}/storage`, { method: 'PATCH', json: { quotaBytes } });
