import { MediaLink } from '@dailies/shared/http';
import { Sha256 } from '@dailies/shared/media';
import { createRoute, z } from '@hono/zod-openapi';
import { fileFor } from '../../../actions/media/fileFor.ts';
import { servedAs } from '../../../media/servedAs.ts';
import type { Services } from '../../../Services.ts';
import { createApi } from '../../createApi.ts';
import { signedIn } from '../../middleware/signedIn.ts';
import { failing, fileAnswer, jsonAnswer } from '../../openapi/answers.ts';
import { sendFile } from './sendFile.ts';
import { FromStore, LINK_SECONDS, sentOn } from './sentOn.ts';

const FileParams = z.object({ sha256: Sha256 });

/** Pictures, videos and sounds by content: immutable, in whole or in part, to whoever may see them. */
export function mediaRoutes(services: Services) {
  const { db, store } = services;
  const read = createRoute({
    method: 'get',
    path: '/media/{sha256}',
    tags: ['Media'],
    summary: 'A file by the SHA-256 of its bytes; takes Range and If-None-Match',
    middleware: signedIn(services),
    request: { params: FileParams, query: FromStore },
    responses: {
      200: fileAnswer('The file.'),
      302: { description: 'Its address in the store, where that was asked for.' },
      206: fileAnswer('The bytes asked for.'),
      304: { description: 'The one that you have is good.' },
      416: { description: 'The file has no such bytes.' },
      default: failing('not-found'),
    },
  });

  const link = createRoute({
    method: 'get',
    path: '/media/{sha256}/link',
    tags: ['Media'],
    summary:
      'An address to fetch the file from: of the store itself where it can be reached, good for an hour at least',
    middleware: signedIn(services),
    request: { params: FileParams },
    responses: { 200: jsonAnswer('The address; takes Range.', MediaLink), default: failing('not-found') },
  });

  const api = createApi().openapi(link, async (c) => {
    const { sha256 } = c.req.valid('param');
    const { mediaType } = await fileFor(db, c.var.user.id, sha256);
    if (store.links === null) {
      return c.json({ url: `/api/v1/media/${sha256}`, isDirect: false, expiresAt: null }, 200);
    }
    const expiresAt = new Date(services.now() + (LINK_SECONDS / 2) * 1_000).toISOString();
    const url = await store.links.download(sha256, { ...servedAs(mediaType, sha256), seconds: LINK_SECONDS });
    return c.json({ url, isDirect: true, expiresAt }, 200);
  });

  return api.openapi(read, async (c) => {
    const { sha256 } = c.req.valid('param');
    const file = await fileFor(db, c.var.user.id, sha256);
    return (await sentOn(c, store, file, c.req.valid('query'))) ?? sendFile(c, store, file);
  });
}
