import { DailiesError } from '@dailies/shared/errors';
import { CreateProject, pageOf, PageQuery, Project, ProjectsPresence, UpdateProject } from '@dailies/shared/http';
import { ProjectId, type UserId } from '@dailies/shared/ids';
import { createRoute, z } from '@hono/zod-openapi';
import { onceByKey } from '../../../actions/onceByKey.ts';
import { accessProject } from '../../../actions/projects/accessProject.ts';
import { createProject } from '../../../actions/projects/createProject.ts';
import { listProjects, memberOf, readProject } from '../../../actions/projects/readProjects.ts';
import { archiveProject, renameProject } from '../../../actions/projects/updateProject.ts';
import type { Services } from '../../../Services.ts';
import { createApi } from '../../createApi.ts';
import { signedIn } from '../../middleware/signedIn.ts';
import { failing, jsonAnswer, jsonBody } from '../../openapi/answers.ts';
import { IdempotencyHeaders, ProjectParams } from '../../openapi/params.ts';
import { presentProject } from './presentProject.ts';

const ListQuery = PageQuery.extend({ archived: z.enum(['true', 'false']).default('false') });

const Created = z.object({ id: ProjectId });

/** Projects: list, create, read, rename, archive, restore. */
export function projectRoutes(services: Services) {
  const { db, documents, now } = services;
  const middleware = signedIn(services);
  const tags = ['Projects'];
  const one = { request: { params: ProjectParams }, tags, middleware };
  const answers = { 200: jsonAnswer('The project.', Project), default: failing('not-found', 'forbidden', 'locked') };

  async function present(user: UserId, id: ProjectId): Promise<Project> {
    const row = await readProject(db, user, id);
    if (row === undefined) throw new DailiesError('not-found', `There is no project "${id}" that you are a member of.`);
    return presentProject(row);
  }

  const list = createRoute({
    method: 'get',
    path: '/projects',
    tags,
    summary: 'The projects that you are a member of, last edited first',
    middleware,
    request: { query: ListQuery },
    responses: { 200: jsonAnswer('A page of projects.', pageOf(Project)), default: failing('invalid-input') },
  });
  const presence = createRoute({
    method: 'get',
    path: '/projects/presence',
    tags,
    summary: 'Who has which of your projects open now',
    middleware,
    responses: {
      200: jsonAnswer('Projects that somebody has open.', ProjectsPresence),
      default: failing('unauthenticated'),
    },
  });
  const create = createRoute({
    method: 'post',
    path: '/projects',
    tags,
    summary: 'Create a project and become its director',
    middleware,
    request: { body: jsonBody(CreateProject), headers: IdempotencyHeaders },
    responses: { 201: jsonAnswer('The project.', Project), default: failing('invalid-input', 'conflict') },
  });
  const read = createRoute({
    ...one,
    method: 'get',
    path: '/projects/{project}',
    summary: 'A project',
    responses: answers,
  });
  const rename = createRoute({
    ...one,
    method: 'patch',
    path: '/projects/{project}',
    summary: 'Rename a project',
    request: { ...one.request, body: jsonBody(UpdateProject) },
    responses: answers,
  });
  const archive = createRoute({
    ...one,
    method: 'post',
    path: '/projects/{project}/archive',
    summary: 'Set a project aside: it can be read and not changed',
    responses: answers,
  });
  const restore = createRoute({
    ...one,
    method: 'post',
    path: '/projects/{project}/restore',
    summary: 'Take a project back out of the archive',
    responses: answers,
  });

  return createApi()
    .openapi(list, async (c) => {
      const { archived, cursor, limit } = c.req.valid('query');
      const { rows, next } = await listProjects(db, c.var.user.id, { archived: archived === 'true', cursor, limit });
      return c.json({ items: rows.map(presentProject), next }, 200);
    })
    .openapi(presence, async (c) => {
      const people = documents.peopleHere();
      const mine = await memberOf(db, c.var.user.id, [...people.keys()]);
      return c.json({ items: mine.map((project) => ({ project, people: [...(people.get(project) ?? [])] })) }, 200);
    })
    .openapi(create, async (c) => {
      const body = c.req.valid('json');
      const { id: user } = c.var.user;
      const call = { user, key: c.req.valid('header')['idempotency-key'], request: ['POST /projects', body] };
      const { id } = await onceByKey(db, call, Created, async () => ({
        id: await createProject(services, user, body),
      }));
      return c.json(await present(user, id), 201);
    })
    .openapi(read, async (c) => {
      return c.json(await present(c.var.user.id, c.req.valid('param').project), 200);
    })
    .openapi(rename, async (c) => {
      const { id: user } = c.var.user;
      const access = await accessProject(db, user, c.req.valid('param').project, 'rename');
      await renameProject(services, user, access, c.req.valid('json').name);
      return c.json(await present(user, access.project), 200);
    })
    .openapi(archive, async (c) => {
      const access = await accessProject(db, c.var.user.id, c.req.valid('param').project, 'archive');
      await archiveProject(db, c.var.user.id, access, new Date(now()));
      return c.json(await present(c.var.user.id, access.project), 200);
    })
    .openapi(restore, async (c) => {
      const access = await accessProject(db, c.var.user.id, c.req.valid('param').project, 'archive');
      await archiveProject(db, c.var.user.id, access, null);
      return c.json(await present(c.var.user.id, access.project), 200);
    });
}
