import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type MediaStore, openMediaStore } from '@dailies/media-store';
import { connect, type Sql } from '@dailies/migrations';
import { findEmbeddedPostgres } from '@dailies/migrations/embedded';
import { parseEnvironment, type Variables } from '@dailies/shared/environment';
import { DailiesError, unwrap } from '@dailies/shared/errors';
import { claimFolder, HOLDERS } from '../start/claimFolder.ts';
import { Database } from '../start/Database.ts';
import { mediaUrlOf } from '../start/mediaUrlOf.ts';
import { createDatabase, DATABASE_NAME, explain } from '../start/prepareDatabase.ts';

const ROOT = resolve(import.meta.dirname, '../..');

export interface Installation {
  readonly sql: Sql;
  readonly store: MediaStore;
  /** Lets go of everything, and stops the database where it was started here. */
  close(): Promise<void>;
}

export interface InstallationWanted {
  readonly variables: Variables;
  /** Nobody else may use it meanwhile, and it is made where it is missing: for a restore. */
  readonly alone: boolean;
  readonly say: (sentence: string) => void;
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** The embedded database: the one that runs, through its socket, or one that is started for as long as it is needed. */
async function openEmbedded(
  dataFolder: string,
  { alone, say }: InstallationWanted,
  closers: (() => Promise<unknown>)[],
): Promise<string> {
  const folder = join(dataFolder, 'postgres');
  const running = alone ? null : await findEmbeddedPostgres(folder);
  if (running !== null) return running.url(DATABASE_NAME);
  if (!alone && !(await exists(folder))) {
    throw new DailiesError(
      'not-found',
      `There is no installation in ${dataFolder}: set DATA_DIR to the one that is meant, or DATABASE_URL.`,
    );
  }
  const claim = await claimFolder(dataFolder, 'start', HOLDERS);
  closers.push(() => claim.release());
  const database = new Database({ dataFolder: folder, logFile: join(dataFolder, 'logs/postgres.log'), say });
  closers.push(() => database.stop());
  const postgres = await database.start();
  await createDatabase(postgres.url('postgres'), DATABASE_NAME);
  return postgres.url(DATABASE_NAME);
}

/** The database and the media of the installation that the environment names, as `npm start` reads it. */
export async function openInstallation(wanted: InstallationWanted): Promise<Installation> {
  const { variables } = wanted;
  const environment = unwrap(parseEnvironment(variables));
  const dataFolder = resolve(ROOT, environment.dataDir);
  const closers: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const closer of closers.splice(0).reverse()) await closer().catch((error: unknown) => console.error(error));
  };
  try {
    const databaseUrl = environment.databaseUrl ?? (await openEmbedded(dataFolder, wanted, closers));
    const sql = connect(databaseUrl, { applicationName: 'dailies archive', max: 4 });
    closers.push(() => sql.end({ timeout: 1 }));
    await sql`SELECT 1`.catch((error: unknown) => {
      throw explain(error, databaseUrl);
    });
    return { sql, store: await openMediaStore(mediaUrlOf(variables['MEDIA_URL'], dataFolder, ROOT)), close };
  } catch (error) {
    await close();
    throw error;
  }
}
