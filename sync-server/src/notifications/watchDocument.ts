import { rootOf } from '@dailies/shared/document';
import type { UserId } from '@dailies/shared/ids';
import type * as Y from 'yjs';
import type { Seen } from './Seen.ts';

const WATCHED = ['comments', 'tracking', 'reviews', 'runs'] as const;

/** The id of the item that stands under a key now. */
function writingOf(map: Y.Map<unknown>, key: string): string {
  const id = map._map.get(key)?.id;
  return id === undefined ? '' : `${id.client}.${id.clock}`;
}

/**
 * Notes what is written to a document that may concern somebody, and no more: it runs within the
 * transaction, before anything is acknowledged. What a document is born with (a branch, an import)
 * concerns nobody: it was told where it was written.
 */
export function watchDocument(
  doc: Y.Doc,
  byOf: (origin: unknown) => UserId | null,
  onSeen: (seen: readonly Seen[]) => void,
): void {
  let seen: Seen[] = [];
  let hadNodes = rootOf(doc, 'nodes').size > 0;
  for (const root of WATCHED) {
    const map = rootOf(doc, root);
    map.observeDeep((events, transaction) => {
      const by = byOf(transaction.origin);
      for (const event of events) {
        const [first] = event.path;
        if (typeof first === 'string') {
          // Words of a comment that is there already; a mention may have come in.
          if (root === 'comments') seen.push({ root, key: first, writing: '', by });
          continue;
        }
        for (const [key, { action }] of event.keys) {
          if (action !== 'delete') seen.push({ root, key, writing: writingOf(map, key), by });
        }
      }
    });
  }
  doc.on('afterTransaction', () => {
    const isBorn = !hadNodes && rootOf(doc, 'nodes').size > 0;
    hadNodes ||= isBorn;
    if (seen.length === 0) return;
    const now = seen;
    seen = [];
    if (!isBorn) onSeen(now);
  });
}
