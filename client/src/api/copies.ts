import { CopiedToProject, type CopyToProject } from '@dailies/shared/http';
import type { ProjectId } from '@dailies/shared/ids';
import { callApi } from './callApi.ts';

/** Brings along assets and files of another project, as far as this person may see them. */
export const copyToProject = (project: ProjectId, wanted: CopyToProject): Promise<CopiedToProject> =>
  callApi(CopiedToProject, `/api/v1/projects/${project}/copies`, { method: 'POST', json: wanted });
