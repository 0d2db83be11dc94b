import { gzipSync } from 'node:zlib';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { Installation } from '../installation/Installation.ts';
import { launchBrowser } from '../installation/launchBrowser.ts';
import { Person } from '../people/Person.ts';
import { seriousFindings } from '../people/seriousFindings.ts';
import { signedInPage } from '../people/signedInPage.ts';

const FIRST_LOAD_BYTES = 400_000;
/** Scripts of a canvas on which this and that has been opened. */
const MOST_FILES = 25;
/** People who are here stand a little over each other, on purpose. */
const STACKED_PX = 8;

test.describe('the shell around everything', () => {
  let installation: Installation;
  let browser: Browser;
  let project: string;
  /** As a viewer. */
  let invitation: string;
  let dora: Page;
  let arne: Page;
  let rita: Page;
  const complaints: string[][] = [];

  const open = (person: Person, path: string): Promise<Page> =>
    signedInPage(browser, installation.origin, person, path, { complaints, viewport: { width: 1280, height: 800 } });

  const checkAccess = async (page: Page, place: string, within: readonly string[] = []): Promise<void> =>
    expect(await seriousFindings(page, place, { within })).toEqual([]);

  async function toggleTheme(page: Page): Promise<void> {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search everything' }).fill('theme');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('combobox', { name: 'Search everything' })).toHaveCount(0);
  }

  async function find(page: Page, words: string): Promise<void> {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search everything' }).fill(words);
  }

  const found = (page: Page) => page.getByRole('listbox', { name: 'Results' }).getByRole('option');
  const card = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name });

  test.beforeAll(async () => {
    [installation, browser] = await Promise.all([Installation.start(), launchBrowser()]);
    const director = await Person.signUp(installation.origin, 'Dora');
    project = await director.createProject('Night Ferry');
    const artist = await Person.signUp(installation.origin, 'Arne', await director.invite(project, 'artist'));
    const reviewer = await Person.signUp(installation.origin, 'Rita', await director.invite(project, 'reviewer'));
    await director.call('POST', `/projects/${project}/commands`, {
      commands: [
        {
          name: 'createNodes',
          args: {
            nodes: [
              { id: 'shot', type: 'shot-still', pos: [0, 0], title: 'SH010 The quay' },
              { id: 'far', type: 'note', pos: [1_800, 900], title: 'A far note' },
            ],
          },
        },
      ],
    });
    const content = { name: 'Mira', description: 'The pilot.' };
    await director.call('POST', `/projects/${project}/assets`, { kind: 'character', content });
    invitation = await director.invite(project, 'viewer');
    dora = await open(director, '/');
    arne = await open(artist, `/p/${project}?node=shot`);
    rita = await open(reviewer, '/account');
  });
  test.afterEach(async () => {
    for (const [name, page] of Object.entries({ dora, arne, rita }))
      await page?.screenshot({ path: test.info().outputPath(`${name}.png`) });
  });
  test.afterAll(async () => {
    await browser?.close();
    await installation?.stop();
  });

  test('the first load of the projects is under its budget, without tldraw', async () => {
    const context = await browser.newContext({ baseURL: installation.origin });
    const page = await context.newPage();
    const files = new Map<string, Promise<Buffer>>();
    page.on('response', (response) => {
      if (/\/assets\/.*\.(?:js|css)$/.test(response.url())) files.set(response.url(), response.body());
    });
    await page.goto('/');
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
    const bodies = await Promise.all(files.values());
    const bytes = bodies.reduce((sum, body) => sum + gzipSync(body).length, 0);
    expect(bodies.length).toBeGreaterThan(1);
    expect(bytes).toBeLessThan(FIRST_LOAD_BYTES);
    expect([...files.keys()].filter((url) => /tldraw/.test(url))).toEqual([]);
    await context.close();
    // It is there, in a chunk of its own, where a canvas is.
    const loaded = await arne.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
    expect(loaded.filter((url) => /\/assets\/tldraw-[^/]+\.js$/.test(url))).toHaveLength(1);
    // In one file for each layer of pages, not in hundreds.
    const first = await arne.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .slice(0, 20)
        .map(({ name }) => name),
    );
    expect(first.filter((url) => /\/assets\/(?:index|pages|project|canvas|tldraw)-[^/]+\.js$/.test(url))).toHaveLength(
      5,
    );
    expect(loaded.filter((url) => url.endsWith('.js')).length).toBeLessThan(MOST_FILES);
  });

  test('the projects show who is in them now; a director renames, archives and takes back', async () => {
    await expect(card(dora, 'Night Ferry').getByLabel(/Here now: Arne/)).toBeVisible({ timeout: 25_000 });
    await card(dora, 'Night Ferry')
      .getByRole('button', { name: /^More for/ })
      .click();
    await dora.getByRole('menuitem', { name: 'Rename…' }).click();
    await dora.getByRole('textbox', { name: 'Name' }).fill('Night Ferry II');
    await dora.getByRole('button', { name: 'Rename', exact: true }).click();
    await expect(arne.getByRole('button', { name: /^Night Ferry II/ })).toBeVisible();
    await card(dora, 'Night Ferry II')
      .getByRole('button', { name: /^More for/ })
      .click();
    await dora.getByRole('menuitem', { name: 'Archive' }).click();
    await expect(card(dora, 'Night Ferry II')).toHaveCount(0);
    await dora.getByRole('button', { name: 'Undo' }).click();
    await expect(card(dora, 'Night Ferry II')).toBeVisible();
    await dora.getByRole('textbox', { name: 'Search projects' }).fill('lighthouse');
    await expect(card(dora, 'Night Ferry II')).toHaveCount(0);
    await dora.getByRole('textbox', { name: 'Search projects' }).press('Escape');
    await dora.getByRole('button', { name: 'List', exact: true }).click();
    await dora.reload();
    await expect(dora.getByRole('button', { name: 'List', exact: true })).toHaveAttribute('aria-pressed', 'true');
    await checkAccess(dora, 'projects in lines');
    await toggleTheme(dora);
    await expect(dora.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'light');
    await toggleTheme(dora);
  });

  test('an artist may not rename or archive', async () => {
    await arne.getByRole('link', { name: 'Dailies: all projects' }).click();
    await card(arne, 'Night Ferry II')
      .getByRole('button', { name: /^More for/ })
      .click();
    await expect(arne.getByRole('menuitem')).toHaveText(['Copy link']);
    await arne.keyboard.press('Escape');
  });

  test('the palette finds a node and goes to it, adds one, and says when there is nothing', async () => {
    await find(arne, 'night ferry');
    await expect(found(arne).and(arne.getByRole('option', { selected: true }))).toContainText('Night Ferry II');
    await arne.keyboard.press('Enter');
    await expect(arne.locator('[data-node-id="shot"]')).toBeVisible();
    await find(arne, 'far note');
    await expect(found(arne).and(arne.getByRole('option', { selected: true }))).toContainText('A far note');
    await checkAccess(arne, 'the palette');
    await arne.keyboard.press('Enter');
    await expect(arne).toHaveURL(/node=far/);
    await expect(arne.locator('[data-node-id="far"]')).toBeInViewport();
    await find(arne, 'add prompt');
    await arne.keyboard.press('Enter');
    await expect(arne.locator('[data-node-type="prompt"]').first()).toBeVisible();
    await find(arne, 'xyzzy');
    await expect(arne.getByText(/Nothing is called “xyzzy”/)).toBeVisible();
    await arne.keyboard.press('Escape');
  });

  test('the palette finds people, the library, the pages beside the bar, and what keys do', async () => {
    await find(arne, 'rita');
    const first = found(arne).and(arne.getByRole('option', { selected: true }));
    await expect(first).toContainText('Rita');
    await expect(first).toContainText('Reviewer, not here: their shots');
    await arne.keyboard.press('Enter');
    await expect(arne).toHaveURL(/\/shots\?who=/);
    await find(arne, 'mira');
    await expect(first).toContainText('Mira');
    await expect(first).toContainText('Character');
    await arne.keyboard.press('Enter');
    await expect(arne.getByRole('heading', { name: 'Mira' })).toBeVisible();
    await find(arne, 'contact sheet');
    await expect(found(arne).filter({ hasText: 'Contact sheet of all shots' })).toHaveCount(1);
    await arne.getByRole('combobox', { name: 'Search everything' }).fill('webhooks');
    await expect(found(arne).filter({ hasText: 'Webhooks' })).toHaveCount(0);
    await arne.keyboard.press('Escape');
    await arne.goto(`/p/${project}?node=shot`);
    await expect(arne.locator('[data-node-id="shot"]')).toBeVisible();
    await arne.keyboard.press('Control+a');
    await find(arne, 'align left');
    await expect(first).toContainText('Align left');
    await expect(first).toContainText('Alt');
    await arne.keyboard.press('Escape');
  });

  test('a reviewer is offered what a reviewer may', async () => {
    await checkAccess(rita, 'the projects of a reviewer');
    await rita.goto(`/p/${project}?node=shot`);
    await expect(rita.locator('[data-node-id="shot"]')).toBeVisible();
    await find(rita, 'add prompt');
    await expect(found(rita)).toHaveCount(0);
    await rita.getByRole('combobox', { name: 'Search everything' }).fill('invite');
    await expect(found(rita).filter({ hasText: 'Invite people' })).toHaveCount(0);
    await rita.keyboard.press('Escape');
    // With nothing selected, Tab goes on to the next control for those whom it offers no nodes.
    await rita.locator('.tl-container').focus();
    await rita.keyboard.press('Escape');
    await rita.keyboard.press('Tab');
    await expect(rita.locator('.tl-container')).not.toBeFocused();
  });

  test('whoever is assigned hears of it at once, goes there by it, and it is read', async () => {
    await rita.goto(`/p/${project}?node=shot`);
    await expect(rita.getByTestId('save-state')).toHaveText(/Saved/);
    await rita.evaluate(
      async ({ path, commands }) => {
        await fetch(path, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ commands }),
        });
      },
      {
        path: `/api/v1/projects/${project}/commands`,
        commands: [
          { name: 'addComment', args: { id: 'c1', anchor: { on: 'node', node: 'shot' }, body: 'Is it dark enough?' } },
        ],
      },
    );
    await dora.goto(`/p/${project}/shots`);
    const members: unknown = await (await dora.request.get(`/api/v1/projects/${project}/members`)).json();
    const id = /"id":"([^"]+)","name":"Arne"/.exec(JSON.stringify(members))?.[1] ?? '';
    await dora.evaluate(
      async ({ path, commands }) => {
        await fetch(path, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ commands }),
        });
      },
      {
        path: `/api/v1/projects/${project}/commands`,
        commands: [
          { name: 'setAssignee', args: { node: 'shot', user: id, assigned: true } },
          {
            name: 'addComment',
            args: {
              id: 'c2',
              anchor: { on: 'node', node: 'shot' },
              body: `@[Arne](user:${id}) a little darker.`,
              parent: 'c1',
            },
          },
        ],
      },
    );
    await expect(arne.getByTestId('unread-count')).toHaveText('2', { timeout: 5_000 });
    await expect(arne).toHaveTitle(/^\(2\) /);
    await expect(rita.getByTestId('unread-count')).toHaveText('1', { timeout: 5_000 });
    await arne.getByRole('button', { name: 'Notifications, 2 unread' }).click();
    await expect(arne.getByText('mentions you on SH010 The quay')).toBeVisible();
    await expect(arne.getByText('@Arne a little darker.')).toBeVisible();
    await checkAccess(arne, 'notifications', ['[role="dialog"]']);
    await arne.getByText('assigns SH010 The quay to you').click();
    await expect(arne).toHaveURL(/node=shot/);
    await expect(arne.locator('[data-node-id="shot"]')).toBeInViewport();
    await expect(arne.getByTestId('unread-count')).toHaveText('1');
    await arne.getByRole('button', { name: 'Notifications, 1 unread' }).click();
    await arne.getByRole('button', { name: 'Mark all read' }).click();
    await expect(arne.getByTestId('unread-count')).toHaveCount(0);
    await arne.keyboard.press('Escape');
  });

  test('nothing overlaps in the bar of a tablet, where the tabs are a menu', async () => {
    await arne.setViewportSize({ width: 1024, height: 768 });
    await arne.getByRole('button', { name: 'Pages: Canvas' }).click();
    await arne.getByRole('menuitem', { name: 'Shots' }).click();
    await expect(arne).toHaveURL(/\/shots/);
    const parts = await arne.getByRole('banner').locator('button, a').all();
    const boxes = (await Promise.all(parts.map((part) => part.boundingBox()))).flatMap((box) => box ?? []);
    const overlapping = boxes.filter((a, place) =>
      boxes.slice(place + 1).some((b) => a.x < b.x + b.width - STACKED_PX && b.x < a.x + a.width - STACKED_PX),
    );
    expect(boxes.length).toBeGreaterThan(5);
    expect(overlapping).toEqual([]);
    await checkAccess(arne, 'a tablet');
    await arne.setViewportSize({ width: 1280, height: 800 });
  });

  test('the guide of the first account notices what was done, closes, and is found again', async () => {
    await dora.goto('/');
    const guide = dora.getByRole('complementary', { name: 'Guide' });
    await expect(guide.getByText('Look at a take')).toBeVisible();
    const step = (title: string) => guide.getByRole('listitem').filter({ hasText: title });
    await expect(step('Look at a take')).toHaveAttribute('data-done', 'false');
    await guide.getByRole('button', { name: 'Skip' }).click();
    await expect(step('Look at a take')).toHaveAttribute('data-done', 'true');
    await guide.getByRole('button', { name: 'Close the guide' }).click();
    await expect(guide).toHaveCount(0);
    await find(dora, 'guide');
    await dora.keyboard.press('Enter');
    await expect(step('Look at a take')).toHaveAttribute('data-done', 'true');
    await dora.goto(`/p/${project}`);
    // There is more than one member: that is noticed by itself.
    await expect(step('Invite somebody')).toHaveAttribute('data-done', 'true');
    await expect(step('Change a shot and generate')).toHaveAttribute('data-done', 'false');
    await guide.getByRole('button', { name: 'Close the guide' }).click();
  });

  test('a node that is gone and an address that is nothing say so', async () => {
    await arne.goto(`/p/${project}?node=nobody`);
    await expect(arne.getByText('That node is gone')).toBeVisible();
    await arne.goto('/nowhere');
    await expect(arne.getByRole('heading', { name: 'Nothing here' })).toBeVisible();
    await arne.getByRole('button', { name: 'Search' }).click();
    await expect(arne.getByRole('combobox', { name: 'Search everything' })).toBeVisible();
    await arne.keyboard.press('Escape');
    await checkAccess(arne, 'a page that is not there');
  });

  test('while nobody answers it is said, and tried again by itself', async () => {
    await rita.goto(`/p/${project}?node=shot`);
    await expect(rita.locator('[data-node-id="shot"]')).toBeVisible();
    await rita.context().setOffline(true);
    await rita.getByRole('link', { name: 'Shots', exact: true }).click();
    await expect(rita.getByRole('heading', { name: 'Dailies cannot be reached' })).toBeVisible();
    await expect(rita.getByText(/Trying again in \d+ s|Trying…/)).toBeVisible();
    await rita.context().setOffline(false);
    await expect(rita.getByText('SH010 The quay').first()).toBeVisible();
  });

  test('leaving a project and being removed ask first', async () => {
    const vic = await Person.signUp(installation.origin, 'Vic', invitation);
    const page = await open(vic, `/p/${project}/members`);
    await page.getByRole('button', { name: 'More for Vic' }).click();
    await page.getByRole('menuitem', { name: 'Leave project' }).click();
    const asked = page.getByRole('dialog', { name: /^Leave “Night Ferry/ });
    await expect(asked).toContainText('coming back takes a new invitation');
    await page.keyboard.press('Enter');
    await expect(asked).toHaveCount(0);
    await dora.goto(`/p/${project}/members`);
    const row = dora.getByRole('row').filter({ hasText: 'Vic' });
    await row.getByRole('button', { name: 'More for Vic' }).click();
    await dora.getByRole('menuitem', { name: 'Remove from project' }).click();
    const removing = dora.getByRole('dialog', { name: /^Remove Vic from “Night Ferry/ });
    expect(await seriousFindings(dora, 'removing somebody')).toEqual([]);
    await removing.getByRole('button', { name: 'Remove from project' }).click();
    await expect(row).toHaveCount(0);
    await expect(page.getByText('You are no longer a member of this project.')).toBeVisible();
    await page.close();
  });

  test('no page complained', () => {
    const others = complaints
      .flat()
      .filter(
        (complaint) => !/Failed to load resource|WebSocket|dynamically imported module|preload CSS/.test(complaint),
      );
    expect(others).toEqual([]);
  });
});
