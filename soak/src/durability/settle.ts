import type { Installation } from '../installation/Installation.ts';
import { until } from '../until.ts';
import { checkEnd } from './checkEnd.ts';
import type { Production } from './Production.ts';

/** Far more than it ever takes; a machine whose disk stands still for a minute has lost nothing. */
const SAVED_MS = 90_000;
/** What the last outcomes wrote is on its way to the browsers. */
const SAME_MS = 30_000;

/** Everybody stops; by itself everything must be saved, and the same everywhere. One sentence for each thing that is not. */
export async function settle(
  installation: Installation,
  production: Production,
  savedWithinMs = SAVED_MS,
): Promise<string[]> {
  await production.end();
  for (const browser of production.browsers) if (browser.isOffline) browser.goOnline();
  await until(() => production.browsers.every(({ isSaved }) => isSaved), savedWithinMs);
  const unsaved = production.browsers.flatMap((browser) =>
    browser.isSaved ? [] : [`not saved after ${savedWithinMs / 1_000} s: ${browser.standing}`],
  );
  let found: string[] = [];
  await until(async () => (found = await checkEnd(installation, production)).length === 0, SAME_MS);
  const failures = [...unsaved, ...found];
  return failures.length === 0 ? [] : [...failures, ...(await installation.lastWords())];
}
