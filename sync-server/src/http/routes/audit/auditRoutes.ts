import { unwrap } from '@dailies/shared/errors';
import { AuditEvent, AuditExportQuery, AuditQuery, pageOf } from '@dailies/shared/http';
import type { ProjectId, UserId } from '@dailies/shared/ids';
import { createRoute, z } from '@hono/zod-openapi';
import { type AuditWanted, eachAudit, listAudit } from '../../../actions/audit/readAudit.ts';
import { recordAudit } from '../../../actions/audit/recordAudit.ts';
import { accessProject } from '../../../actions/projects/accessProject.ts';
import { mayReadInstallation } from '../../../policies/installationPolicy.ts';
import type { Services } from '../../../Services.ts';
import { createApi } from '../../createApi.ts';
import { signedIn } from '../../middleware/signedIn.ts';
import { failing, jsonAnswer } from '../../openapi/answers.ts';
import { ProjectParams } from '../../openapi/params.ts';
import { EXPORT_FORMATS, exportAudit, type ExportFormat } from './exportAudit.ts';
import { presentAudit } from './presentAudit.ts';

const page = { 200: jsonAnswer('A page of events.', pageOf(AuditEvent)), default: failing('not-found', 'forbidden') };
const file = {
  200: {
    description: 'The events, oldest first, as a file.',
    content: {
      'text/csv': { schema: z.string() },
      'application/x-ndjson': { schema: z.string() },
    },
  },
  default: failing('not-found', 'forbidden', 'invalid-input'),
};

/** The audit log: a project's for its directors, the installation's for its owner. */
export function auditRoutes(services: Services) {
  const { db } = services;
  const middleware = signedIn(services);
  const tags = ['Audit log'];
  const ofProject = createRoute({
    method: 'get',
    path: '/projects/{project}/audit',
    tags,
    summary: 'Who did what in a project, when and from where; newest first',
    middleware,
    request: { params: ProjectParams, query: AuditQuery },
    responses: page,
  });
  const ofProjectAsFile = createRoute({
    method: 'get',
    path: '/projects/{project}/audit/export',
    tags,
    summary: "A project's audit log as CSV or JSON lines",
    middleware,
    request: { params: ProjectParams, query: AuditExportQuery },
    responses: file,
  });
  const ofAll = createRoute({
    method: 'get',
    path: '/audit',
    tags,
    summary: 'Who did what in this installation; for its owner',
    middleware,
    request: { query: AuditQuery },
    responses: page,
  });
  const ofAllAsFile = createRoute({
    method: 'get',
    path: '/audit/export',
    tags,
    summary: "The installation's audit log as CSV or JSON lines; for its owner",
    middleware,
    request: { query: AuditExportQuery },
    responses: file,
  });

  async function asFile(actor: UserId, wanted: AuditWanted, format: ExportFormat): Promise<Response> {
    const project: { project?: ProjectId } = wanted.project === null ? {} : { project: wanted.project };
    await recordAudit(db, { action: 'audit.exported', actor, ...project, details: { format } });
    return new Response(exportAudit(eachAudit(db, wanted), format), {
      headers: {
        'content-type': EXPORT_FORMATS[format].mediaType,
        'content-disposition': `attachment; filename="audit-log.${format}"`,
        'cache-control': 'no-store',
      },
    });
  }

  return createApi()
    .openapi(ofProject, async (c) => {
      const { project } = await accessProject(db, c.var.user.id, c.req.valid('param').project, 'readAudit');
      const { cursor, limit, ...filter } = c.req.valid('query');
      const { rows, next } = await listAudit(db, { project, ...filter }, { cursor, limit });
      return c.json({ items: rows.map(presentAudit), next }, 200);
    })
    .openapi(ofProjectAsFile, async (c) => {
      const { id } = c.var.user;
      const { project } = await accessProject(db, id, c.req.valid('param').project, 'readAudit');
      const { format, ...filter } = c.req.valid('query');
      return asFile(id, { project, ...filter }, format);
    })
    .openapi(ofAll, async (c) => {
      unwrap(mayReadInstallation(c.var.user));
      const { cursor, limit, ...filter } = c.req.valid('query');
      const { rows, next } = await listAudit(db, { project: null, ...filter }, { cursor, limit });
      return c.json({ items: rows.map(presentAudit), next }, 200);
    })
    .openapi(ofAllAsFile, async (c) => {
      unwrap(mayReadInstallation(c.var.user));
      const { format, ...filter } = c.req.valid('query');
      return asFile(c.var.user.id, { project: null, ...filter }, format);
    });
}
