import { setTimeout as sleep } from 'node:timers/promises';
import type { MediaStore } from '@dailies/media-store';

const LOOK_EVERY_MS = 1_000;

/**
 * Waits until a store takes blobs again, at least for a second; ends early where the signal aborts. `onWait` is called
 * before each look.
 */
export async function storeReady(
  store: Pick<MediaStore, 'check'>,
  signal: AbortSignal,
  onWait: () => void,
): Promise<void> {
  for (;;) {
    onWait();
    await sleep(LOOK_EVERY_MS, undefined, { signal }).catch(() => {});
    if (signal.aborted) return;
    const isReady = await store.check().then(
      () => true,
      () => false,
    );
    if (isReady) return;
  }
}
