import { type Browser, expect, type Page, test } from '@playwright/test';
import { z } from 'zod';
import { Installation } from '../installation/Installation.ts';
import { launchBrowser } from '../installation/launchBrowser.ts';
import { readGraph } from '../people/readGraph.ts';
import { Person } from '../people/Person.ts';
import { signedInPage } from '../people/signedInPage.ts';

const Members = z.object({ items: z.array(z.object({ user: z.object({ id: z.string(), name: z.string() }) })) });

test.describe('several people on one canvas', () => {
  let installation: Installation;
  let browser: Browser;
  let project: string;
  let director: Person;
  let dora: Page;
  let arne: Page;
  let vera: Page;
  const complaints: string[][] = [];

  /** Opens the project in a browser of one's own, signed in through the form. */
  async function open(person: Person): Promise<Page> {
    const page = await signedInPage(browser, installation.origin, person, `/p/${project}`, { complaints });
    await expect(page.locator('[data-node-id="shot"]')).toBeVisible();
    return page;
  }

  test.beforeAll(async () => {
    [installation, browser] = await Promise.all([Installation.start(), launchBrowser()]);
    director = await Person.signUp(installation.origin, 'Dora');
    project = await director.createProject('Together');
    const artist = await Person.signUp(installation.origin, 'Arne', await director.invite(project, 'artist'));
    const viewer = await Person.signUp(installation.origin, 'Vera', await director.invite(project, 'viewer'));
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
    [dora, arne, vera] = [await open(director), await open(artist), await open(viewer)];
  });
  test.afterEach(async () => {
    for (const [name, page] of Object.entries({ dora, arne, vera }))
      await page.screenshot({ path: test.info().outputPath(`${name}.png`) });
  });
  test.afterAll(async () => {
    await browser?.close();
    await installation?.stop();
  });

  /** Gives a member another role, as the director. */
  async function demote(name: string, role: string): Promise<void> {
    const members = Members.parse(await director.call('GET', `/projects/${project}/members`));
    const member = members.items.find(({ user }) => user.name === name);
    await director.call('PATCH', `/projects/${project}/members/${member?.user.id}`, { role });
  }

  const node = (page: Page, id: string) => page.locator(`[data-node-id="${id}"]`);
  const saved = (page: Page, timeout = 15_000) =>
    expect(page.getByTestId('save-state')).toHaveText(/Saved/, { timeout });
  const placeOf = async (page: Page, id: string): Promise<{ x: number; y: number }> => {
    const box = await node(page, id).boundingBox();
    if (box === null) throw new Error(`${id} is not on the page.`);
    return box;
  };

  test("others' cursors carry their names", async () => {
    await arne.mouse.move(700, 600);
    await arne.mouse.move(720, 620, { steps: 4 });
    await expect(dora.getByText('Arne', { exact: true }).first()).toBeVisible();
  });

  test('a drag is seen while it happens, and where it ends', async () => {
    const before = await placeOf(arne, 'shot');
    const own = await placeOf(dora, 'shot');
    await dora.mouse.move(own.x + 80, own.y + 14);
    await dora.mouse.down();
    await dora.mouse.move(own.x + 140, own.y + 60, { steps: 8 });
    await expect.poll(async () => Math.abs((await placeOf(arne, 'shot')).y - before.y)).toBeGreaterThan(10);
    await dora.mouse.move(own.x + 180, own.y + 114, { steps: 8 });
    await dora.mouse.up();
    await saved(dora);
    await expect.poll(async () => Math.round((await placeOf(arne, 'shot')).y - before.y)).toBeGreaterThan(80);
    await dora.keyboard.press('Control+z');
    await expect.poll(async () => Math.round((await placeOf(arne, 'shot')).y - before.y)).toBe(0);
  });

  test('a stroke of the pen arrives, and its own undo takes it away', async () => {
    await arne
      .getByRole('toolbar', { name: 'Canvas tools' })
      .getByRole('button', { name: /draw|pen/i })
      .click();
    await arne.mouse.move(260, 620);
    await arne.mouse.down();
    await arne.mouse.move(420, 700, { steps: 12 });
    await arne.mouse.up();
    const strokes = (page: Page) => page.locator('.tl-shape[data-shape-type="draw"]');
    await expect(strokes(dora)).toHaveCount(1);
    await arne.keyboard.press('v');
    await arne.keyboard.press('Control+z');
    await expect(strokes(dora)).toHaveCount(0);
  });

  test('duplicate, copy and paste make nodes with their edges', async () => {
    await dora.mouse.click(700, 760);
    await dora.keyboard.press('Control+a');
    await dora.keyboard.press('Control+d');
    await expect(arne.locator('[data-node-id]')).toHaveCount(4);
    await dora.keyboard.press('Delete');
    await expect(arne.locator('[data-node-id]')).toHaveCount(2);
    await dora.keyboard.press('Control+a');
    await dora.keyboard.press('Control+c');
    await dora.keyboard.press('Control+v');
    await expect(arne.locator('[data-node-id]')).toHaveCount(4);
    expect(Object.keys((await readGraph(dora, project)).edges)).toHaveLength(2);
    await dora.keyboard.press('Control+z');
    await expect(arne.locator('[data-node-id]')).toHaveCount(2);
  });

  test('a viewer looks, and is offered nothing to change', async () => {
    await expect(vera.getByRole('button', { name: 'Add node' })).toHaveCount(0);
    await expect(vera.getByRole('button', { name: 'Generate', exact: true })).toHaveCount(0);
    await node(vera, 'shot').click({ position: { x: 60, y: 14 } });
    await vera.keyboard.press('Delete');
    await expect(node(vera, 'shot')).toBeVisible();
    await saved(vera);
  });

  test('a killed server is waited for: what was typed meanwhile is saved, nothing is reloaded', async () => {
    await dora.evaluate(() => Reflect.set(globalThis, 'dailiesTestMark', 'still the same page'));
    await node(dora, 'words').click({ position: { x: 60, y: 14 } });
    await dora.getByRole('complementary', { name: 'Inspector' }).getByRole('textbox', { name: 'Text' }).click();
    await dora.keyboard.press('Control+End');
    await installation.kill('sync-server');
    await dora.keyboard.type(', and gulls.', { delay: 30 });
    await saved(dora, 30_000);
    await expect(node(arne, 'words')).toContainText('Fog over the quay, and gulls.');
    expect(await dora.evaluate(() => String(Reflect.get(globalThis, 'dailiesTestMark')))).toBe('still the same page');
  });

  test('a role that changes reaches the page at once', async () => {
    await dora.getByRole('link', { name: 'Members' }).click();
    const row = dora.getByRole('row').filter({ hasText: 'Vera' });
    await row.getByRole('combobox').or(row.getByRole('textbox')).first().click();
    await dora.getByRole('option', { name: 'Artist' }).click();
    await expect(vera.getByRole('button', { name: 'Add node' })).toBeVisible({ timeout: 5_000 });
    await dora.getByRole('link', { name: 'Canvas' }).click();
  });

  test('an edit that is not allowed any more is set aside, not lost', async () => {
    await arne.context().setOffline(true);
    await expect(arne.getByTestId('save-state')).toHaveText(/Offline/, { timeout: 45_000 });
    await node(arne, 'words').click({ position: { x: 60, y: 14 } });
    await arne.getByRole('complementary', { name: 'Inspector' }).getByRole('textbox', { name: 'Text' }).click();
    await arne.keyboard.press('Control+End');
    await arne.keyboard.type(' Written away from everybody.');
    await expect(arne.getByTestId('save-state')).toHaveText(/Offline.*wait/);
    await demote('Arne', 'viewer');
    await arne.context().setOffline(false);
    await expect(arne.getByText(/viewer does not change/)).toBeVisible({ timeout: 45_000 });
    await expect(arne.getByText(/set aside|kept/i).first()).toBeVisible();
    await expect(node(dora, 'words')).not.toContainText('Written away from everybody.');
  });

  test('what waits of somebody who is removed is theirs to take along', async () => {
    await demote('Arne', 'artist');
    await arne.goto(`/p/${project}`);
    await saved(arne);
    await arne.context().setOffline(true);
    await expect(arne.getByTestId('save-state')).toHaveText(/Offline/, { timeout: 45_000 });
    await node(arne, 'words').click({ position: { x: 60, y: 14 } });
    await arne.getByRole('complementary', { name: 'Inspector' }).getByRole('textbox', { name: 'Text' }).click();
    await arne.keyboard.press('Control+End');
    await arne.keyboard.type(' Written too late.');
    await expect(arne.getByTestId('save-state')).toHaveText(/Offline.*wait/);
    const members = Members.parse(await director.call('GET', `/projects/${project}/members`));
    const member = members.items.find(({ user }) => user.name === 'Arne');
    await director.call('DELETE', `/projects/${project}/members/${member?.user.id}`);
    await arne.context().setOffline(false);
    // The newest first; another was set aside above.
    const kept = arne.getByRole('region', { name: /^Not sent to / }).first();
    await expect(kept).toBeVisible({ timeout: 45_000 });
    await kept.getByText(/in it$/).click();
    await expect(kept).toContainText('Written too late.');
    const download = arne.waitForEvent('download');
    await kept.getByRole('button', { name: 'Download all of it' }).click();
    expect((await download).suggestedFilename()).toContain('dailies-rescue-');
    // Also found when the address is opened anew.
    await arne.reload();
    await expect(kept).toContainText('that never reached it');
  });

  test('no page complained', () => {
    // The sockets of the killed server, what was asked for without a network, and the project that one was removed from
    // are named by the browser; nothing else may be.
    const others = complaints
      .flat()
      .filter(
        (complaint) => !/WebSocket connection to .*\/collab|ERR_INTERNET_DISCONNECTED|status of 404/.test(complaint),
      );
    expect(others).toEqual([]);
  });
});
