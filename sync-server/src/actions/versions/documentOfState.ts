import { migrateDocument, newDocument } from '@dailies/shared/document';
import { DailiesError } from '@dailies/shared/errors';
import * as Y from 'yjs';
import { unpackState } from '../../collaboration/log/packState.ts';
import type { KeptState } from './readVersions.ts';

/** A kept state as a document of today's form. What is kept stays as it was. */
export async function documentOfState({ packed }: Pick<KeptState, 'packed'>): Promise<Y.Doc> {
  const doc = newDocument();
  Y.applyUpdate(doc, await unpackState(packed));
  if (migrateDocument(doc) === 'newer') {
    throw new DailiesError(
      'conflict',
      'This version was kept by a newer Dailies; update this server, then use it again.',
    );
  }
  return doc;
}
