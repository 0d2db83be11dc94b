import { type Browser, expect, type Page, test } from '@playwright/test';
import { Installation } from '../installation/Installation.ts';
import { launchBrowser } from '../installation/launchBrowser.ts';
import { drawPicture, dropFiles } from '../nodes/bringFiles.ts';
import { Person } from '../people/Person.ts';
import { signedInPage } from '../people/signedInPage.ts';

test.describe('over plain http from another machine', () => {
  let installation: Installation;
  let browser: Browser;
  let dora: Page;
  let arne: Page;
  const complaints: string[][] = [];

  const node = (page: Page, id: string) => page.locator(`[data-node-id="${id}"]`);
  const inspector = (page: Page) => page.getByRole('complementary', { name: 'Inspector' });
  const select = (page: Page, id: string) => node(page, id).click({ position: { x: 60, y: 14 } });

  test.beforeAll(async () => {
    // A name that only this browser knows: not a trusted place, as any address of a network.
    const resolve = '--host-resolver-rules=MAP studio.lan 127.0.0.1';
    [installation, browser] = await Promise.all([Installation.start(), launchBrowser([resolve])]);
    const origin = installation.origin.replace('127.0.0.1', 'studio.lan');
    const director = await Person.signUp(installation.origin, 'Dora');
    const project = await director.createProject('Harbour');
    const artist = await Person.signUp(installation.origin, 'Arne', await director.invite(project, 'artist'));
    await director.call('POST', `/projects/${project}/commands`, {
      commands: [
        {
          name: 'createNodes',
          args: {
            nodes: [
              { id: 'words', type: 'prompt', pos: [0, 0], params: { text: 'Fog over the quay' } },
              { id: 'shot', type: 'shot-still', pos: [420, 0], title: 'SH010' },
            ],
            edges: [{ id: 'e1', from: 'words', fromPort: 'text', to: 'shot', toPort: 'prompt' }],
          },
        },
      ],
    });
    dora = await signedInPage(browser, origin, director, `/p/${project}`, { complaints });
    arne = await signedInPage(browser, origin, artist, `/p/${project}`, { complaints });
    for (const page of [dora, arne]) await expect(node(page, 'shot')).toBeVisible();
  });
  test.afterEach(async () => {
    for (const [name, page] of Object.entries({ dora, arne }))
      await page?.screenshot({ path: test.info().outputPath(`${name}.png`) });
  });
  test.afterAll(async () => {
    await browser?.close();
    await installation?.stop();
  });

  test('a prompt is edited and a take is generated, live for the other', async () => {
    expect(await dora.evaluate('window.isSecureContext')).toBe(false);
    await select(dora, 'words');
    await inspector(dora).getByRole('textbox', { name: 'Text' }).click();
    await dora.keyboard.press('Control+End');
    await dora.keyboard.type(', and gulls.');
    await expect(node(arne, 'words')).toContainText('Fog over the quay, and gulls.');
    await select(dora, 'shot');
    await inspector(dora).getByRole('button', { name: 'Generate', exact: true }).click();
    await expect(node(arne, 'shot').locator('[data-take-id]')).toHaveCount(1, { timeout: 60_000 });
    await expect(node(arne, 'shot').locator('img').first()).toHaveJSProperty('complete', true);
  });

  test('a comment arrives, and so does the pointer of the other', async () => {
    await dora.keyboard.press('Escape');
    const box = await node(arne, 'shot').boundingBox();
    if (box === null) throw new Error('There is no shot.');
    await arne.keyboard.press('c');
    await arne.mouse.click(box.x + 90, box.y + 60);
    await arne.keyboard.type('Is it dark enough?');
    await arne.keyboard.press('Control+Enter');
    await expect(dora.locator('[data-pin="node:shot"]')).toHaveAccessibleName(/Comment of Arne/);
    await arne.keyboard.press('Escape');
    await arne.mouse.move(600, 650);
    await arne.mouse.move(640, 690, { steps: 4 });
    await expect(dora.getByText('Arne', { exact: true }).first()).toBeVisible();
  });

  test('a link is copied without the clipboard of trusted pages, and pasted as text', async () => {
    await dora.getByRole('button', { name: 'Harbour: project menu' }).click();
    await dora.getByRole('menuitem', { name: 'Copy link' }).click();
    await expect(dora.getByText('Link copied.')).toBeVisible();
    await dora.mouse.click(700, 760);
    await dora.keyboard.press('Control+v');
    await expect(arne.locator('[data-node-type="prompt"]').filter({ hasText: 'http://studio.lan' })).toHaveCount(1);
  });

  test('a picture is brought by dropping it', async () => {
    await dropFiles(dora, [await drawPicture(dora, 'quay.png', 640, 360)], 300, 700);
    await expect(arne.locator('[data-node-type="picture"]')).toContainText('640 × 360');
    await expect(arne.locator('[data-node-type="picture"] img')).toHaveJSProperty('naturalWidth', 640);
    await expect(dora.getByTestId('save-state')).toHaveText(/Saved/);
  });

  test('no page complained', () => expect(complaints.flat()).toEqual([]));
});
