import { readTake } from '@dailies/shared/document';
import { DailiesError } from '@dailies/shared/errors';
import { ListedTake, pageOf, PageQuery, TakeProvenance } from '@dailies/shared/http';
import { NodeId, TakeId } from '@dailies/shared/ids';
import { Recipe } from '@dailies/shared/runs';
import { createRoute, z } from '@hono/zod-openapi';
import { accessProject } from '../../../actions/projects/accessProject.ts';
import { listTakes, parentsOf, readTakeRow } from '../../../actions/takes/readTakes.ts';
import type { Services } from '../../../Services.ts';
import { createApi } from '../../createApi.ts';
import { signedIn } from '../../middleware/signedIn.ts';
import { failing, jsonAnswer } from '../../openapi/answers.ts';
import { ProjectParams } from '../../openapi/params.ts';
import { presentListedTake, presentTake } from './presentTake.ts';

/** Takes: a project's list, and how one came to be. */
export function takeRoutes(services: Services) {
  const { db, documents } = services;
  const middleware = signedIn(services);
  const tags = ['Takes'];
  const list = createRoute({
    method: 'get',
    path: '/projects/{project}/takes',
    tags,
    summary: "A project's takes, newest first",
    middleware,
    request: { params: ProjectParams, query: PageQuery.extend({ node: NodeId.optional() }) },
    responses: {
      200: jsonAnswer('A page of takes.', pageOf(ListedTake)),
      default: failing('not-found', 'invalid-input'),
    },
  });
  const read = createRoute({
    method: 'get',
    path: '/takes/{take}',
    tags,
    summary: 'A take with its whole provenance',
    middleware,
    request: { params: z.object({ take: TakeId }) },
    responses: { 200: jsonAnswer('The take.', TakeProvenance), default: failing('not-found') },
  });

  return createApi()
    .openapi(list, async (c) => {
      const { project } = await accessProject(db, c.var.user.id, c.req.valid('param').project, 'read');
      const { rows, next } = await listTakes(db, project, c.req.valid('query'));
      return c.json({ items: rows.map(presentListedTake), next }, 200);
    })
    .openapi(read, async (c) => {
      const { take: id } = c.req.valid('param');
      const row = await readTakeRow(db, id);
      if (row === undefined) throw new DailiesError('not-found', `There is no take "${id}" that you can see.`);
      await accessProject(db, c.var.user.id, row.projectId, 'read');
      const thin = await documents.read(row.projectId, (doc) => readTake(doc, id));
      const parents = await parentsOf(db, row, Recipe.parse(row.recipe));
      return c.json(presentTake(row, thin, parents), 200);
    });
}
