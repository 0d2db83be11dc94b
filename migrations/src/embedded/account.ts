import { execFile } from 'node:child_process';
import { chown, lstat, readdir, stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DailiesError } from '@dailies/shared/errors';

const run = promisify(execFile);

/** How PostgreSQL, which refuses to run as root, is spawned: `prefix` is put before its command. */
export interface Account {
  readonly prefix: readonly string[];
  /** Spawns under this user; only where no `prefix` can change it. */
  readonly uid?: number;
  readonly gid?: number;
}

/** The kernel interrupts PostgreSQL (a fast, clean stop) when whoever started it dies, however that happens. */
const STOP_WITH_PARENT = ['--pdeathsig', 'INT'];
const NOBODY = 65_534;

/**
 * Oneself under the name of nobody, whom every system knows: for root, who is an ordinary user in the
 * eyes of PostgreSQL then and owns what root owns, and for users without a name, whom initdb refuses.
 */
const AS_NOBODY_IN_NAMESPACE = [
  'unshare',
  '--user',
  `--map-user=${NOBODY}`,
  `--map-group=${NOBODY}`,
  '--',
  'setpriv',
  ...STOP_WITH_PARENT,
  '--',
];

const hasName = (): boolean => {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
};

/** Another user who may still reach files through folders that are closed to that user, as in `/root`. */
const asUser = (uid: number, gid: number): string[] => [
  'setpriv',
  `--reuid=${uid}`,
  `--regid=${gid}`,
  '--clear-groups',
  // Without this, access(2) answers as if the capability were not there.
  '--securebits=+no_setuid_fixup',
  '--inh-caps=+dac_override',
  '--ambient-caps=+dac_override',
  ...STOP_WITH_PARENT,
  '--',
];

async function works(account: Account, postgres: string, dataFolder: string): Promise<boolean> {
  const [command, ...args] = [
    ...account.prefix,
    '/bin/sh',
    '-c',
    'test -w "$0" && "$1" --version',
    dataFolder,
    postgres,
  ];
  if (command === undefined) return false;
  try {
    await run(command, args, account.uid === undefined ? {} : { uid: account.uid, gid: account.gid });
    return true;
  } catch {
    return false;
  }
}

async function giveTo(path: string, uid: number, gid: number): Promise<void> {
  await chown(path, uid, gid);
  if (!(await lstat(path)).isDirectory()) return;
  for (const name of await readdir(path)) await giveTo(join(path, name), uid, gid);
}

/**
 * Finds how PostgreSQL can run on a data folder (which exists): as oneself; as root in a user
 * namespace, as also without a name; as root without one (the default in Docker) under the folder's owner, or nobody, whom
 * the folder is then given to. Costs up to 20 ms.
 */
export async function chooseAccount(postgres: string, dataFolder: string): Promise<Account> {
  const self = process.getuid?.() ?? 0;
  const { uid: owner, gid } = await stat(dataFolder);
  if (self !== 0) {
    if (owner !== self) {
      throw new DailiesError(
        'storage',
        `The database in ${dataFolder} belongs to another user (id ${owner}): start as that user, or choose another DATA_DIR.`,
      );
    }
    if (!hasName()) {
      const named: Account = { prefix: AS_NOBODY_IN_NAMESPACE };
      if (await works(named, postgres, dataFolder)) return named;
      throw new DailiesError(
        'storage',
        `PostgreSQL needs a user with a name, and this one (id ${self}) has none: add it to /etc/passwd, or set DATABASE_URL.`,
      );
    }
    const tied: Account = { prefix: ['setpriv', ...STOP_WITH_PARENT, '--'] };
    return (await works(tied, postgres, dataFolder)) ? tied : { prefix: [] };
  }
  if (owner === 0) {
    const namespaced: Account = { prefix: AS_NOBODY_IN_NAMESPACE };
    if (await works(namespaced, postgres, dataFolder)) return namespaced;
    await giveTo(dataFolder, NOBODY, NOBODY);
  }
  const [uid, group] = owner === 0 ? [NOBODY, NOBODY] : [owner, gid];
  const switched: Account = { prefix: asUser(uid, group) };
  if (await works(switched, postgres, dataFolder)) return switched;
  const plain: Account = { prefix: [], uid, gid: group };
  if (await works(plain, postgres, dataFolder)) return plain;
  throw new DailiesError(
    'storage',
    `PostgreSQL does not run as root, and no other user can reach ${dataFolder}: start Dailies as an ordinary user, or set DATABASE_URL.`,
  );
}
