import type { KeptState } from '../../../actions/versions/readVersions.ts';
import { unpackState } from '../../../collaboration/log/packState.ts';

/** A kept state as bytes of a Yjs update, with what it is in headers; it never changes. */
export async function presentState(
  { id, schema, epoch, packed }: KeptState,
  { ifNoneMatch, immutable }: { readonly ifNoneMatch: string | undefined; readonly immutable: boolean },
): Promise<Response> {
  const etag = `"${id}"`;
  const headers = {
    etag,
    'content-type': 'application/octet-stream',
    // Another state may come to stand for an epoch; a version's stays.
    'cache-control': immutable ? 'private, max-age=31536000, immutable' : 'private, no-cache',
    'vary': 'cookie, authorization',
    'x-dailies-schema': String(schema),
    'x-dailies-epoch': String(epoch),
  };
  if (ifNoneMatch?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)) {
    return new Response(null, { status: 304, headers });
  }
  const update = await unpackState(packed);
  return new Response(Uint8Array.from(update), { headers });
}
