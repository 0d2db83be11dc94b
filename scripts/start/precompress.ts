import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);

/** What shrinks; pictures and fonts are packed already. */
const SHRINKS = /\.(?:js|css|html|svg|json|map|txt|wasm)$/;
/** Under this many bytes the headers of an answer weigh more than what is saved. */
const SMALLEST_BYTES = 1_024;
/** Of 11: the last two levels save 7 % and take twenty times as long. */
const BROTLI_QUALITY = 9;

/**
 * Puts a `.br` and a `.gz` beside every file of a folder that is worth it; the server sends them to
 * browsers that take them. Both, because browsers take Brotli over https and from localhost only.
 */
export async function precompress(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    if (!entry.isFile() || !SHRINKS.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path);
    if (bytes.length < SMALLEST_BYTES) continue;
    const [br, gz] = await Promise.all([
      brotli(bytes, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        },
      }),
      deflate(bytes, { level: constants.Z_BEST_COMPRESSION }),
    ]);
    await Promise.all([writeFile(`${path}.br`, br), writeFile(`${path}.gz`, gz)]);
  }
}
