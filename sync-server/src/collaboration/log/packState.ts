import { promisify } from 'node:util';
import { zstdCompress, zstdDecompress } from 'node:zlib';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);
/** No document comes near it: what is larger is damage. */
const MAX_STATE_BYTES = 1024 * 1024 * 1024;

/**
 * A state as `document_versions.state` keeps it: an update of Yjs's first form in one zstd frame. Made
 * quickly and off the event loop, because somebody waits for it; the log's own form is half as large
 * and takes twenty times as long.
 */
export const packState = (update: Uint8Array): Promise<Uint8Array> => compress(update);

/** The update in a packed state. Throws where it is damaged. */
export const unpackState = (packed: Uint8Array): Promise<Uint8Array> =>
  decompress(packed, { maxOutputLength: MAX_STATE_BYTES });
