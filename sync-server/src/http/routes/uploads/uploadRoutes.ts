import { randomBytes } from 'node:crypto';
import type { MediaLinks } from '@dailies/media-store';
import { DailiesError } from '@dailies/shared/errors';
import { CreateUploadLink, FinishUpload, Upload, UploadLink } from '@dailies/shared/http';
import type { ProjectId, UserId } from '@dailies/shared/ids';
import { BROUGHT_TYPES, LARGEST_BROUGHT_BYTES } from '@dailies/shared/media';
import { createRoute, z } from '@hono/zod-openapi';
import { checkDeclared } from '../../../actions/media/checkDeclared.ts';
import { storeUpload } from '../../../actions/media/storeUpload.ts';
import { takeUpload } from '../../../actions/media/takeUpload.ts';
import { sizeText } from '../../../actions/media/uploadLimits.ts';
import { accessProject } from '../../../actions/projects/accessProject.ts';
import type { Services } from '../../../Services.ts';
import { bodyOf } from '../../bodyOf.ts';
import { createApi } from '../../createApi.ts';
import { signedIn } from '../../middleware/signedIn.ts';
import { failing, jsonAnswer, jsonBody } from '../../openapi/answers.ts';
import { ProjectParams } from '../../openapi/params.ts';

const BINARY = { type: 'string', format: 'binary' } as const;

const LINK_SECONDS = 60 * 60;
const UploadName = z.string().regex(/^[\w-]{32}$/);

/** Pictures and videos that people bring: in the body, or past Dailies into the store. */
export function uploadRoutes(services: Services) {
  const create = createRoute({
    method: 'post',
    path: '/uploads',
    tags: ['Media'],
    summary: 'Upload a picture, a video, a sound, a Blender file, a font or a ComfyUI workflow in one piece',
    middleware: signedIn(services),
    request: {
      query: ProjectParams,
      body: {
        content: Object.fromEntries(BROUGHT_TYPES.map((type) => [type, { schema: BINARY }])),
      },
    },
    responses: {
      201: jsonAnswer('The file; a node or an asset names it by `sha256`.', Upload),
      default: failing('not-found', 'forbidden', 'too-large', 'unsupported-media'),
    },
  });
  const createLink = createRoute({
    method: 'post',
    path: '/uploads/links',
    tags: ['Media'],
    summary: 'An address to PUT a file to, past Dailies, where the store can be reached; then finish the upload',
    middleware: signedIn(services),
    request: { body: jsonBody(CreateUploadLink) },
    responses: {
      201: jsonAnswer('Where to put exactly so many bytes, within the hour.', UploadLink),
      default: failing('not-found', 'forbidden', 'conflict', 'too-large'),
    },
  });
  const finish = createRoute({
    method: 'post',
    path: '/uploads/links/{upload}',
    tags: ['Media'],
    summary: 'Keep what was put by an upload link, once it was looked at',
    middleware: signedIn(services),
    request: { params: z.object({ upload: UploadName }), body: jsonBody(FinishUpload) },
    responses: {
      201: jsonAnswer('The file; a node or an asset names it by `sha256`.', Upload),
      default: failing('not-found', 'forbidden', 'conflict', 'too-large', 'unsupported-media'),
    },
  });
  const mayUpload = async (user: UserId, project: ProjectId): Promise<ProjectId> =>
    (await accessProject(services.db, user, project, 'upload')).project;
  const links = (): MediaLinks => {
    if (services.store.links !== null) return services.store.links;
    throw new DailiesError('conflict', 'This installation takes files by itself only; POST them to /api/v1/uploads.');
  };

  return createApi()
    .openapi(create, async (c) => {
      const project = await mayUpload(c.var.user.id, c.req.valid('query').project);
      const length = c.req.header('content-length');
      const declaredBytes = Number(length ?? 0);
      if (declaredBytes > LARGEST_BROUGHT_BYTES) {
        throw new DailiesError(
          'too-large',
          `The file is larger than ${sizeText(LARGEST_BROUGHT_BYTES)}; use a smaller one.`,
        );
      }
      const body = bodyOf(c);
      if (body === null) throw new DailiesError('invalid-input', 'There is no file in the body; send the file itself.');
      return c.json(await storeUpload(services, project, body.pieces, { declaredBytes, isOurs: body.isOurs }), 201);
    })
    .openapi(createLink, async (c) => {
      const { project, sizeBytes } = c.req.valid('json');
      await mayUpload(c.var.user.id, project);
      await checkDeclared(services, project, sizeBytes);
      // Whoever knows the name may finish it, so it is as hard to guess as a secret.
      const upload = randomBytes(24).toString('base64url');
      const url = await links().upload(upload, sizeBytes, LINK_SECONDS);
      return c.json({ upload, url, expiresAt: new Date(services.now() + LINK_SECONDS * 1_000).toISOString() }, 201);
    })
    .openapi(finish, async (c) => {
      const project = await mayUpload(c.var.user.id, c.req.valid('json').project);
      return c.json(await takeUpload(services, links(), project, c.req.valid('param').upload), 201);
    });
}
