import { readFile } from 'node:fs/promises';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { Installation } from '../installation/Installation.ts';
import { launchBrowser } from '../installation/launchBrowser.ts';
import { watchPage } from '../installation/watchPage.ts';
import { Person } from '../people/Person.ts';

let installation: Installation;
let browser: Browser;
test.beforeAll(async () => {
  installation = await Installation.start();
  browser = await launchBrowser();
});
test.afterAll(async () => {
  await browser?.close();
  await installation?.stop();
});

async function signIn(person: Person, next: string): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: installation.origin })).newPage();
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
  await page.getByLabel('Email').fill(person.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(person.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  return page;
}

test('a director reads, filters and exports the audit log of a project; an artist is told who may', async () => {
  const ada = await Person.signUp(installation.origin, 'Ada');
  const project = await ada.createProject('Harbour');
  const grace = await Person.signUp(installation.origin, 'Grace', await ada.invite(project, 'artist'));
  await ada.call('PATCH', `/projects/${project}`, { name: 'Harbour at Night' });

  const page = await signIn(ada, `/p/${project}/members`);
  const complaints = watchPage(page, installation.origin);
  await page.getByRole('link', { name: 'Audit log' }).click();
  const rows = page.getByRole('table', { name: 'Audit log' }).locator('tbody tr');
  await expect(rows.first()).toContainText('Renamed the project');
  await expect(rows.filter({ hasText: 'Joined the project' })).toContainText('Grace');
  await page.getByRole('combobox', { name: 'Person' }).click();
  await page.getByRole('option', { name: 'Grace' }).click();
  await expect(rows).toHaveCount(2);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: /CSV/ }).click();
  const file = await (await download).path();
  const text = await readFile(file, 'utf8');
  expect(text).toContain('member.added');
  expect(text).not.toContain('project.renamed');
  expect(complaints).toEqual([]);

  await page.goto('/audit');
  await expect(rows.filter({ hasText: 'Made an account' })).toHaveCount(2);

  const hers = await signIn(grace, `/p/${project}/audit`);
  await expect(hers.getByText('Only directors read the audit log')).toBeVisible();
});
