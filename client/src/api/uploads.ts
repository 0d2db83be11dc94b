import { Upload } from '@dailies/shared/http';
import type { ProjectId } from '@dailies/shared/ids';
import { callApi } from './callApi.ts';

/** Stores a picture (PNG, JPEG or WebP) for a project. */
export const uploadPicture = (project: ProjectId, picture: Blob): Promise<Upload> =>
  callApi(Upload, `/api/v1/uploads?project=${project}`, { method: 'POST', blob: picture });
