import { ChangeMember, Member } from '@dailies/shared/http';
import { UserId } from '@dailies/shared/ids';
import { createRoute, z } from '@hono/zod-openapi';
import { changeMember } from '../../../actions/members/changeMember.ts';
import { listMembers } from '../../../actions/members/listMembers.ts';
import { accessProject } from '../../../actions/projects/accessProject.ts';
import type { Services } from '../../../Services.ts';
import { createApi } from '../../createApi.ts';
import { signedIn } from '../../middleware/signedIn.ts';
import { failing, jsonAnswer, jsonBody } from '../../openapi/answers.ts';
import { ProjectParams } from '../../openapi/params.ts';

const MemberParams = ProjectParams.extend({ user: UserId });
const Members = z.object({ items: z.array(Member) });

/** A project's members: list, change a role, remove or leave. */
export function memberRoutes(services: Services) {
  const { db } = services;
  const middleware = signedIn(services);
  const tags = ['Members'];
  const list = createRoute({
    method: 'get',
    path: '/projects/{project}/members',
    tags,
    summary: 'The members, in the order in which they came',
    middleware,
    request: { params: ProjectParams },
    responses: { 200: jsonAnswer('The members.', Members), default: failing('not-found') },
  });
  const change = createRoute({
    method: 'patch',
    path: '/projects/{project}/members/{user}',
    tags,
    summary: 'Give a member another role',
    middleware,
    request: { params: MemberParams, body: jsonBody(ChangeMember) },
    responses: { 200: jsonAnswer('The members.', Members), default: failing('not-found', 'forbidden', 'conflict') },
  });
  const remove = createRoute({
    method: 'delete',
    path: '/projects/{project}/members/{user}',
    tags,
    summary: 'Remove a member; anybody may remove themselves',
    middleware,
    request: { params: MemberParams },
    responses: { 204: { description: 'Removed.' }, default: failing('not-found', 'forbidden', 'conflict') },
  });

  async function present(asking: UserId, project: z.infer<typeof ProjectParams>['project']) {
    const rows = await listMembers(db, project);
    const seesAll = rows.some(({ id, role }) => id === asking && role === 'director');
    return {
      items: rows.map(({ id, name, image, role, email, addedAt }) => ({
        user: { id, name, image },
        role,
        email: seesAll || id === asking ? email : null,
        addedAt: addedAt.toISOString(),
      })),
    };
  }

  return createApi()
    .openapi(list, async (c) => {
      const { project } = await accessProject(db, c.var.user.id, c.req.valid('param').project, 'read');
      return c.json(await present(c.var.user.id, project), 200);
    })
    .openapi(change, async (c) => {
      const { project: asked, user } = c.req.valid('param');
      const { project } = await accessProject(db, c.var.user.id, asked, 'manageMembers');
      await changeMember(services, c.var.user.id, project, user, c.req.valid('json').role);
      return c.json(await present(c.var.user.id, project), 200);
    })
    .openapi(remove, async (c) => {
      const { project: asked, user } = c.req.valid('param');
      const action = user === c.var.user.id ? 'leave' : 'manageMembers';
      const { project } = await accessProject(db, c.var.user.id, asked, action);
      await changeMember(services, c.var.user.id, project, user, null);
      return c.body(null, 204);
    });
}
