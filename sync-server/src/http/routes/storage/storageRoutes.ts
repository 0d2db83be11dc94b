import { DailiesError, unwrap } from '@dailies/shared/errors';
import { ChangeQuota, InstallationStorage, ProjectStorage } from '@dailies/shared/http';
import { createRoute } from '@hono/zod-openapi';
import { accessProject } from '../../../actions/projects/accessProject.ts';
import { readInstallationStorage, readProjectStorage } from '../../../actions/storage/readStorage.ts';
import { mayReadInstallation } from '../../../policies/installationPolicy.ts';
import type { Services } from '../../../Services.ts';
import { createApi } from '../../createApi.ts';
import { signedIn } from '../../middleware/signedIn.ts';
import { failing, jsonAnswer, jsonBody } from '../../openapi/answers.ts';
import { ProjectParams } from '../../openapi/params.ts';

/** What takes room: in a project for those who answer for it, in the installation for its owner. */
export function storageRoutes(services: Services) {
  const { db, sql } = services;
  const middleware = signedIn(services);
  const tags = ['Storage'];
  const ofProject = createRoute({
    method: 'get',
    path: '/projects/{project}/storage',
    tags,
    summary: 'What takes room in a project, its limit, and what is going to be removed',
    middleware,
    request: { params: ProjectParams },
    responses: { 200: jsonAnswer('By kind.', ProjectStorage), default: failing('not-found', 'forbidden') },
  });
  const change = createRoute({
    method: 'patch',
    path: '/projects/{project}/storage',
    tags,
    summary: "Set how much a project's files may take; for the owner of the installation",
    middleware,
    request: { params: ProjectParams, body: jsonBody(ChangeQuota) },
    responses: { 200: jsonAnswer('As it is now.', ProjectStorage), default: failing('not-found', 'forbidden') },
  });
  const ofAll = createRoute({
    method: 'get',
    path: '/storage',
    tags,
    summary: 'What takes room in this installation, by project and kind; for its owner',
    middleware,
    responses: { 200: jsonAnswer('By project and kind.', InstallationStorage), default: failing('forbidden') },
  });

  return createApi()
    .openapi(ofProject, async (c) => {
      const { project } = await accessProject(db, c.var.user.id, c.req.valid('param').project, 'readStorage');
      return c.json(await readProjectStorage(sql, project, services.storage), 200);
    })
    .openapi(change, async (c) => {
      unwrap(mayReadInstallation(c.var.user));
      const { project } = c.req.valid('param');
      const { quotaBytes } = c.req.valid('json');
      const [there] = await sql`SELECT 1 FROM projects WHERE id = ${project}`;
      if (there === undefined) throw new DailiesError('not-found', `There is no project "${project}".`);
      if (quotaBytes === null) await sql`DELETE FROM project_quotas WHERE project_id = ${project}`;
      else {
        await sql`
          INSERT INTO project_quotas (project_id, max_bytes) VALUES (${project}, ${quotaBytes})
          ON CONFLICT (project_id) DO UPDATE SET max_bytes = excluded.max_bytes`;
      }
      return c.json(await readProjectStorage(sql, project, services.storage), 200);
    })
    .openapi(ofAll, async (c) => {
      unwrap(mayReadInstallation(c.var.user));
      return c.json(await readInstallationStorage(sql, services.storage), 200);
    });
}
