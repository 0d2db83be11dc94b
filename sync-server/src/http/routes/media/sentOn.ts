import type { MediaStore } from '@dailies/media-store';
import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { StoredFile } from '../../../actions/media/fileFor.ts';
import { servedAs } from '../../../media/servedAs.ts';

/** A link is the same for half of this, so that what a browser has is not fetched again. */
export const LINK_SECONDS = 2 * 60 * 60;
const KEPT_SECONDS = LINK_SECONDS / 4;

export const FromStore = z.object({
  from: z.literal('store').optional().describe('To be sent on to the store itself, where browsers can reach it.'),
  name: z.string().min(1).max(200).optional().describe('To be sent on to a download of this name.'),
});

/** Letters that RFC 8187 does not take as they are. */
const encoded = (name: string): string =>
  encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** Sends a browser on to where a file lies; null where that was not asked for, or leads nowhere. */
export async function sentOn(
  c: Context,
  { links }: MediaStore,
  { sha256, mediaType }: StoredFile,
  { from, name }: z.infer<typeof FromStore>,
): Promise<Response | null> {
  if (from === undefined || links === null) return null;
  const { contentType, contentDisposition: shown } = servedAs(mediaType, sha256);
  const contentDisposition = name === undefined ? shown : `attachment; filename*=UTF-8''${encoded(name)}`;
  const location = await links.download(sha256, { contentType, contentDisposition, seconds: LINK_SECONDS });
  const headers = { location, 'vary': 'cookie, authorization', 'cache-control': `private, max-age=${KEPT_SECONDS}` };
  return c.body(null, 302, headers);
}
