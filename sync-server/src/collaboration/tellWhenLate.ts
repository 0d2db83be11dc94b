import { CloseReason } from './CloseReason.ts';

/** How long somebody waits for an acknowledgement before they are told why. A commit takes milliseconds. */
const TOLD_AFTER_MS = 5_000;

/**
 * Waits for an edit to be stored. Where that takes long, whoever made it is told: their connection
 * is closed with `storage`, on which a browser says that nothing is being saved, keeps its edits and
 * tries again. The edit itself goes on waiting for the database, and what comes again changes nothing.
 */
export async function tellWhenLate(stored: Promise<void>, afterMs = TOLD_AFTER_MS): Promise<void> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => reject(new CloseReason('storage', 'The database does not answer; your edits are kept here until it does.')),
    afterMs,
  );
  // When it fails after somebody was told, they ask again anyway.
  stored.catch(() => {});
  try {
    await Promise.race([stored, late]);
  } finally {
    clearTimeout(timer);
  }
}
