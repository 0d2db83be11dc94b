const KEY = 'dailies:reloaded';
/** A second failure within this time has another cause than an update. */
const ONCE_WITHIN_MS = 30_000;

/**
 * Loads the page again: one that was loaded before Dailies was updated asks for parts that are not
 * there any more. What is unsaved is in the browser's copy and comes along. False where that was tried
 * just now, and did not help.
 */
export function reloadOnce(): boolean {
  try {
    const last = Number(sessionStorage.getItem(KEY) ?? 0);
    if (Date.now() - last < ONCE_WITHIN_MS) return false;
    sessionStorage.setItem(KEY, String(Date.now()));
  } catch {
    // Without storage nobody knows whether it was tried already.
    return false;
  }
  location.reload();
  return true;
}
