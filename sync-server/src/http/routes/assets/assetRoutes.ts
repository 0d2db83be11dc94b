import {
  Asset,
  AssetHistory,
  AssetsQuery,
  CopiedToProject,
  CopyToProject,
  CreateAsset,
  CreateAssetVersion,
  pageOf,
} from '@dailies/shared/http';
import { AssetId } from '@dailies/shared/ids';
import { createRoute, z } from '@hono/zod-openapi';
import { accessAsset, accessStudioLibrary, mayWithAsset } from '../../../actions/assets/accessAsset.ts';
import { announceAsset } from '../../../actions/assets/announceAsset.ts';
import { copyToProject } from '../../../actions/assets/copyToProject.ts';
import { pageOfAssets } from '../../../actions/assets/readAssets.ts';
import { addAssetVersion, createAsset } from '../../../actions/assets/writeAssets.ts';
import { onceByKey } from '../../../actions/onceByKey.ts';
import { accessProject } from '../../../actions/projects/accessProject.ts';
import type { Account } from '../../../auth/index.ts';
import type { Services } from '../../../Services.ts';
import { createApi } from '../../createApi.ts';
import { signedIn } from '../../middleware/signedIn.ts';
import { failing, jsonAnswer, jsonBody } from '../../openapi/answers.ts';
import { IdempotencyHeaders, ProjectParams } from '../../openapi/params.ts';
import { presentAsset } from './presentAsset.ts';
import { withTakes } from './withTakes.ts';

export const AssetParams = z.object({ asset: AssetId });

const Created = z.object({ id: AssetId });
const Numbered = z.object({ version: z.int() });

/** The library: characters, styles and locations, in immutable versions. */
export function assetRoutes(services: Services) {
  const { db } = services;
  const middleware = signedIn(services);
  const tags = ['Library'];
  const list = createRoute({
    method: 'get',
    path: '/projects/{project}/assets',
    tags,
    summary: "The project's and the studio's assets, each at its newest version, oldest first",
    middleware,
    request: { params: ProjectParams, query: AssetsQuery },
    responses: {
      200: jsonAnswer('A page of assets.', pageOf(Asset)),
      default: failing('not-found', 'invalid-input'),
    },
  });
  const create = createRoute({
    method: 'post',
    path: '/projects/{project}/assets',
    tags,
    summary: 'Make an asset, for the project or for the whole studio',
    middleware,
    request: { params: ProjectParams, body: jsonBody(CreateAsset), headers: IdempotencyHeaders },
    responses: {
      201: jsonAnswer('The asset.', Asset),
      default: failing('not-found', 'forbidden', 'conflict', 'invalid-input'),
    },
  });
  const read = createRoute({
    method: 'get',
    path: '/assets/{asset}',
    tags,
    summary: 'An asset with all its versions, newest first',
    middleware,
    request: { params: AssetParams },
    responses: { 200: jsonAnswer('The asset.', AssetHistory), default: failing('not-found') },
  });
  const addVersion = createRoute({
    method: 'post',
    path: '/assets/{asset}/versions',
    tags,
    summary: 'Give an asset a new version; earlier takes keep naming theirs',
    middleware,
    request: { params: AssetParams, body: jsonBody(CreateAssetVersion), headers: IdempotencyHeaders },
    responses: {
      201: jsonAnswer('The asset at its new version.', Asset),
      default: failing('not-found', 'forbidden', 'locked', 'conflict', 'invalid-input', 'too-large'),
    },
  });

  const copy = createRoute({
    method: 'post',
    path: '/projects/{project}/copies',
    tags,
    summary: 'Bring along assets and files that nodes of another project name, as far as the asker may see them',
    middleware,
    request: { params: ProjectParams, body: jsonBody(CopyToProject), headers: IdempotencyHeaders },
    responses: {
      200: jsonAnswer('What may be used in the project now.', CopiedToProject),
      default: failing('not-found', 'forbidden', 'invalid-input', 'too-large'),
    },
  });

  const present = async (user: Account, id: AssetId): Promise<Asset> =>
    presentAsset((await accessAsset(db, user, id, 'read'))[0]);

  return createApi()
    .openapi(list, async (c) => {
      const { project } = await accessProject(db, c.var.user.id, c.req.valid('param').project, 'read');
      const { rows, next } = await pageOfAssets(db, project, c.req.valid('query'));
      return c.json({ items: rows.map(presentAsset), next }, 200);
    })
    .openapi(create, async (c) => {
      const body = c.req.valid('json');
      const { owner, kind, content, tags: words } = body;
      const { project } = await accessProject(db, c.var.user.id, c.req.valid('param').project, 'editAssets');
      if (owner === 'studio') await accessStudioLibrary(db, c.var.user);
      const owning = owner === 'studio' ? null : project;
      const call = {
        user: c.var.user.id,
        key: c.req.valid('header')['idempotency-key'],
        request: ['POST /projects/assets', project, body],
      };
      const { id } = await onceByKey(db, call, Created, async () => {
        const made = await createAsset(services, c.var.user.id, { project: owning, kind, content, tags: words });
        await announceAsset(services, made, owning);
        return { id: made };
      });
      return c.json(await present(c.var.user, id), 201);
    })
    .openapi(copy, async (c) => {
      const { project } = await accessProject(db, c.var.user.id, c.req.valid('param').project, 'editAssets');
      const body = c.req.valid('json');
      const key = c.req.valid('header')['idempotency-key'];
      const call = { user: c.var.user.id, key, request: ['POST copies', project, body] };
      const copied = await onceByKey(db, call, CopiedToProject, async () => {
        const made = await copyToProject(services, c.var.user, project, body);
        for (const { id, isNew } of made.assets) if (isNew) await announceAsset(services, id, project);
        return made;
      });
      return c.json(copied, 200);
    })
    .openapi(read, async (c) => {
      const [newest, ...older] = await accessAsset(db, c.var.user, c.req.valid('param').asset, 'read');
      const versions = await withTakes(db, c.var.user.id, [newest, ...older]);
      return c.json(
        {
          ...presentAsset(newest),
          may: await mayWithAsset(db, c.var.user, newest),
          versions,
        },
        200,
      );
    })
    .openapi(addVersion, async (c) => {
      const body = c.req.valid('json');
      const [asset] = await accessAsset(db, c.var.user, c.req.valid('param').asset, 'editAssets');
      const { id, projectId } = asset;
      const call = {
        user: c.var.user.id,
        key: c.req.valid('header')['idempotency-key'],
        request: ['POST /assets/versions', id, body],
      };
      const { version } = await onceByKey(db, call, Numbered, async () => {
        const added = await addAssetVersion(services, c.var.user.id, asset, body);
        await announceAsset(services, id, projectId);
        return { version: added };
      });
      const rows = await accessAsset(db, c.var.user, id, 'read');
      return c.json(presentAsset(rows.find((row) => row.version === version) ?? rows[0]), 201);
    });
}
