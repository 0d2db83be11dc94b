import type { Browser, Page } from '@playwright/test';
import type { Person } from './Person.ts';

/** A page in a browser profile of one's own, signed in through the form, at an address behind it. */
export async function signedInPage(browser: Browser, origin: string, person: Person, path: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: origin, viewport: { width: 1400, height: 860 } });
  const page = await context.newPage();
  await page.goto(path);
  await page.waitForURL(/\/sign-in/);
  await page.getByLabel('Email').fill(person.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(person.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(new RegExp(path));
  return page;
}
