import { media } from '@dailies/migrations/tables';
import { DailiesError } from '@dailies/shared/errors';
import { Sha256 } from '@dailies/shared/media';
import { createRoute, z } from '@hono/zod-openapi';
import { eq } from 'drizzle-orm';
import { readableMedia } from '../../../actions/media/readableMedia.ts';
import { byteRange } from '../../../media/byteRange.ts';
import { servedAs } from '../../../media/servedAs.ts';
import type { Services } from '../../../Services.ts';
import { createApi } from '../../createApi.ts';
import { signedIn } from '../../middleware/signedIn.ts';
import { failing } from '../../openapi/answers.ts';

const matches = (ifNoneMatch: string | undefined, etag: string): boolean =>
  ifNoneMatch?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag || tag.trim() === '*') ?? false;

/** Pictures, videos and sounds by content: immutable, in whole or in part, to whoever may see them. */
export function mediaRoutes(services: Services) {
  const { db, store } = services;
  const read = createRoute({
    method: 'get',
    path: '/media/{sha256}',
    tags: ['Media'],
    summary: 'A file by the SHA-256 of its bytes; takes Range and If-None-Match',
    middleware: signedIn(services),
    request: { params: z.object({ sha256: Sha256 }) },
    responses: {
      200: { description: 'The file.' },
      206: { description: 'The bytes asked for.' },
      304: { description: 'The one that you have is good.' },
      416: { description: 'The file has no such bytes.' },
      default: failing('not-found'),
    },
  });

  return createApi().openapi(read, async (c) => {
    const { sha256 } = c.req.valid('param');
    const readable = await readableMedia(db, c.var.user.id, [sha256]);
    const [file] = readable.has(sha256) ? await db.select().from(media).where(eq(media.sha256, sha256)) : [];
    if (file === undefined) throw new DailiesError('not-found', `There is no file "${sha256}" that you can see.`);

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
