import type { Tx } from '@dailies/migrations';
import { newId, type ProjectId, VersionId } from '@dailies/shared/ids';
import { keepVersion } from './keepVersion.ts';

/**
 * Keeps the state that ends the present epoch, for browser copies that were away and are replayed as
 * commands against it (document-rules C2). In the transaction that raises the epoch, before it does,
 * and with nobody appending meanwhile.
 */
export function keepEpochState(tx: Tx, project: ProjectId): Promise<void> {
  const id = VersionId.parse(newId((bytes) => crypto.getRandomValues(bytes)));
  return keepVersion(tx, project, { id, kind: 'epoch', name: null, by: null, at: new Date() });
}
