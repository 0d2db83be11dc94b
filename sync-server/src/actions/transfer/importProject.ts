import { assets, members, projects } from '@dailies/migrations/tables';
import { invalidRecords, readSettings, readTakes } from '@dailies/shared/document';
import { DailiesError } from '@dailies/shared/errors';
import type { ImportedProject } from '@dailies/shared/http';
import { type AssetId, ProjectId } from '@dailies/shared/ids';
import { eq, inArray } from 'drizzle-orm';
import { type Account, refuseLimitedToken } from '../../auth/index.ts';
import type { Services } from '../../Services.ts';
import { recordAudit } from '../audit/recordAudit.ts';
import { checkRoom } from './checkRoom.ts';
import { findPeople } from './knownPeople.ts';
import { newIds } from './newIds.ts';
import { MEDIA_PREFIX } from './ProjectFile.ts';
import { openProjectFile, type ProjectFile, readProjectFile } from './readProjectFile.ts';
import { REBUILT_ROOTS, rebuildDocument } from './rebuildDocument.ts';
import { type Importing, openAssetMedia, writeAssets, writeMedia, writeRuns } from './writeImportedRows.ts';

type ImportServices = Pick<Services, 'db' | 'documents' | 'store' | 'storage' | 'newId'>;

/** Puts the files of an exported project, which were checked, into the store. */
async function storeFiles({ store }: ImportServices, path: string, signal: AbortSignal): Promise<void> {
  const { entries } = await openProjectFile(path);
  for await (const { name, content } of entries) {
    if (!name.startsWith(MEDIA_PREFIX)) continue;
    signal.throwIfAborted();
    await store.put(content);
  }
}

/** Which of the file's assets have an id that is taken here, and which of those are the studio's. */
async function presentAssets({ db }: ImportServices, ids: readonly AssetId[]) {
  const rows =
    ids.length === 0
      ? []
      : await db
          .select({ id: assets.id, project: assets.projectId })
          .from(assets)
          .where(inArray(assets.id, [...ids]));
  return {
    taken: new Set<string>(rows.map(({ id }) => id)),
    studio: new Set<string>(rows.filter(({ project }) => project === null).map(({ id }) => id)),
  };
}

const ASSETS_AT_MOST = 10_000;

/**
 * Makes a project of an exported one. The file is untrusted: it is read and checked as a whole before
 * anything is written, and the document is made anew by the server's hand from what its readers understand.
 * The rows and the document come first, the importer's membership last, so that nobody sees half a project;
 * where something fails, all of it goes again. Files that were stored stay, and belong to nobody.
 */
export async function importProject(
  services: ImportServices,
  importer: Account,
  path: string,
  signal: AbortSignal,
): Promise<ImportedProject> {
  refuseLimitedToken();
  const { db, documents, newId, storage } = services;
  const file: ProjectFile = await readProjectFile(path, signal);
  if (file.assets.length > ASSETS_AT_MOST) {
    throw new DailiesError('too-large', 'The file holds more assets than a project has; it was not imported.');
  }
  await checkRoom(db, importer.id, file, storage.projectQuotaBytes);
  const people = await findPeople(db, importer, file.header, file.people);
  const { taken, studio } = await presentAssets(
    services,
    file.assets.map(({ id }) => id),
  );
  const ids = newIds(file, taken, studio, newId);
  await storeFiles(services, path, signal);
  signal.throwIfAborted();

  const project = ProjectId.parse(newId());
  const { name } = readSettings(file.document);
  const importing: Importing = { project, importer: importer.id, userOf: people.userOf, ids };
  try {
    const files = await db.transaction(async (tx) => {
      await tx.insert(projects).values({ id: project, name, createdBy: importer.id });
      await writeAssets(tx, importing, file, (id) => studio.has(id));
      await writeRuns(tx, importing, file);
      const written = await writeMedia(tx, importing, file);
      await openAssetMedia(tx, importing);
      return written;
    });
    await documents.change(project, (doc) => rebuildDocument(doc, file.document, { ...ids, user: people.userOf }));
    signal.throwIfAborted();
    await db.transaction(async (tx) => {
      await tx.insert(members).values({ projectId: project, userId: importer.id, role: 'director' });
      await recordAudit(tx, {
        action: 'project.imported',
        actor: importer.id,
        project,
        details: { name, from: file.header.studio, exportedAt: file.header.exportedAt },
      });
    });
    const rebuilt = new Set<string>(REBUILT_ROOTS);
    return {
      id: project,
      name,
      takes: readTakes(file.document).length,
      mediaFiles: files.here,
      missingFiles: files.missing,
      left: invalidRecords(file.document).filter(({ root }) => rebuilt.has(root)),
      knownPeople: people.known,
      unknownPeople: people.unknown,
    };
  } catch (error) {
    await db.delete(projects).where(eq(projects.id, project));
    throw error;
  }
}
