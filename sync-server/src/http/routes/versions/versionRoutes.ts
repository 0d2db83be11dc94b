import {
  AppliedChanges,
  CreateVersion,
  NameVersion,
  pageOf,
  PageQuery,
  PreparedRestore,
  RestoreVersion,
  Version,
  VersionChanges,
  VersionKind,
} from '@dailies/shared/http';
import { VersionId } from '@dailies/shared/ids';
import { createRoute, z } from '@hono/zod-openapi';
import { recordAudit } from '../../../actions/audit/recordAudit.ts';
import { onceByKey } from '../../../actions/onceByKey.ts';
import { accessProject } from '../../../actions/projects/accessProject.ts';
import { compareVersions } from '../../../actions/versions/compareVersions.ts';
import { createVersion } from '../../../actions/versions/createVersion.ts';
import { nameVersion } from '../../../actions/versions/nameVersion.ts';
import { listVersions, readVersion, readVersionState } from '../../../actions/versions/readVersions.ts';
import { prepareRestore, restoreVersion } from '../../../actions/versions/restoreVersion.ts';
import type { Services } from '../../../Services.ts';
import { createApi } from '../../createApi.ts';
import { signedIn } from '../../middleware/signedIn.ts';
import { bytesAnswer, failing, jsonAnswer, jsonBody } from '../../openapi/answers.ts';
import { IdempotencyHeaders, ProjectParams } from '../../openapi/params.ts';
import { presentState } from './presentState.ts';
import { presentVersion } from './presentVersion.ts';

const VersionParams = ProjectParams.extend({ version: VersionId });
const Created = z.object({ id: VersionId });

/** Versions of a project: kept, named, looked at, compared, restored. */
export function versionRoutes(services: Services) {
  const { db } = services;
  const middleware = signedIn(services);
  const tags = ['History'];
  const list = createRoute({
    method: 'get',
    path: '/projects/{project}/versions',
    tags,
    summary: "A project's versions, newest first",
    middleware,
    request: { params: ProjectParams, query: PageQuery.extend({ kind: VersionKind.optional() }) },
    responses: {
      200: jsonAnswer('A page of versions.', pageOf(Version)),
      default: failing('not-found', 'invalid-input'),
    },
  });
  const create = createRoute({
    method: 'post',
    path: '/projects/{project}/versions',
    tags,
    summary: 'Keep the project as it is now, under a name',
    middleware,
    request: { params: ProjectParams, body: jsonBody(CreateVersion), headers: IdempotencyHeaders },
    responses: {
      201: jsonAnswer('The version.', Version),
      default: failing('not-found', 'forbidden', 'locked', 'conflict'),
    },
  });
  const read = createRoute({
    method: 'get',
    path: '/projects/{project}/versions/{version}',
    tags,
    summary: 'A version',
    middleware,
    request: { params: VersionParams },
    responses: { 200: jsonAnswer('The version.', Version), default: failing('not-found') },
  });
  const name = createRoute({
    method: 'patch',
    path: '/projects/{project}/versions/{version}',
    tags,
    summary: 'Name a version, which keeps it for good, or take its name away',
    middleware,
    request: { params: VersionParams, body: jsonBody(NameVersion) },
    responses: { 200: jsonAnswer('The version.', Version), default: failing('not-found', 'forbidden', 'locked') },
  });
  const state = createRoute({
    method: 'get',
    path: '/projects/{project}/versions/{version}/state',
    tags,
    summary: 'The document as it was: a Yjs update; its schema and epoch are in X-Dailies-Schema and X-Dailies-Epoch',
    middleware,
    request: { params: VersionParams },
    responses: {
      200: bytesAnswer('The state.'),
      304: { description: 'The one that you have is good.' },
      default: failing('not-found'),
    },
  });
  const changes = createRoute({
    method: 'get',
    path: '/projects/{project}/versions/{version}/changes',
    tags,
    summary: 'What was done from a version until now, or until another version',
    middleware,
    request: { params: VersionParams, query: z.object({ against: z.literal('now').or(VersionId).default('now') }) },
    responses: { 200: jsonAnswer('Every record that differs.', VersionChanges), default: failing('not-found') },
  });
  const restore = createRoute({
    method: 'post',
    path: '/projects/{project}/versions/{version}/restore',
    tags,
    summary: 'Bring a version back, or some nodes of it, as an edit on top of the present',
    middleware,
    request: { params: VersionParams, body: jsonBody(RestoreVersion), headers: IdempotencyHeaders },
    responses: {
      200: jsonAnswer('What was done and what could not be, and the version of before it.', AppliedChanges),
      default: failing('not-found', 'forbidden', 'locked', 'conflict', 'storage'),
    },
  });
  const prepare = createRoute({
    method: 'post',
    path: '/projects/{project}/versions/{version}/prepare-restore',
    tags,
    summary: 'Keep the way back, before a restore that the interface makes by itself',
    middleware,
    request: { params: VersionParams },
    responses: {
      200: jsonAnswer('The version of before it.', PreparedRestore),
      default: failing('not-found', 'forbidden', 'locked'),
    },
  });

  return createApi()
    .openapi(list, async (c) => {
      const { project } = await accessProject(db, c.var.user.id, c.req.valid('param').project, 'read');
      const { rows, next } = await listVersions(db, project, c.req.valid('query'));
      return c.json({ items: rows.map(presentVersion), next }, 200);
    })
    .openapi(create, async (c) => {
      const { id: by } = c.var.user;
      const body = c.req.valid('json');
      const { project } = await accessProject(db, by, c.req.valid('param').project, 'keepVersions');
      const call = {
        user: by,
        key: c.req.valid('header')['idempotency-key'],
        request: ['POST versions', project, body],
      };
      const { id } = await onceByKey(db, call, Created, async () => {
        const made = await createVersion(services, project, { kind: 'named', name: body.name, by });
        await recordAudit(db, { action: 'version.named', actor: by, project, subject: made, details: body });
        return { id: made };
      });
      return c.json(presentVersion(await readVersion(db, project, id)), 201);
    })
    .openapi(read, async (c) => {
      const { version, ...params } = c.req.valid('param');
      const { project } = await accessProject(db, c.var.user.id, params.project, 'read');
      return c.json(presentVersion(await readVersion(db, project, version)), 200);
    })
    .openapi(name, async (c) => {
      const { id: actor } = c.var.user;
      const { version, ...params } = c.req.valid('param');
      const { project } = await accessProject(db, actor, params.project, 'keepVersions');
      const row = await nameVersion(db, project, version, c.req.valid('json').name);
      await recordAudit(db, {
        action: 'version.named',
        actor,
        project,
        subject: version,
        details: c.req.valid('json'),
      });
      return c.json(presentVersion(row), 200);
    })
    .openapi(state, async (c) => {
      const { version, ...params } = c.req.valid('param');
      const { project } = await accessProject(db, c.var.user.id, params.project, 'read');
      const kept = await readVersionState(db, project, version);
      return presentState(kept, { ifNoneMatch: c.req.header('if-none-match'), immutable: true });
    })
    .openapi(changes, async (c) => {
      const { version, ...params } = c.req.valid('param');
      const { project } = await accessProject(db, c.var.user.id, params.project, 'read');
      const found = await compareVersions(services, project, version, c.req.valid('query').against);
      return c.json({ changes: found }, 200);
    })
    .openapi(restore, async (c) => {
      const { id: user } = c.var.user;
      const { version, ...params } = c.req.valid('param');
      const body = c.req.valid('json');
      const access = await accessProject(db, user, params.project, 'keepVersions');
      const call = {
        user,
        key: c.req.valid('header')['idempotency-key'],
        request: ['POST restore', access.project, version, body],
      };
      const answer = await onceByKey(db, call, AppliedChanges, () =>
        restoreVersion(services, user, access, version, body.nodes),
      );
      return c.json(answer, 200);
    })
    .openapi(prepare, async (c) => {
      const { id: user } = c.var.user;
      const { version, ...params } = c.req.valid('param');
      const access = await accessProject(db, user, params.project, 'keepVersions');
      return c.json({ before: await prepareRestore(services, user, access, version) }, 200);
    });
}
