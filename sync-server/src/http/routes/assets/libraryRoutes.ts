import {
  Asset,
  AssetImpact,
  AssetsQuery,
  AssetUsage,
  AssetUsageQuery,
  CheckAssetVersion,
  pageOf,
  UpdateAsset,
} from '@dailies/shared/http';
import type { AssetId } from '@dailies/shared/ids';
import { createRoute } from '@hono/zod-openapi';
import { accessAsset, accessStudioLibrary } from '../../../actions/assets/accessAsset.ts';
import { announceAsset } from '../../../actions/assets/announceAsset.ts';
import { pageOfAssets } from '../../../actions/assets/readAssets.ts';
import { readImpact, readUsage } from '../../../actions/assets/readUsage.ts';
import { archiveAsset, promoteAsset, tagAsset } from '../../../actions/assets/writeAssets.ts';
import type { Account } from '../../../auth/index.ts';
import type { Services } from '../../../Services.ts';
import { createApi } from '../../createApi.ts';
import { signedIn } from '../../middleware/signedIn.ts';
import { failing, jsonAnswer, jsonBody } from '../../openapi/answers.ts';
import { AssetParams } from './assetRoutes.ts';
import { presentAsset } from './presentAsset.ts';

/** The library as a whole: what the studio has, what uses an asset, and where an asset belongs. */
export function libraryRoutes(services: Services) {
  const { db, now } = services;
  const middleware = signedIn(services);
  const tags = ['Library'];
  const one = { tags, middleware, request: { params: AssetParams } };
  const changed = { 200: jsonAnswer('The asset.', Asset), default: failing('not-found', 'forbidden', 'locked') };

  const list = createRoute({
    method: 'get',
    path: '/assets',
    tags,
    summary: "The studio's assets, which every project sees, each at its newest version, oldest first",
    middleware,
    request: { query: AssetsQuery },
    responses: { 200: jsonAnswer('A page of assets.', pageOf(Asset)), default: failing('invalid-input') },
  });
  const update = createRoute({
    ...one,
    method: 'patch',
    path: '/assets/{asset}',
    summary: "Change an asset's tags",
    request: { ...one.request, body: jsonBody(UpdateAsset) },
    responses: changed,
  });
  const archive = createRoute({
    ...one,
    method: 'post',
    path: '/assets/{asset}/archive',
    summary: 'Set an asset aside: it is offered no more, and stays for whatever uses it',
    responses: changed,
  });
  const restore = createRoute({
    ...one,
    method: 'post',
    path: '/assets/{asset}/restore',
    summary: 'Take an asset back out of the archive',
    responses: changed,
  });
  const promote = createRoute({
    ...one,
    method: 'post',
    path: '/assets/{asset}/promote',
    summary: "Give a project's asset to the studio: everybody sees it, and what uses it goes on",
    responses: changed,
  });
  const usage = createRoute({
    ...one,
    method: 'get',
    path: '/assets/{asset}/usage',
    summary: 'Which shots of your projects use an asset, and which takes were made with it, by project',
    request: { ...one.request, query: AssetUsageQuery },
    responses: {
      200: jsonAnswer('A page of projects; one without any use is left out.', pageOf(AssetUsage)),
      default: failing('not-found', 'invalid-input'),
    },
  });
  const impact = createRoute({
    ...one,
    method: 'post',
    path: '/assets/{asset}/impact',
    summary: 'Which shots of your projects a new version with this content would put out of sync; nothing is changed',
    request: { ...one.request, query: AssetUsageQuery, body: jsonBody(CheckAssetVersion) },
    responses: {
      200: jsonAnswer('A page of projects; one where nothing changes is left out.', pageOf(AssetImpact)),
      default: failing('not-found', 'invalid-input'),
    },
  });

  const present = async (user: Account, id: AssetId): Promise<Asset> =>
    presentAsset((await accessAsset(db, user, id, 'read'))[0]);

  return createApi()
    .openapi(list, async (c) => {
      const { rows, next } = await pageOfAssets(db, null, c.req.valid('query'));
      return c.json({ items: rows.map(presentAsset), next }, 200);
    })
    .openapi(update, async (c) => {
      const [asset] = await accessAsset(db, c.var.user, c.req.valid('param').asset, 'editAssets');
      await tagAsset(services, asset, c.req.valid('json').tags);
      await announceAsset(services, asset.id, asset.projectId);
      return c.json(await present(c.var.user, asset.id), 200);
    })
    .openapi(archive, async (c) => {
      const [asset] = await accessAsset(db, c.var.user, c.req.valid('param').asset, 'editAssets');
      await archiveAsset(services, c.var.user.id, asset, new Date(now()));
      await announceAsset(services, asset.id, asset.projectId);
      return c.json(await present(c.var.user, asset.id), 200);
    })
    .openapi(restore, async (c) => {
      const [asset] = await accessAsset(db, c.var.user, c.req.valid('param').asset, 'editAssets');
      await archiveAsset(services, c.var.user.id, asset, null);
      await announceAsset(services, asset.id, asset.projectId);
      return c.json(await present(c.var.user, asset.id), 200);
    })
    .openapi(promote, async (c) => {
      const [asset] = await accessAsset(db, c.var.user, c.req.valid('param').asset, 'editAssets');
      await accessStudioLibrary(db, c.var.user);
      const { isNew } = await promoteAsset(services, c.var.user.id, asset);
      if (isNew) await announceAsset(services, asset.id, null);
      return c.json(await present(c.var.user, asset.id), 200);
    })
    .openapi(usage, async (c) => {
      const [asset] = await accessAsset(db, c.var.user, c.req.valid('param').asset, 'read');
      return c.json(await readUsage(services, c.var.user.id, asset, c.req.valid('query')), 200);
    })
    .openapi(impact, async (c) => {
      const [asset] = await accessAsset(db, c.var.user, c.req.valid('param').asset, 'read');
      const { content } = c.req.valid('json');
      return c.json(await readImpact(services, c.var.user.id, asset, content, c.req.valid('query')), 200);
    });
}
