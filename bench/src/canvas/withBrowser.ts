import type { Browser } from '@playwright/test';
import { launchBrowser } from '../../../e2e/src/installation/launchBrowser.ts';
import { buildClient } from '../../../scripts/start/buildClient.ts';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** Does something with a real browser and the built interface; with null where there is no browser, which is said. */
export async function withBrowser(
  say: (line: string) => void,
  work: (browser: Browser | null) => Promise<void>,
): Promise<void> {
  let browser: Browser | null = null;
  try {
    browser = await launchBrowser();
  } catch (error) {
    say(
      `There is no browser here, so nothing is opened in one: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  try {
    if (browser !== null) await buildClient(ROOT, say);
    await work(browser);
  } finally {
    await browser?.close();
  }
}
