import { capabilitiesQuery } from '../api/capabilities.ts';
import { queryClient } from '../api/queryClient.ts';
import { Observable } from '../session/Observable.ts';

/** No longer than this is waited for an answer: a store that is slow to reach is no gain. */
const PATIENCE_MS = 1_500;

/** Whether this browser reaches the store itself, past the server; null until it is known. */
export const storeReach = new Observable<boolean | null>(null);
let asking: Promise<boolean> | undefined;

async function ask(): Promise<boolean> {
  try {
    const { mediaOrigin } = await queryClient.query(capabilitiesQuery);
    if (mediaOrigin === null) return false;
    // Whatever it answers, it was reached: from some networks a store is not, and a page that came by https
    // may speak to none by http.
    await fetch(mediaOrigin, {
      mode: 'no-cors',
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return true;
  } catch {
    return false;
  }
}

/** Asks once for a page. */
export function askStoreReach(): Promise<boolean> {
  asking ??= ask().then((isReached) => {
    if (storeReach.get() === null) storeReach.set(isReached);
    return storeReach.get() ?? isReached;
  });
  return asking;
}

/** What was tried did not come through: from here on everything goes by the server, and nobody is told. */
export function leaveStore(): void {
  storeReach.set(false);
  asking = Promise.resolve(false);
}
