import type { MediaStore } from '@dailies/media-store';
import type { Context } from 'hono';
import type { StoredFile } from '../../../actions/media/fileFor.ts';
import type { AppEnv } from '../../AppEnv.ts';
import { byteRange } from '../../../media/byteRange.ts';
import { servedAs } from '../../../media/servedAs.ts';

const matches = (ifNoneMatch: string | undefined, etag: string): boolean =>
  ifNoneMatch?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag || tag.trim() === '*') ?? false;

/** Sends a blob, in whole or in part, as what never changes. */
export async function sendFile(c: Context<AppEnv>, store: MediaStore, { sha256, mediaType, sizeBytes }: StoredFile) {
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
  const range = byteRange(ifRange === undefined || ifRange === etag ? c.req.header('range') : undefined, sizeBytes);
  if (range === 'unsatisfiable') {
    return c.body(null, 416, { ...headers, 'content-range': `bytes */${sizeBytes}` });
  }
  const { contentType, contentDisposition } = servedAs(mediaType, sha256);
  headers['content-type'] = contentType;
  headers['content-disposition'] = contentDisposition;
  const part = range === 'whole' ? undefined : range;
  headers['content-length'] = String(part === undefined ? sizeBytes : part.lastByte - part.firstByte + 1);
  if (part !== undefined) headers['content-range'] = `bytes ${part.firstByte}-${part.lastByte}/${sizeBytes}`;
  // Each chunk goes right to the socket, and the next is asked for after it.
  const outgoing = c.env?.outgoing;
  const options = outgoing === undefined ? {} : { waitingBytes: () => outgoing.writableLength };
  const body = c.req.method === 'HEAD' ? null : await store.read(sha256, part, options);
  return new Response(body, { status: part === undefined ? 200 : 206, headers });
}
