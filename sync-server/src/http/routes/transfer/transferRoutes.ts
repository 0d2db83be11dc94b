import { DailiesError } from '@dailies/shared/errors';
import {
  ExportQuery,
  ExportSummary,
  IMPORT_MAX_BYTES,
  ImportedProject,
  PROJECT_FILE_EXTENSION,
  PROJECT_FILE_TYPE,
} from '@dailies/shared/http';
import { createRoute } from '@hono/zod-openapi';
import { recordAudit } from '../../../actions/audit/recordAudit.ts';
import { onceByKey } from '../../../actions/onceByKey.ts';
import { accessProject } from '../../../actions/projects/accessProject.ts';
import { exportProject, summariseExport } from '../../../actions/transfer/exportProject.ts';
import { importProject } from '../../../actions/transfer/importProject.ts';
import { receiveFile } from '../../../actions/transfer/receiveFile.ts';
import type { Services } from '../../../Services.ts';
import { createApi } from '../../createApi.ts';
import { LimitAtOnce } from '../../middleware/LimitAtOnce.ts';
import { signedIn } from '../../middleware/signedIn.ts';
import { failing, jsonAnswer } from '../../openapi/answers.ts';
import { IdempotencyHeaders, ProjectParams } from '../../openapi/params.ts';

const IMPORTS_AT_ONCE = 2;
const BINARY = { type: 'string', format: 'binary' } as const;

/** `Night Shift` → `night-shift.dailies`: a name that every system and header takes. */
function fileName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 60);
  return `${plain === '' ? 'project' : plain}${PROJECT_FILE_EXTENSION}`;
}

/** One project as a file: out of this installation, and into it. */
export function transferRoutes(services: Services) {
  const { db, publicUrl, now } = services;
  const middleware = signedIn(services);
  const tags = ['Export and import'];
  const imports = new LimitAtOnce(IMPORTS_AT_ONCE);
  const summary = createRoute({
    method: 'get',
    path: '/projects/{project}/export',
    tags,
    summary: 'What an export of the project would hold',
    middleware,
    request: { params: ProjectParams },
    responses: { 200: jsonAnswer('Counts and sizes.', ExportSummary), default: failing('not-found', 'forbidden') },
  });
  const exporting = createRoute({
    method: 'post',
    path: '/projects/{project}/export',
    tags,
    summary: 'Export a project as a file: directors and producers',
    description:
      'Document, takes with their provenance, assets and, with `media=true`, every picture, video and sound. People are in it ' +
      'without name and address. A file whose end is missing is refused by every import.',
    middleware,
    request: { params: ProjectParams, query: ExportQuery },
    responses: {
      200: { description: 'The file.', content: { [PROJECT_FILE_TYPE]: { schema: BINARY } } },
      default: failing('not-found', 'forbidden', 'storage'),
    },
  });
  const importing = createRoute({
    method: 'post',
    path: '/projects/import',
    tags,
    summary: 'Make a project of an exported one: the body is the file itself',
    description:
      'You become its director. Nothing of the file is trusted: all of it is checked before anything is made.',
    middleware,
    request: {
      headers: IdempotencyHeaders,
      body: { required: true, content: { [PROJECT_FILE_TYPE]: { schema: BINARY } } },
    },
    responses: {
      201: jsonAnswer('The project, and what did not come along.', ImportedProject),
      default: failing('invalid-input', 'too-large', 'conflict', 'too-fast', 'storage'),
    },
  });

  return createApi()
    .openapi(summary, async (c) => {
      const { project } = await accessProject(db, c.var.user.id, c.req.valid('param').project, 'exportProject');
      return c.json(await summariseExport(services, project), 200);
    })
    .openapi(exporting, async (c) => {
      const { id: user } = c.var.user;
      const media = c.req.valid('query').media === 'true';
      const access = await accessProject(db, user, c.req.valid('param').project, 'exportProject');
      const studio = new URL(publicUrl ?? c.req.url).host.slice(0, 100);
      const content = await exportProject(services, access, { media, studio });
      await recordAudit(db, { action: 'project.exported', actor: user, project: access.project, details: { media } });
      return new Response(ReadableStream.from(content), {
        status: 200,
        headers: {
          'content-type': PROJECT_FILE_TYPE,
          'content-disposition': `attachment; filename="${fileName(access.name)}"`,
          'cache-control': 'no-store',
        },
      });
    })
    .openapi(importing, async (c) => {
      const { user } = c.var;
      const { body, signal } = c.req.raw;
      if (body === null) {
        throw new DailiesError('invalid-input', 'There is no file in the body; send the exported project itself.');
      }
      if (Number(c.req.header('content-length') ?? 0) > IMPORT_MAX_BYTES) {
        throw new DailiesError('too-large', 'The file is larger than 64 GB; export the project without media.');
      }
      // A file is not read to tell two calls apart: its length does, as far as it is known.
      const request = ['POST import', c.req.header('content-length') ?? null];
      const call = { user: user.id, key: c.req.valid('header')['idempotency-key'], request };
      const imported = await onceByKey(services.db, call, ImportedProject, () =>
        imports.run(user.id, 'an import', () =>
          receiveFile(body, { maxBytes: IMPORT_MAX_BYTES, now: now(), signal }, (path) =>
            importProject(services, user, path, signal),
          ),
        ),
      );
      return c.json(imported, 201);
    });
}
