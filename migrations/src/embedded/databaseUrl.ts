/** The owner of every embedded database. */
export const SUPERUSER = 'app';

/** The address of a database of the server whose socket lies in a folder. */
export const databaseUrlOf = (socketFolder: string, database: string): string =>
  `postgres://${SUPERUSER}@localhost/${encodeURIComponent(database)}?host=${encodeURIComponent(socketFolder)}`;
