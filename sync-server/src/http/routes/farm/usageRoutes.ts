import { DailiesError, unwrap } from '@dailies/shared/errors';
import { ChangeShare, FarmUsage, ListedShare, ProjectShare, UsageQuery } from '@dailies/shared/http';
import type { ProjectId } from '@dailies/shared/ids';
import { createRoute, z } from '@hono/zod-openapi';
import { readShares, readUsage } from '../../../actions/farm/readUsage.ts';
import { writeShare } from '../../../actions/farm/writeShare.ts';
import { accessProject } from '../../../actions/projects/accessProject.ts';
import { mayManageFarm } from '../../../policies/installationPolicy.ts';
import type { Services } from '../../../Services.ts';
import { createApi } from '../../createApi.ts';
import { signedIn } from '../../middleware/signedIn.ts';
import { failing, jsonAnswer, jsonBody } from '../../openapi/answers.ts';
import { ProjectParams } from '../../openapi/params.ts';

/** What was spent on runs, and what each project gets of the farm. */
export function usageRoutes(services: Services) {
  const { db, sql } = services;
  const shared = { middleware: signedIn(services), tags: ['Farm'] };
  const usage = createRoute({
    ...shared,
    method: 'get',
    path: '/farm/usage',
    summary: 'Run time, GPU time and cost, by project, person or pipeline; for the owner of the installation',
    request: { query: UsageQuery },
    responses: { 200: jsonAnswer('What was spent.', FarmUsage), default: failing('forbidden', 'invalid-input') },
  });
  const shares = createRoute({
    ...shared,
    method: 'get',
    path: '/farm/shares',
    summary: 'What each project gets of the farm and has used of this month; for the owner of the installation',
    responses: {
      200: jsonAnswer('By name.', z.object({ items: z.array(ListedShare) })),
      default: failing('forbidden'),
    },
  });
  const read = createRoute({
    ...shared,
    method: 'get',
    path: '/projects/{project}/share',
    summary: 'What a project gets of the farm, and what it has used of this month',
    request: { params: ProjectParams },
    responses: { 200: jsonAnswer('Its share.', ProjectShare), default: failing('not-found') },
  });
  const change = createRoute({
    ...shared,
    method: 'put',
    path: '/projects/{project}/share',
    summary: "Set a project's weight and its budgets for a month; for the owner of the installation",
    request: { params: ProjectParams, body: jsonBody(ChangeShare) },
    responses: {
      200: jsonAnswer('Its share.', ProjectShare),
      default: failing('not-found', 'forbidden', 'invalid-input', 'stale'),
    },
  });

  const shareOf = async (project: ProjectId): Promise<ProjectShare> => {
    const [found] = await readShares(sql, { projects: [project] });
    if (found === undefined) throw new DailiesError('not-found', `There is no project "${project}".`);
    const { project: _, ...share } = found;
    return share;
  };

  return createApi()
    .openapi(usage, async (c) => {
      unwrap(mayManageFarm(c.var.user));
      const { from, to, by } = c.req.valid('query');
      return c.json(await readUsage(sql, services.now(), { from, to, by }), 200);
    })
    .openapi(shares, async (c) => {
      unwrap(mayManageFarm(c.var.user));
      return c.json({ items: await readShares(sql, { projects: null }) }, 200);
    })
    .openapi(read, async (c) => {
      const { project } = c.req.valid('param');
      await accessProject(db, c.var.user.id, project, 'read');
      return c.json(await shareOf(project), 200);
    })
    .openapi(change, async (c) => {
      unwrap(mayManageFarm(c.var.user));
      const { project } = c.req.valid('param');
      await writeShare(services, c.var.user.id, project, c.req.valid('json'));
      return c.json(await shareOf(project), 200);
    });
}
