import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readArchive, readJsonLines, type ReadEntry } from '@dailies/archive/container';
import { DOCUMENT_FORM, migrateDocument, newDocument, rootOf } from '@dailies/shared/document';
import { DailiesError } from '@dailies/shared/errors';
import { Sha256 } from '@dailies/shared/media';
import type * as Y from 'yjs';
import type { z } from 'zod';
import { layOut } from './documentRecords.ts';
import {
  A_PROJECT,
  FileAsset,
  FileMedia,
  FilePerson,
  FileRecord,
  FileRun,
  MEDIA_PREFIX,
  ProjectFileHeader,
} from './ProjectFile.ts';

/** Far above any production; what comes near is made to exhaust a server. */
const MAX_LINE_BYTES = 8 * 1_024 * 1_024;
const MAX_PART_BYTES = 256 * 1_024 * 1_024;
const MAX_LINES = 500_000;
const MAX_FILES = 200_000;

/** A file as it was read and understood; nothing of it is trusted to be true. */
export interface ProjectFile {
  readonly header: ProjectFileHeader;
  readonly people: readonly FilePerson[];
  /** The document in this version's form, for the readers alone. */
  readonly document: Y.Doc;
  readonly runs: readonly FileRun[];
  readonly assets: readonly FileAsset[];
  readonly files: readonly FileMedia[];
  /** The bytes of each file that is in it. */
  readonly carried: ReadonlyMap<Sha256, number>;
}

const tooLarge = (what: string): DailiesError =>
  new DailiesError('too-large', `The file holds more ${what} than a project has; it was not imported.`);

async function* bounded(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of content) {
    bytes += chunk.length;
    if (bytes > MAX_PART_BYTES) throw tooLarge('data');
    yield chunk;
  }
}

async function readPart<S extends z.ZodType>({ content }: ReadEntry, Schema: S, what: string): Promise<z.output<S>[]> {
  const lines: z.output<S>[] = [];
  const options = { what, maxLineBytes: MAX_LINE_BYTES };
  for await (const line of readJsonLines(bounded(content), Schema, options)) {
    if (lines.length >= MAX_LINES) throw tooLarge('records');
    lines.push(line);
  }
  return lines;
}

/** Sees that a file is what its name says; its name, and how many bytes it has. */
async function checkMedia({ name, content }: ReadEntry): Promise<readonly [Sha256, number]> {
  const sha256 = Sha256.safeParse(name.slice(MEDIA_PREFIX.length));
  if (!sha256.success) throw new DailiesError('invalid-input', 'The file holds a picture without its name.');
  const hash = createHash('sha256');
  let sizeBytes = 0;
  for await (const chunk of content) {
    hash.update(chunk);
    sizeBytes += chunk.length;
  }
  if (hash.digest('hex') !== sha256.data) {
    throw new DailiesError(
      'invalid-input',
      `The file holds something else under the name ${sha256.data}; export the project anew.`,
    );
  }
  return [sha256.data, sizeBytes];
}

function documentOf(records: readonly FileRecord[], { documentSchema }: ProjectFileHeader): Y.Doc {
  if (documentSchema > DOCUMENT_FORM.schema) {
    throw new DailiesError(
      'conflict',
      'This project was exported by a newer version of Dailies; update this installation, then import it.',
    );
  }
  const document = newDocument();
  document.transact(() => {
    for (const record of records) layOut(document, record);
    rootOf(document, 'meta').set('schema', documentSchema);
  });
  migrateDocument(document, DOCUMENT_FORM);
  return document;
}

export const openProjectFile = (path: string) =>
  readArchive(createReadStream(path, { highWaterMark: 1_024 * 1_024 }), ProjectFileHeader, A_PROJECT);

/**
 * Reads an exported project to its end: every part is understood, every file is what its name says, and
 * nothing is written. Throws `invalid-input`, `too-large` or `conflict` with one sentence.
 */
export async function readProjectFile(path: string, signal: AbortSignal): Promise<ProjectFile> {
  const { header, entries } = await openProjectFile(path);
  let people: FilePerson[] = [];
  let records: FileRecord[] = [];
  let runs: FileRun[] = [];
  let assets: FileAsset[] = [];
  let files: FileMedia[] = [];
  const carried = new Map<Sha256, number>();
  for await (const entry of entries) {
    signal.throwIfAborted();
    if (entry.name === 'people') people = await readPart(entry, FilePerson, 'a person');
    else if (entry.name === 'document') records = await readPart(entry, FileRecord, 'a record');
    else if (entry.name === 'runs') runs = await readPart(entry, FileRun, 'a run');
    else if (entry.name === 'assets') assets = await readPart(entry, FileAsset, 'an asset');
    else if (entry.name === 'files') files = await readPart(entry, FileMedia, 'a file');
    else if (entry.name.startsWith(MEDIA_PREFIX)) carried.set(...(await checkMedia(entry)));
    else throw new DailiesError('invalid-input', `The file holds "${entry.name}", which no project has.`);
    if (carried.size > MAX_FILES) throw tooLarge('files');
  }
  return { header, people, runs, assets, files, document: documentOf(records, header), carried };
}
