import { DailiesError } from '@dailies/shared/errors';
import { Sha256 } from '@dailies/shared/media';
import { z } from 'zod';

/** A migration that the backed-up database had. */
const AppliedMigration = z.object({
  id: z.int().min(1),
  name: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/** What a backup says of itself at its beginning. */
export const BackupHeader = z.object({
  format: z.literal('dailies-backup'),
  /** Of this form of archive. */
  version: z.literal(1),
  createdAt: z.iso.datetime(),
  /** The schema of the database: all that was applied to it, in order. */
  migrations: z.array(AppliedMigration).min(1),
});
export type BackupHeader = z.infer<typeof BackupHeader>;

/** What sentences call such a file. */
export const A_BACKUP = 'a backup of Dailies';

/** `info` of an entry `table/<name>`, whose content is PostgreSQL's text form of COPY. */
export const TableInfo = z.object({ columns: z.array(z.string().min(1).max(63)).min(1) });

/** `info` of the entry `sequences`: the last value that each gave. */
export const SequencesInfo = z.object({ values: z.record(z.string().max(63), z.string().regex(/^\d{1,19}$/)) });

/** A line of the entry `documents`: what a document says when it is replayed (`documentDigest`). */
export const DocumentLine = z.object({
  project: z.string(),
  sha256: z.string(),
  /** Updates that could not be replayed. */
  bad: z.int().min(0),
});
export type DocumentLine = z.infer<typeof DocumentLine>;

/** `info` of the last entry, `summary`. */
export const BackupSummary = z.object({
  rows: z.record(z.string(), z.int().min(0)),
  documents: z.int().min(0),
  mediaFiles: z.int().min(0),
  mediaBytes: z.int().min(0),
  /** Files that the database names and the store lacks. */
  missing: z.array(Sha256),
  /** Files whose bytes in the store are not those of their name: their entries are of no use. */
  damaged: z.array(Sha256),
  /** Projects whose document's newest snapshot is damaged: a server mends it from the history, which is in. */
  unreadable: z.array(z.string()).default([]),
});
export type BackupSummary = z.infer<typeof BackupSummary>;

/** The `info` of an entry. Throws `invalid-input` where it is not what such an entry has. */
export function infoOf<S extends z.ZodType>(Schema: S, name: string, info: unknown): z.output<S> {
  const parsed = Schema.safeParse(info);
  if (parsed.success) return parsed.data;
  throw new DailiesError('invalid-input', `The backup's "${name}" is not understood: another version wrote it.`, {
    cause: parsed.error,
  });
}

export const tableEntry = (table: string): string => `table/${table}`;
export const mediaEntry = (sha256: string): string => `media/${sha256}`;
