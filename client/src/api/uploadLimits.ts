import { UploadLimits } from '@dailies/shared/http';
import type { ProjectId } from '@dailies/shared/ids';
import type { BroughtKind } from '@dailies/shared/media';
import { queryOptions } from '@tanstack/react-query';
import { callApi } from './callApi.ts';

export const uploadLimitsQuery = (project: ProjectId) =>
  queryOptions({
    queryKey: ['project', project, 'upload-limits'],
    queryFn: (): Promise<UploadLimits> => callApi(UploadLimits, `/api/v1/projects/${project}/upload-limits`),
  });

/** Bytes; null: the installation's own limit. */
export const changeUploadLimit = (
  project: ProjectId,
  kind: BroughtKind,
  maxBytes: number | null,
): Promise<UploadLimits> =>
  callApi(UploadLimits, `/api/v1/projects/${project}/upload-limits`, { method: 'PATCH', json: { [kind]: maxBytes } });
