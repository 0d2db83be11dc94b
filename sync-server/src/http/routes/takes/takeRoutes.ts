import { readTake } from '@dailies/shared/document';
import { DailiesError } from '@dailies/shared/errors';
import { ListedTake, pageOf, PageQuery, TakeProvenance } from '@dailies/shared/http';
import { NodeId, ProjectId, TakeId, type UserId } from '@dailies/shared/ids';
import { Recipe } from '@dailies/shared/runs';
import { createRoute, z } from '@hono/zod-openapi';
import { accessProject } from '../../../actions/projects/accessProject.ts';
import { listTakes, parentsOf, projectOfTake, readTakeRow } from '../../../actions/takes/readTakes.ts';
import { readReusedFrom } from '../../../actions/takes/readReusedFrom.ts';
import { readTakeFile } from '../../../actions/takes/readTakeFile.ts';
import { servedAs } from '../../../media/servedAs.ts';
import type { Services } from '../../../Services.ts';
import { createApi } from '../../createApi.ts';
import { signedIn } from '../../middleware/signedIn.ts';
import { failing, fileAnswer, jsonAnswer } from '../../openapi/answers.ts';
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
    request: { params: z.object({ take: TakeId }), query: z.object({ project: ProjectId.optional() }) },
    responses: { 200: jsonAnswer('The take.', TakeProvenance), default: failing('not-found') },
  });

  const readFile = createRoute({
    method: 'get',
    path: '/takes/{take}/file',
    tags,
    summary: "A take's file, with its recipe in it where it is a PNG, an MP4, a MOV or a WAV",
    middleware,
    request: { params: z.object({ take: TakeId }), query: z.object({ project: ProjectId.optional() }) },
    responses: { 200: fileAnswer('The file.'), default: failing('not-found') },
  });

  /** The take, where somebody sees it, and as what. Throws `not-found`. */
  async function seenBy(asker: UserId, id: TakeId, wanted: ProjectId | undefined) {
    const row = await readTakeRow(db, id);
    const project = row && (await projectOfTake(db, asker, row, wanted));
    if (row === undefined || project === undefined) {
      throw new DailiesError('not-found', `There is no take "${id}" that you can see.`);
    }
    const { name } = await accessProject(db, asker, project, 'read');
    return { row, project, name };
  }

  return createApi()
    .openapi(list, async (c) => {
      const { project } = await accessProject(db, c.var.user.id, c.req.valid('param').project, 'read');
      const { rows, next } = await listTakes(db, project, c.req.valid('query'));
      return c.json({ items: rows.map(presentListedTake), next }, 200);
    })
    .openapi(read, async (c) => {
      const { take: id } = c.req.valid('param');
      const { row, project } = await seenBy(c.var.user.id, id, c.req.valid('query').project);
      const thin = await documents.read(project, (doc) => readTake(doc, id));
      const seen = { ...row, projectId: project };
      const parents = await parentsOf(db, seen, Recipe.parse(row.recipe));
      const reusedFrom = await readReusedFrom(services, c.var.user.id, row);
      return c.json(presentTake(seen, thin, parents, reusedFrom), 200);
    })
    .openapi(readFile, async (c) => {
      const { take: id } = c.req.valid('param');
      const { row, project, name } = await seenBy(c.var.user.id, id, c.req.valid('query').project);
      const file = await readTakeFile(services, row, { id: project, name });
      const { contentType, contentDisposition } = servedAs(file.mediaType, file.sha256);
      return new Response(file.content, {
        headers: {
          'content-type': contentType,
          // A name in here would stand in place of the one that the page gives it, by the project's template.
          'content-disposition': contentDisposition.startsWith('inline') ? 'inline' : contentDisposition,
          'content-length': String(file.sizeBytes),
          // The node may have another title next time.
          'cache-control': 'private, no-cache',
          'content-security-policy': "default-src 'none'; sandbox",
        },
      });
    });
}
