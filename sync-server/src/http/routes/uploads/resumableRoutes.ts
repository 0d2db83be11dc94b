import { DailiesError } from '@dailies/shared/errors';
import { Upload, UploadParts, UploadStanding } from '@dailies/shared/http';
import { createRoute, z } from '@hono/zod-openapi';
import { accessProject } from '../../../actions/projects/accessProject.ts';
import { dropUpload } from '../../../actions/uploads/dropUpload.ts';
import { keepUpload } from '../../../actions/uploads/keepUpload.ts';
import { linkUpload } from '../../../actions/uploads/linkUpload.ts';
import { openUpload, readUpload, standingOf, type UploadRow } from '../../../actions/uploads/openUpload.ts';
import { receivePiece } from '../../../actions/uploads/receivePiece.ts';
import type { Services } from '../../../Services.ts';
import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from '../../AppEnv.ts';
import { bodyOf } from '../../bodyOf.ts';
import { createApi } from '../../createApi.ts';
import { signedIn } from '../../middleware/signedIn.ts';
import { failing, jsonAnswer } from '../../openapi/answers.ts';
import { ProjectParams } from '../../openapi/params.ts';
import { bytesOfHeader, nameOfMetadata, speaksTus, TUS_OPTIONS } from './tusHeaders.ts';

const UploadParams = ProjectParams.extend({ upload: z.string().min(1).max(80) });
const PIECE_TYPE = 'application/offset+octet-stream';

/**
 * Files that come in pieces and go on after a lost connection: the tus protocol (core, creation, expiration,
 * termination), and one call that keeps the whole file once it was looked at. The project is in the address,
 * so that what routes by project routes these too.
 */
export function resumableRoutes(services: Services) {
  const { spool, turns } = services;
  const path = '/projects/{project}/uploads';
  const one = `${path}/{upload}`;
  const middleware: [MiddlewareHandler<AppEnv>, MiddlewareHandler<AppEnv>] = [signedIn(services), speaksTus];
  const options = createRoute({
    method: 'options',
    path,
    tags: ['Media'],
    summary: 'What of the tus protocol is spoken here; needs no account',
    request: { params: ProjectParams },
    responses: {
      204: { description: 'The version and the extensions, in headers.' },
      default: failing('invalid-input'),
    },
  });
  const create = createRoute({
    method: 'post',
    path,
    tags: ['Media'],
    summary: 'Begin a resumable upload (tus: `Upload-Length`, `Upload-Metadata`); its address is in `Location`',
    middleware,
    request: { params: ProjectParams },
    responses: {
      201: { description: 'It may be sent to its address, in pieces.' },
      412: { description: 'Another version of the protocol.' },
      default: failing('not-found', 'forbidden', 'invalid-input', 'too-large', 'too-fast'),
    },
  });
  const read = createRoute({
    method: 'get',
    path: one,
    tags: ['Media'],
    summary: 'How much of a resumable upload is here; a HEAD answers it in headers (tus)',
    middleware,
    request: { params: UploadParams },
    responses: { 200: jsonAnswer('Where it stands.', UploadStanding), default: failing('not-found', 'expired') },
  });
  const append = createRoute({
    method: 'patch',
    path: one,
    tags: ['Media'],
    summary: 'Send a piece of a resumable upload, from where it stands (tus)',
    middleware,
    request: {
      params: UploadParams,
      headers: z.object({ 'upload-offset': z.string().describe('The byte that the piece begins at.') }),
      body: { content: { [PIECE_TYPE]: { schema: { type: 'string', format: 'binary' } as const } } },
    },
    responses: {
      204: { description: 'How much is here now, in `Upload-Offset`.' },
      412: { description: 'Another version of the protocol.' },
      default: failing('not-found', 'conflict', 'expired', 'too-large', 'unsupported-media', 'storage'),
    },
  });
  const remove = createRoute({
    method: 'delete',
    path: one,
    tags: ['Media'],
    summary: 'Give a resumable upload up (tus)',
    middleware,
    request: { params: UploadParams },
    responses: {
      204: { description: 'Nothing of it is left; what was kept stays.' },
      412: { description: 'Another version of the protocol.' },
      default: failing('not-found', 'expired'),
    },
  });
  const link = createRoute({
    method: 'post',
    path: `${one}/links`,
    tags: ['Media'],
    summary:
      'Addresses to PUT the parts of a resumable upload to, past Dailies, where the store can be reached; then keep it',
    middleware: signedIn(services),
    request: { params: UploadParams },
    responses: {
      200: jsonAnswer('The parts, and which are there.', UploadParts),
      default: failing('not-found', 'conflict', 'expired', 'storage'),
    },
  });
  const keep = createRoute({
    method: 'post',
    path: `${one}/keep`,
    tags: ['Media'],
    summary: 'Keep a resumable upload that is whole, once it was looked at; asked again, the answer is the same',
    middleware: signedIn(services),
    request: { params: UploadParams },
    responses: {
      201: jsonAnswer('The file; a node or an asset names it by `sha256`.', Upload),
      default: failing('not-found', 'conflict', 'expired', 'too-large', 'unsupported-media', 'storage'),
    },
  });

  const addressOf = ({ projectId, id }: UploadRow): string => `/api/v1/projects/${projectId}/uploads/${id}`;
  const expiresIn = ({ expiresAt }: UploadRow): Record<string, string> => ({
    'upload-expires': expiresAt.toUTCString(),
  });

  /** The upload, where who asks may still upload here. */
  async function uploadFor(user: UploadRow['userId'], params: z.infer<typeof UploadParams>): Promise<UploadRow> {
    await accessProject(services.db, user, params.project, 'upload');
    return readUpload(services, user, params.project, params.upload);
  }
  const receivedOf = async ({ id, sizeBytes, sha256 }: UploadRow): Promise<number> =>
    // Whoever asks has given up what it sent before: what came of that counts.
    sha256 === null ? turns.hold(id, () => spool.bytesOf(id)) : sizeBytes;

  return createApi()
    .openapi(options, (c) => c.body(null, 204, TUS_OPTIONS))
    .openapi(create, async (c) => {
      const { project } = await accessProject(services.db, c.var.user.id, c.req.valid('param').project, 'upload');
      const sizeBytes = bytesOfHeader('Upload-Length', c.req.header('upload-length'));
      if (sizeBytes === 0) throw new DailiesError('invalid-input', 'The file is empty; there is nothing to keep.');
      const name = nameOfMetadata(c.req.header('upload-metadata'));
      const row = await openUpload(services, c.var.user.id, project, { name, sizeBytes });
      return c.body(null, 201, { ...expiresIn(row), 'location': addressOf(row), 'upload-offset': '0' });
    })
    .openapi(read, async (c) => {
      const row = await uploadFor(c.var.user.id, c.req.valid('param'));
      const received = await receivedOf(row);
      return c.json(standingOf(row, received), 200, {
        ...expiresIn(row),
        'upload-offset': String(received),
        'upload-length': String(row.sizeBytes),
        'cache-control': 'no-store',
      });
    })
    .openapi(append, async (c) => {
      const row = await uploadFor(c.var.user.id, c.req.valid('param'));
      if (c.req.header('content-type') !== PIECE_TYPE) {
        throw new DailiesError('unsupported-media', `A piece is sent as ${PIECE_TYPE}.`);
      }
      const offset = bytesOfHeader('Upload-Offset', c.req.header('upload-offset'));
      const received = await receivePiece(services, row, offset, bodyOf(c));
      return c.body(null, 204, { ...expiresIn(row), 'upload-offset': String(received) });
    })
    .openapi(remove, async (c) => {
      const row = await uploadFor(c.var.user.id, c.req.valid('param'));
      await turns.hold(row.id, () => dropUpload(services, row.id));
      return c.body(null, 204);
    })
    .openapi(link, async (c) => {
      const row = await uploadFor(c.var.user.id, c.req.valid('param'));
      return c.json(await linkUpload(services, row), 200);
    })
    .openapi(keep, async (c) => {
      const row = await uploadFor(c.var.user.id, c.req.valid('param'));
      return c.json(await keepUpload(services, row), 201);
    });
}
