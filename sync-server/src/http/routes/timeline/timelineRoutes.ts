import { pageOf, PageQuery, TimelineEntry } from '@dailies/shared/http';
import { NodeId, UserId } from '@dailies/shared/ids';
import { createRoute } from '@hono/zod-openapi';
import { accessProject } from '../../../actions/projects/accessProject.ts';
import { readTimeline } from '../../../actions/timeline/readTimeline.ts';
import type { Services } from '../../../Services.ts';
import { createApi } from '../../createApi.ts';
import { signedIn } from '../../middleware/signedIn.ts';
import { failing, jsonAnswer } from '../../openapi/answers.ts';
import { ProjectParams } from '../../openapi/params.ts';
import { presentTimelineEntry } from './presentTimelineEntry.ts';

/** Who did what in a project, and when. */
export function timelineRoutes(services: Services) {
  const list = createRoute({
    method: 'get',
    path: '/projects/{project}/timeline',
    tags: ['History'],
    summary: 'Who did what, newest first: an entry for each person until a pause of ten minutes',
    middleware: signedIn(services),
    request: {
      params: ProjectParams,
      query: PageQuery.extend({ node: NodeId.optional(), user: UserId.optional() }),
    },
    responses: {
      200: jsonAnswer('A page of entries.', pageOf(TimelineEntry)),
      default: failing('not-found', 'invalid-input'),
    },
  });

  return createApi().openapi(list, async (c) => {
    const { project } = await accessProject(services.db, c.var.user.id, c.req.valid('param').project, 'read');
    const { rows, next } = await readTimeline(services, project, c.req.valid('query'));
    return c.json({ items: rows.map(presentTimelineEntry), next }, 200);
  });
}
