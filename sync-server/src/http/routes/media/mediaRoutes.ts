import { media } from '@dailies/migrations/tables';
import { DailiesError } from '@dailies/shared/errors';
import { MediaLink } from '@dailies/shared/http';
import type { UserId } from '@dailies/shared/ids';
import { Sha256 } from '@dailies/shared/media';
import { createRoute, z } from '@hono/zod-openapi';
import { eq } from 'drizzle-orm';
import { readableMedia } from '../../../actions/media/readableMedia.ts';
import { byteRange } from '../../../media/byteRange.ts';
import { servedAs } from '../../../media/servedAs.ts';
import type { Services } from '../../../Services.ts';
import { createApi } from '../../createApi.ts';
import { signedIn } from '../../middleware/signedIn.ts';
import { failing, jsonAnswer } from '../../openapi/answers.ts';

const matches = (ifNoneMatch: string | undefined, etag: string): boolean =>
  ifNoneMatch?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag || tag.trim() === '*') ?? false;

/** A link is the same for half of this, so that what a browser has is not fetched again. */
const LINK_SECONDS = 2 * 60 * 60;

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
    request: { params: FileParams },
    responses: {
      200: { description: 'The file.' },
      206: { description: 'The bytes asked for.' },
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

  async function fileFor(user: UserId, sha256: Sha256) {
    const readable = await readableMedia(db, user, [sha256]);
    const [file] = readable.has(sha256) ? await db.select().from(media).where(eq(media.sha256, sha256)) : [];
    if (file === undefined) throw new DailiesError('not-found', `There is no file "${sha256}" that you can see.`);
    return file;
  }

  const api = createApi().openapi(link, async (c) => {
    const { sha256 } = c.req.valid('param');
    const { mediaType } = await fileFor(c.var.user.id, sha256);
    if (store.links === null) {
      return c.json({ url: `/api/v1/media/${sha256}`, isDirect: false, expiresAt: null }, 200);
    }
    const expiresAt = new Date(services.now() + (LINK_SECONDS / 2) * 1_000).toISOString();
    const url = await store.links.download(sha256, { ...servedAs(mediaType, sha256), seconds: LINK_SECONDS });
    return c.json({ url, isDirect: true, expiresAt }, 200);
  });

  return api.openapi(read, async (c) => {
    const { sha256 } = c.req.valid('param');
    const file = await fileFor(c.var.user.id, sha256);
    const etag = `"${sha256}"`;
    const headers: Record<string, string> = {
      'etag': etag,
      'cache-control': 'private, max-age=31536000, immutable',
      'vary': 'cookie, authorization',
      'accept-ranges': 'bytes',
      // Whatever the bytes are, they are never a page of ours.
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    };
    if (matches(c.req.header('if-none-match'), etag)) return c.body(null, 304, headers);

    const ifRange = c.req.header('if-range');
    const range = byteRange(
      ifRange === undefined || ifRange === etag ? c.req.header('range') : undefined,
      file.sizeBytes,
    );
    if (range === 'unsatisfiable') {
      return c.body(null, 416, { ...headers, 'content-range': `bytes */${file.sizeBytes}` });
    }
    const { contentType, contentDisposition } = servedAs(file.mediaType, sha256);
    headers['content-type'] = contentType;
    headers['content-disposition'] = contentDisposition;
    const part = range === 'whole' ? undefined : range;
    headers['content-length'] = String(part === undefined ? file.sizeBytes : part.lastByte - part.firstByte + 1);
    if (part !== undefined) headers['content-range'] = `bytes ${part.firstByte}-${part.lastByte}/${file.sizeBytes}`;
    const body = c.req.method === 'HEAD' ? null : await store.read(sha256, part);
    return new Response(body, { status: part === undefined ? 200 : 206, headers });
  });
}
