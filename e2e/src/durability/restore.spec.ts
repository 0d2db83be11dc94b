import { join } from 'node:path';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { Installation } from '../installation/Installation.ts';
import { launchBrowser } from '../installation/launchBrowser.ts';
import { Person } from '../people/Person.ts';

const node = (page: Page, id: string) => page.locator(`[data-node-id="${id}"]`);

test.describe('a backup that is put back while a browser is away with edits', () => {
  let installation: Installation;
  let browser: Browser;
  test.beforeAll(async () => {
    [installation, browser] = await Promise.all([Installation.start(), launchBrowser()]);
  });
  test.afterAll(async () => {
    await browser.close();
    await installation.stop();
  });

  test('what the server never had comes over; what cannot is listed and kept', async () => {
    const dora = await Person.signUp(installation.origin, 'Dora');
    const project = await dora.createProject('Put back');
    const arne = await Person.signUp(installation.origin, 'Arne', await dora.invite(project, 'artist'));
    await dora.call('POST', `/projects/${project}/commands`, {
      commands: [
        {
          name: 'createNodes',
          args: {
            nodes: [
              { id: 'words', type: 'prompt', pos: [0, 0], params: { text: 'Fog over the quay' } },
              { id: 'gone', type: 'note', pos: [0, 300], params: { text: 'A note' } },
            ],
          },
        },
      ],
    });
    const context = await browser.newContext({ baseURL: installation.origin, viewport: { width: 1400, height: 860 } });
    const page = await context.newPage();
    const signIn = async () => {
      await page.waitForURL(/\/sign-in/);
      await page.getByLabel('Email').fill(arne.email);
      await page.getByRole('textbox', { name: 'Password' }).fill(arne.password);
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await expect(node(page, 'words')).toBeVisible();
    };
    await page.goto(`/p/${project}`);
    await signIn();
    await expect(page.getByTestId('save-state')).toHaveText('Saved');

    const archive = join(installation.folder, 'backup.dailies');
    await installation.script('backup', archive);

    // Written after the backup, by a browser that the server does not hear any more.
    await context.setOffline(true);
    await expect(page.getByTestId('save-state')).toHaveText(/Offline/, { timeout: 45_000 });
    for (const [id, text] of [
      ['words', ' Gulls, far away.'],
      ['gone', ' that was extended'],
    ]) {
      await node(page, String(id)).click({ position: { x: 60, y: 14 } });
      await page.getByRole('complementary', { name: 'Inspector' }).getByRole('textbox', { name: 'Text' }).click();
      await page.keyboard.press('Control+End');
      await page.keyboard.type(String(text));
    }
    await expect(page.getByTestId('save-state')).toHaveText(/Offline.*wait/);
    await page.screenshot({ path: test.info().outputPath('offline.png') });

    await installation.restart(() => installation.script('restore', '--replace', archive));
    // And meanwhile somebody else deletes what the browser wrote into.
    const again = await Person.signIn(installation.origin, 'Dora');
    await again.call('POST', `/projects/${project}/commands`, {
      commands: [{ name: 'deleteNodes', args: { ids: ['gone'] } }],
    });

    await context.setOffline(false);
    await signIn();
    await expect(node(page, 'words')).toContainText('Fog over the quay Gulls, far away.', { timeout: 30_000 });
    const dialog = page.getByRole('dialog', { name: 'Edits of yours were set aside' });
    await expect(dialog.getByRole('list', { name: 'Could not come over' })).toContainText('that was extended');
    await expect(dialog).toContainText('That node is gone.');
    await page.screenshot({ path: test.info().outputPath('brought-over.png') });
    await dialog.getByRole('button', { name: 'Go on' }).click();
    await expect(page.getByTestId('save-state')).toHaveText('Saved');
    await expect(page.getByRole('link', { name: /^Copies set aside/ })).toBeVisible();
    const graph = JSON.stringify(await again.call('GET', `/projects/${project}/graph`));
    expect(graph).toContain('Fog over the quay Gulls, far away.');

    // One step of undo takes all of it back.
    await node(page, 'words').click({ position: { x: 60, y: 14 } });
    await page.keyboard.press('Control+z');
    await expect(node(page, 'words')).not.toContainText('Gulls');
  });
});
