import { DailiesError } from '@dailies/shared/errors';
import { Upload, VIDEO_MAX_BYTES } from '@dailies/shared/http';
import { PICTURE_TYPES, VIDEO_TYPES } from '@dailies/shared/media';
import { createRoute } from '@hono/zod-openapi';
import { storeUpload } from '../../../actions/media/storeUpload.ts';
import { accessProject } from '../../../actions/projects/accessProject.ts';
import type { Services } from '../../../Services.ts';
import { createApi } from '../../createApi.ts';
import { signedIn } from '../../middleware/signedIn.ts';
import { failing, jsonAnswer } from '../../openapi/answers.ts';
import { ProjectParams } from '../../openapi/params.ts';

const BINARY = { type: 'string', format: 'binary' } as const;

/** Pictures and videos that people bring: the body is the file itself. */
export function uploadRoutes(services: Services) {
  const create = createRoute({
    method: 'post',
    path: '/uploads',
    tags: ['Media'],
    summary: 'Upload a picture (PNG, JPEG, WebP; at most 32 MB) or a video (MP4, MOV, WebM; at most 512 MB)',
    middleware: signedIn(services),
    request: {
      query: ProjectParams,
      body: {
        content: Object.fromEntries([...PICTURE_TYPES, ...VIDEO_TYPES].map((type) => [type, { schema: BINARY }])),
      },
    },
    responses: {
      201: jsonAnswer('The file; a node or an asset names it by `sha256`.', Upload),
      default: failing('not-found', 'forbidden', 'too-large', 'unsupported-media'),
    },
  });
  return createApi().openapi(create, async (c) => {
    const { project } = await accessProject(services.db, c.var.user.id, c.req.valid('query').project, 'upload');
    const length = c.req.header('content-length');
    const declaredBytes = length === undefined ? undefined : Number(length);
    if (declaredBytes !== undefined && declaredBytes > VIDEO_MAX_BYTES) {
      throw new DailiesError('too-large', 'The file is larger than 512 MB; use a smaller one.');
    }
    const body = c.req.raw.body;
    if (body === null) throw new DailiesError('invalid-input', 'There is no file in the body; send the file itself.');
    return c.json(await storeUpload(services, project, body, declaredBytes), 201);
  });
}
