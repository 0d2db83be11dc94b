import { z } from 'zod';
import { ProjectId } from '../ids/index.ts';

/** What an export would hold, to choose by. */
export const ExportSummary = z.object({
  nodes: z.int(),
  takes: z.int(),
  comments: z.int(),
  mediaFiles: z.int(),
  mediaBytes: z.int(),
});
export type ExportSummary = z.infer<typeof ExportSummary>;

/** `media=false` leaves the pictures, videos and sounds out: they are named, and shown as missing where they are not. */
export const ExportQuery = z.object({ media: z.enum(['true', 'false']).default('true') });

/** A project that was imported, and what of the file did not come along. */
export const ImportedProject = z.object({
  id: ProjectId,
  name: z.string(),
  takes: z.int(),
  /** Files that came with it, and files that it names and nobody here may see. */
  mediaFiles: z.int(),
  missingFiles: z.int(),
  /** Records that could not be read, by the part of the document that they stood in. */
  left: z.array(z.object({ root: z.string(), id: z.string() })),
  /** People of the file who are known here, and how many are not. */
  knownPeople: z.int(),
  unknownPeople: z.int(),
});
export type ImportedProject = z.infer<typeof ImportedProject>;

/** How an exported project's file is called, and its media type. */
export const PROJECT_FILE_EXTENSION = '.dailies';
export const PROJECT_FILE_TYPE = 'application/vnd.dailies.project';
/** Bytes of such a file at most. */
export const IMPORT_MAX_BYTES = 64 * 1_024 ** 3;
