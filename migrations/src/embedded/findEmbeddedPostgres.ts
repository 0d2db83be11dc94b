import { realpath } from 'node:fs/promises';
import { databaseUrlOf } from './databaseUrl.ts';
import { readPostmaster, servesFolder } from './postmaster.ts';
import { socketFolderOf } from './socketFolder.ts';

export interface RunningPostgres {
  readonly pid: number;
  /** The address of a database. */
  url(database: string): string;
}

/** The PostgreSQL that runs on a data folder now, whoever started it; null where none takes connections. */
export async function findEmbeddedPostgres(dataFolder: string): Promise<RunningPostgres | null> {
  const folder = await realpath(dataFolder).catch(() => null);
  if (folder === null) return null;
  const postmaster = await readPostmaster(folder);
  if (postmaster === null || !postmaster.ready || !(await servesFolder(postmaster.pid, folder))) return null;
  return { pid: postmaster.pid, url: (database) => databaseUrlOf(socketFolderOf(folder), database) };
}
