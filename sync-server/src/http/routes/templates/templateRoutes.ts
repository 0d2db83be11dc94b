import { CreateTemplate, Template, UpdateTemplate } from '@dailies/shared/http';
import { createRoute, z } from '@hono/zod-openapi';
import { accessStudioLibrary } from '../../../actions/assets/accessAsset.ts';
import { onceByKey } from '../../../actions/onceByKey.ts';
import { accessProject } from '../../../actions/projects/accessProject.ts';
import { accessTemplate, mayWithTemplate, seeTemplate } from '../../../actions/templates/accessTemplate.ts';
import {
  findTemplate,
  listStudioTemplates,
  listTemplates,
  type StoredTemplate,
} from '../../../actions/templates/readTemplates.ts';
import { createTemplate, removeTemplate, updateTemplate } from '../../../actions/templates/writeTemplates.ts';
import type { Account } from '../../../auth/index.ts';
import type { Services } from '../../../Services.ts';
import { createApi } from '../../createApi.ts';
import { signedIn } from '../../middleware/signedIn.ts';
import { failing, jsonAnswer, jsonBody } from '../../openapi/answers.ts';
import { IdempotencyHeaders, ProjectParams } from '../../openapi/params.ts';

const TemplateParams = z.object({ template: z.string().max(64) });
const Templates = z.object({ items: z.array(Template) });
const Created = z.object({ id: z.string() });

/** Templates: parts of graphs that are put down again, a project's own and the studio's. */
export function templateRoutes(services: Services) {
  const { db } = services;
  const common = { middleware: signedIn(services), tags: ['Templates'] };
  const list = createRoute({
    ...common,
    method: 'get',
    path: '/projects/{project}/templates',
    summary: "The project's templates and the studio's, oldest first",
    request: { params: ProjectParams },
    responses: { 200: jsonAnswer('The templates.', Templates), default: failing('not-found') },
  });
  const listStudio = createRoute({
    ...common,
    method: 'get',
    path: '/templates',
    summary: "The studio's templates, oldest first",
    responses: { 200: jsonAnswer('The templates.', Templates), default: failing('unauthenticated') },
  });
  const create = createRoute({
    ...common,
    method: 'post',
    path: '/projects/{project}/templates',
    summary: 'Save a part of a graph as a template, for the project or for the whole studio',
    description:
      '`content.graph` has the form that nodes are copied in: nodes with their params, and the edges among them. ' +
      'To put it down again, run the command `createNodes` with new ids.',
    request: { params: ProjectParams, body: jsonBody(CreateTemplate), headers: IdempotencyHeaders },
    responses: {
      201: jsonAnswer('The template.', Template),
      default: failing('not-found', 'forbidden', 'locked', 'conflict', 'invalid-input'),
    },
  });
  const read = createRoute({
    ...common,
    method: 'get',
    path: '/templates/{template}',
    summary: 'One template',
    request: { params: TemplateParams },
    responses: { 200: jsonAnswer('The template.', Template), default: failing('not-found') },
  });
  const update = createRoute({
    ...common,
    method: 'patch',
    path: '/templates/{template}',
    summary: 'Rename a template, or say anew what it is for',
    request: { params: TemplateParams, body: jsonBody(UpdateTemplate) },
    responses: {
      200: jsonAnswer('The template.', Template),
      default: failing('not-found', 'forbidden', 'locked', 'invalid-input'),
    },
  });
  const remove = createRoute({
    ...common,
    method: 'delete',
    path: '/templates/{template}',
    summary: 'Remove a template; what was made from it stays',
    request: { params: TemplateParams },
    responses: { 204: { description: 'Removed.' }, default: failing('not-found', 'forbidden', 'locked') },
  });

  const present = async (user: Account, template: StoredTemplate): Promise<Template> => ({
    ...template,
    mayChange: await mayWithTemplate(db, user, template),
  });
  const presentAll = (user: Account, all: readonly StoredTemplate[]) =>
    Promise.all(all.map((template) => present(user, template)));

  return createApi()
    .openapi(list, async (c) => {
      const { project } = await accessProject(db, c.var.user.id, c.req.valid('param').project, 'read');
      return c.json({ items: await presentAll(c.var.user, await listTemplates(db, project)) }, 200);
    })
    .openapi(listStudio, async (c) =>
      c.json({ items: await presentAll(c.var.user, await listStudioTemplates(db)) }, 200),
    )
    .openapi(create, async (c) => {
      const body = c.req.valid('json');
      const { project } = await accessProject(db, c.var.user.id, c.req.valid('param').project, 'saveTemplates');
      if (body.owner === 'studio') await accessStudioLibrary(db, c.var.user);
      const owner = body.owner === 'studio' ? null : project;
      const call = {
        user: c.var.user.id,
        key: c.req.valid('header')['idempotency-key'],
        request: ['POST templates', project, body],
      };
      const { id } = await onceByKey(db, call, Created, async () => ({
        id: await createTemplate(services, c.var.user.id, owner, body),
      }));
      const made = (await findTemplate(db, id)) ?? (await accessTemplate(db, c.var.user, id));
      return c.json(await present(c.var.user, made), 201);
    })
    .openapi(read, async (c) => {
      const found = await seeTemplate(db, c.var.user, c.req.valid('param').template);
      return c.json(await present(c.var.user, found), 200);
    })
    .openapi(update, async (c) => {
      const { template: id } = c.req.valid('param');
      const before = await accessTemplate(db, c.var.user, id);
      await updateTemplate(services, before, c.req.valid('json'));
      return c.json(await present(c.var.user, await accessTemplate(db, c.var.user, id)), 200);
    })
    .openapi(remove, async (c) => {
      const template = await accessTemplate(db, c.var.user, c.req.valid('param').template);
      await removeTemplate(services, c.var.user.id, template);
      return c.body(null, 204);
    });
}
