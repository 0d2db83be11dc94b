import { randomBytes } from 'node:crypto';
import { chmod, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';

const SECRET_BYTES = 32;
const SECRET_PATTERN = /^[\w-]{43}$/;

/** The secret that sessions are signed with: made at the first start, then always the same. Readable by its owner alone. */
export async function readSecret(dataFolder: string): Promise<string> {
  const file = join(dataFolder, 'secret');
  const kept = (await readFile(file, 'utf8').catch(() => '')).trim();
  if (SECRET_PATTERN.test(kept)) {
    await chmod(file, 0o600);
    return kept;
  }
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  const unfinished = await open(`${file}.new`, 'w', 0o600);
  await unfinished.writeFile(`${secret}\n`);
  await unfinished.sync();
  await unfinished.close();
  await rename(`${file}.new`, file);
  return secret;
}
