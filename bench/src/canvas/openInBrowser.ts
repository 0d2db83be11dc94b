import { fileURLToPath } from 'node:url';
import type { ProjectId } from '@dailies/shared/ids';
import type { Browser, BrowserContext } from '@playwright/test';
import type { Person } from '../load/LoadOrder.ts';
import { cookieOf } from './cookieOf.ts';

const WATCH = fileURLToPath(new URL('watchFirstPicture.mjs', import.meta.url));
const WITHIN_MS = 60_000;
/** Until the copy is kept and everything else has come to rest. */
const REST_MS = 2_500;

async function openOnce(context: BrowserContext, address: string): Promise<number> {
  const page = await context.newPage();
  try {
    await page.addInitScript({ path: WATCH });
    await page.goto(address, { waitUntil: 'commit' });
    // Functions, because the page's policy forbids texts to be run.
    await page.waitForFunction(() => Reflect.has(globalThis, 'firstPictureMs'), null, {
      timeout: WITHIN_MS,
      polling: 100,
    });
    const shownMs: unknown = await page.evaluate((): unknown => Reflect.get(globalThis, 'firstPictureMs'));
    await page.waitForTimeout(REST_MS);
    return Number(shownMs);
  } finally {
    await page.close();
  }
}

export interface OpenedInBrowser {
  /** From the address to the nodes on screen, in ms. */
  readonly coldMs: number;
  readonly againMs: number;
}

/** Opens a project in a browser that was never here, and again in the same one. */
export async function openInBrowser(
  browser: Browser,
  origin: string,
  project: ProjectId,
  person: Person,
  authSecret: string,
): Promise<OpenedInBrowser> {
  const context = await browser.newContext({ viewport: { width: 1600, height: 900 } });
  try {
    await context.addCookies([cookieOf(person, origin, authSecret)]);
    const coldMs = await openOnce(context, `${origin}/p/${project}`);
    const againMs = await openOnce(context, `${origin}/p/${project}`);
    return { coldMs, againMs };
  } finally {
    await context.close();
  }
}
