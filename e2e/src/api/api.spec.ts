import { type Browser, expect, type Page, test } from '@playwright/test';
import { Installation } from '../installation/Installation.ts';
import { launchBrowser } from '../installation/launchBrowser.ts';
import { Person } from '../people/Person.ts';
import { seriousFindings } from '../people/seriousFindings.ts';
import { signedInPage } from '../people/signedInPage.ts';

test.describe.configure({ mode: 'serial' });

let installation: Installation;
let browser: Browser;
let dora: Person;
let harbour: string;
const complaints: string[][] = [];

test.beforeAll(async () => {
  installation = await Installation.start();
  browser = await launchBrowser();
  dora = await Person.signUp(installation.origin, 'Dora');
  harbour = await dora.createProject('Harbour');
  await dora.createProject('Desert');
});
test.afterAll(async () => {
  await browser?.close();
  await installation?.stop();
});
test.afterEach(() => {
  expect(complaints.flat()).toEqual([]);
});

const open = (path: string): Promise<Page> => signedInPage(browser, installation.origin, dora, path, { complaints });

test('a token is made, does what it may where it may, and ends when it is revoked', async () => {
  const page = await open('/account');
  await page.getByRole('button', { name: 'New token' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Render farm');
  await dialog.getByRole('checkbox', { name: 'Generate' }).check();
  await dialog.getByRole('combobox', { name: 'Projects' }).click();
  await page.getByRole('option', { name: 'Harbour' }).click();
  await page.keyboard.press('Escape');
  expect(await seriousFindings(page, 'New token')).toEqual([]);
  await dialog.getByRole('button', { name: 'Make token' }).click();
  const token = await dialog.getByLabel('Render farm').inputValue();
  expect(token).toMatch(/^dly_/);
  expect(await seriousFindings(page, 'Token made')).toEqual([]);
  await dialog.getByRole('button', { name: 'Done' }).click();

  const script = Person.withToken(installation.origin, 'Dora', token);
  expect(await script.call('GET', `/projects/${harbour}`)).toMatchObject({ name: 'Harbour' });
  expect(await script.call('GET', '/projects')).toMatchObject({ items: [{ name: 'Harbour' }] });
  await expect(script.call('PATCH', `/projects/${harbour}`, { name: 'Mine' })).rejects.toThrow('403');

  await page.reload();
  const tokens = page.getByRole('list', { name: 'Access tokens' });
  await expect(tokens).toContainText(/Render farm .*Read, Generate · Harbour.*used/);
  await tokens.scrollIntoViewIfNeeded();
  expect(await seriousFindings(page, 'Tokens')).toEqual([]);
  await tokens.getByRole('button', { name: 'Revoke the token Render farm' }).click();
  await expect(tokens).toHaveCount(0);
  await expect(script.call('GET', '/me')).rejects.toThrow('401');
});
