import type { Sql } from '@dailies/migrations';
import { readSettings, rootOf } from '@dailies/shared/document';
import type { ProjectId } from '@dailies/shared/ids';
import type { Logger } from 'pino';
import type { Doc } from 'yjs';

/** Follows a document's name into the row that lists of projects read; the document is the truth. */
export function mirrorName(sql: Sql, log: Logger, project: ProjectId, live: Doc): void {
  rootOf(live, 'settings').observe((event) => {
    if (!event.keysChanged.has('name')) return;
    sql`UPDATE projects SET name = ${readSettings(live).name} WHERE id = ${project}`.catch((error: unknown) =>
      log.warn({ err: error, project }, 'a new name did not reach the list of projects'),
    );
  });
}
