import {
  AppliedChanges,
  Branch,
  BranchComparison,
  Branches,
  CreateBranch,
  MergeBranch,
  PreparedMerge,
} from '@dailies/shared/http';
import { ProjectId, type UserId } from '@dailies/shared/ids';
import { createRoute, z } from '@hono/zod-openapi';
import { compareBranch } from '../../../actions/branches/compareBranch.ts';
import { createBranch } from '../../../actions/branches/createBranch.ts';
import { finishMerge, mergeBranch, prepareMerge } from '../../../actions/branches/mergeBranch.ts';
import { listBranches, readBranch } from '../../../actions/branches/readBranches.ts';
import { onceByKey } from '../../../actions/onceByKey.ts';
import { accessProject } from '../../../actions/projects/accessProject.ts';
import type { ProjectAction } from '../../../policies/projectPolicy.ts';
import type { Services } from '../../../Services.ts';
import { createApi } from '../../createApi.ts';
import { signedIn } from '../../middleware/signedIn.ts';
import { failing, jsonAnswer, jsonBody } from '../../openapi/answers.ts';
import { IdempotencyHeaders, ProjectParams } from '../../openapi/params.ts';
import { presentBranch } from './presentBranch.ts';

const BranchParams = ProjectParams.extend({ branch: ProjectId });
const Created = z.object({ id: ProjectId });

/** Branches of a project: made, compared, merged. */
export function branchRoutes(services: Services) {
  const { db } = services;
  const middleware = signedIn(services);
  const tags = ['History'];
  const list = createRoute({
    method: 'get',
    path: '/projects/{project}/branches',
    tags,
    summary: 'The branches of a project that you are a member of, newest first',
    middleware,
    request: { params: ProjectParams },
    responses: { 200: jsonAnswer('The branches.', Branches), default: failing('not-found') },
  });
  const create = createRoute({
    method: 'post',
    path: '/projects/{project}/branches',
    tags,
    summary: 'Fork a project, as it is now or as a version has it, with its members',
    middleware,
    request: { params: ProjectParams, body: jsonBody(CreateBranch), headers: IdempotencyHeaders },
    responses: {
      201: jsonAnswer('The branch: a project of its own.', Branch),
      default: failing('not-found', 'forbidden', 'locked', 'conflict', 'storage'),
    },
  });
  const compare = createRoute({
    method: 'get',
    path: '/projects/{project}/branches/{branch}/comparison',
    tags,
    summary: 'What merging a branch would take, and what a person has to choose',
    middleware,
    request: { params: BranchParams },
    responses: {
      200: jsonAnswer('The difference of the project and the branch since both were the same.', BranchComparison),
      default: failing('not-found', 'storage'),
    },
  });
  const prepare = createRoute({
    method: 'post',
    path: '/projects/{project}/branches/{branch}/takes',
    tags,
    summary: "Before a merge that the interface makes by itself: keep the way back, bring the branch's new takes",
    middleware,
    request: { params: BranchParams },
    responses: {
      200: jsonAnswer('The version of before it, and how many takes came.', PreparedMerge),
      default: failing('not-found', 'forbidden', 'locked', 'storage'),
    },
  });
  const finish = createRoute({
    method: 'post',
    path: '/projects/{project}/branches/{branch}/merged',
    tags,
    summary: 'After a merge that the interface made by itself: the next one begins from here',
    middleware,
    request: { params: BranchParams },
    responses: {
      200: jsonAnswer('The branch.', Branch),
      default: failing('not-found', 'forbidden', 'locked', 'storage'),
    },
  });
  const merge = createRoute({
    method: 'post',
    path: '/projects/{project}/branches/{branch}/merge',
    tags,
    summary: 'Merge a branch; a conflict without a choice stays as the project has it',
    middleware,
    request: { params: BranchParams, body: jsonBody(MergeBranch), headers: IdempotencyHeaders },
    responses: {
      200: jsonAnswer('What was done and what could not be, and the version of before it.', AppliedChanges),
      default: failing('not-found', 'forbidden', 'locked', 'conflict', 'storage'),
    },
  });

  async function accessBranch(user: UserId, { project, branch }: z.infer<typeof BranchParams>, action: ProjectAction) {
    const access = await accessProject(db, user, project, action);
    return { access, branch: await readBranch(db, user, project, branch) };
  }

  return createApi()
    .openapi(list, async (c) => {
      const { id: user } = c.var.user;
      const { project } = await accessProject(db, user, c.req.valid('param').project, 'read');
      return c.json({ items: (await listBranches(db, user, project)).map(presentBranch) }, 200);
    })
    .openapi(create, async (c) => {
      const { id: user } = c.var.user;
      const body = c.req.valid('json');
      const access = await accessProject(db, user, c.req.valid('param').project, 'branch');
      const { project } = access;
      const call = { user, key: c.req.valid('header')['idempotency-key'], request: ['POST branches', project, body] };
      const { id } = await onceByKey(db, call, Created, async () => ({
        id: await createBranch(services, user, access, body),
      }));
      return c.json(presentBranch(await readBranch(db, user, project, id)), 201);
    })
    .openapi(compare, async (c) => {
      const { access, branch } = await accessBranch(c.var.user.id, c.req.valid('param'), 'read');
      const { taken, conflicts, newTakes } = await compareBranch(services, access.project, branch);
      return c.json({ taken, conflicts, takes: newTakes.length }, 200);
    })
    .openapi(prepare, async (c) => {
      const { id: user } = c.var.user;
      const { access, branch } = await accessBranch(user, c.req.valid('param'), 'branch');
      return c.json(await prepareMerge(services, user, access, branch), 200);
    })
    .openapi(finish, async (c) => {
      const { id: user } = c.var.user;
      const { access, branch } = await accessBranch(user, c.req.valid('param'), 'branch');
      await finishMerge(services, user, access, branch);
      return c.json(presentBranch(await readBranch(db, user, access.project, branch.id)), 200);
    })
    .openapi(merge, async (c) => {
      const { id: user } = c.var.user;
      const { resolutions } = c.req.valid('json');
      const { access, branch } = await accessBranch(user, c.req.valid('param'), 'branch');
      const call = {
        user,
        key: c.req.valid('header')['idempotency-key'],
        request: ['POST merge', access.project, branch.id, resolutions],
      };
      const answer = await onceByKey(db, call, AppliedChanges, () =>
        mergeBranch(services, user, access, branch, resolutions),
      );
      return c.json(answer, 200);
    });
}
