const KEY = 'dailies:reloaded';
/** A second failure within this time has another cause than an update. */
const ONCE_WITHIN_MS = 30_000;

/**
 * A page that was loaded before Dailies was updated asks for parts that are not there any more: it is
 * loaded again, once. What is unsaved is in the browser's copy and comes along.
 */
export function reloadOutdated(): void {
  addEventListener('vite:preloadError', (event) => {
    try {
      const last = Number(sessionStorage.getItem(KEY) ?? 0);
      if (Date.now() - last < ONCE_WITHIN_MS) return;
      sessionStorage.setItem(KEY, String(Date.now()));
    } catch {
      // Without storage nobody knows whether it was tried already.
      return;
    }
    event.preventDefault();
    location.reload();
  });
}
