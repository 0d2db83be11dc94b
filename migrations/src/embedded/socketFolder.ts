import { createHash } from 'node:crypto';
import { chmod, chown, lstat, mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DailiesError } from '@dailies/shared/errors';

/** A socket's path holds 107 bytes at most (103 on macOS); what follows the temporary folder takes 45. */
const LONGEST_TEMPORARY_FOLDER = 58;

/**
 * The folder of the socket that leads to a data folder: short however deep that one is, and the same
 * at every start, so that an address outlives a restart of PostgreSQL.
 */
export function socketFolderOf(dataFolder: string): string {
  const digest = createHash('sha256').update(dataFolder).digest('hex').slice(0, 12);
  const temporary = tmpdir();
  const base = temporary.length <= LONGEST_TEMPORARY_FOLDER ? temporary : '/tmp';
  return join(base, `dailies-${process.getuid?.() ?? 0}-${digest}`);
}

/**
 * Makes the folder anew, without what a killed predecessor left in it, open to PostgreSQL's user
 * alone. Refuses a folder that somebody else laid there: whoever owns it could stand in for the
 * database.
 */
export async function prepareSocketFolder(
  folder: string,
  owner: { readonly uid: number; readonly gid: number },
): Promise<void> {
  await rm(folder, { recursive: true, force: true }).catch(() => {});
  await mkdir(folder, { mode: 0o700 }).catch((cause: unknown) => {
    throw new DailiesError('storage', `The folder ${folder} for the database's socket cannot be made: remove it.`, {
      cause,
    });
  });
  await chmod(folder, 0o700);
  const { uid } = await lstat(folder);
  if (uid !== owner.uid && process.getuid?.() === 0) await chown(folder, owner.uid, owner.gid);
}
