import { UploadLimits } from '@dailies/shared/http';
import type { ProjectId } from '@dailies/shared/ids';
import { BROUGHT_MAX_BYTES, type BroughtKind } from '@dailies/shared/media';
import { queryOptions } from '@tanstack/react-query';
import { callApi } from './callApi.ts';
import { queryClient } from './queryClient.ts';

export const uploadLimitsQuery = (project: ProjectId) =>
  queryOptions({
    queryKey: ['project', project, 'upload-limits'],
    queryFn: (): Promise<UploadLimits> => callApi(UploadLimits, `/api/v1/projects/${project}/upload-limits`),
  });

/** Those of a project for looking at a file before it is sent; where they cannot be asked for now, the installation's. */
export const limitsFor = (project: ProjectId): Promise<UploadLimits> =>
  queryClient.query({ ...uploadLimitsQuery(project), staleTime: 0, retry: false }).catch(() => BROUGHT_MAX_BYTES);

/** Bytes; null: the installation's own limit. */
export const changeUploadLimit = (
  project: ProjectId,
  kind: BroughtKind,
  maxBytes: number | null,
): Promise<UploadLimits> =>
  callApi(UploadLimits, `/api/v1/projects/${project}/upload-limits`, { method: 'PATCH', json: { [kind]: maxBytes } });
