import type { Browser, Page, ViewportSize } from '@playwright/test';
import { watchPage } from '../installation/watchPage.ts';
import type { Person } from './Person.ts';

interface Seen {
  readonly viewport?: ViewportSize;
  /** Where what the page complains of goes, from its first request on. */
  readonly complaints?: string[][];
}

/** A page in a browser profile of one's own, signed in through the form, at an address behind it. */
export async function signedInPage(
  browser: Browser,
  origin: string,
  person: Person,
  path: string,
  { viewport = { width: 1400, height: 860 }, complaints }: Seen = {},
): Promise<Page> {
  const context = await browser.newContext({ baseURL: origin, viewport });
  const page = await context.newPage();
  complaints?.push(watchPage(page, origin));
  await page.goto(path);
  await page.waitForURL(/\/sign-in/);
  await page.getByLabel('Email').fill(person.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(person.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  // A link that was opened signed out comes back after the sign-in.
  await page.waitForURL((url) => url.pathname + url.search === path);
  return page;
}
