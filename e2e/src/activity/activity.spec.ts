import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import { z } from 'zod';
import { Installation } from '../installation/Installation.ts';
import { launchBrowser } from '../installation/launchBrowser.ts';
import { Person } from '../people/Person.ts';
import { seriousFindings } from '../people/seriousFindings.ts';
import { signedInPage } from '../people/signedInPage.ts';

const Graph = z.object({ takes: z.record(z.string(), z.object({ node: z.string(), number: z.int() })) });
const Members = z.object({ items: z.array(z.object({ user: z.object({ id: z.string(), name: z.string() }) })) });
/** Lines that a page shows before one asks for older ones. */
const LINES_AT_ONCE = 40;
const NOTES = 60;

test.describe('the activity of a project', () => {
  test.describe.configure({ mode: 'serial' });
  let installation: Installation;
  let browser: Browser;
  let project: string;
  let director: Person;
  let artist: Person;
  let reviewer: Person;
  let arne: Page;
  let dora: Page;
  let rita: Page;
  const complaints: string[][] = [];

  test.beforeAll(async () => {
    [installation, browser] = await Promise.all([Installation.start(), launchBrowser()]);
    const { origin } = installation;
    director = await Person.signUp(origin, 'Dora');
    project = await director.createProject('Harbour');
    artist = await Person.signUp(origin, 'Arne', await director.invite(project, 'artist'));
    reviewer = await Person.signUp(origin, 'Rita', await director.invite(project, 'reviewer'));
    const shots = [
      { id: 'still', type: 'shot-still', title: 'SH010', pos: [0, 0] },
      { id: 'motion', type: 'shot-motion', title: 'SH020', pos: [420, 0], params: { durationSeconds: 3 } },
    ];
    await command(director, 'createNodes', { nodes: shots });
    const open = (person: Person, path: string) =>
      signedInPage(browser, origin, person, `/p/${project}${path}`, {
        complaints,
        viewport: { width: 1280, height: 800 },
      });
    [arne, dora, rita] = await Promise.all([
      open(artist, ''),
      open(director, '/activity'),
      open(reviewer, '/activity'),
    ]);
    await expect(arne.locator('[data-node-id="motion"]')).toBeVisible();
  });
  test.afterEach(async () => {
    for (const [name, page] of Object.entries({ arne, dora, rita }))
      await page.screenshot({ path: test.info().outputPath(`${name}.png`) });
  });
  test.afterAll(async () => {
    await browser?.close();
    await installation?.stop();
  });

  async function command(person: Person, name: string, args: unknown): Promise<void> {
    await person.call('POST', `/projects/${project}/commands`, { commands: [{ name, args }] });
  }
  async function giveRole(name: string, role: string): Promise<void> {
    const { items } = Members.parse(await director.call('GET', `/projects/${project}/members`));
    const id = items.find(({ user }) => user.name === name)?.user.id;
    await director.call('PATCH', `/projects/${project}/members/${id}`, { role });
  }
  const running = (page: Page): Locator => page.getByRole('complementary', { name: 'Running now' });
  const request = (page: Page, title: string): Locator =>
    running(page).locator('[data-request-id]').filter({ hasText: title });
  const feed = (page: Page): Locator => page.getByRole('main', { name: 'Lately' });
  const lines = (page: Page): Locator => feed(page).locator('[data-line]');
  const line = (page: Page, words: string | RegExp): Locator => lines(page).filter({ hasText: words });
  const kind = (page: Page, name: string): Locator =>
    page.getByRole('group', { name: 'What happened' }).getByRole('button', { name });
  const takeOf = async (node: string): Promise<string> => {
    const { takes } = Graph.parse(await director.call('GET', `/projects/${project}/graph`));
    const [id] = Object.entries(takes).find(([, take]) => take.node === node) ?? [];
    if (id === undefined) throw new Error(`There is no take of ${node}.`);
    return id;
  };

  test('says that nothing runs, and tells from the beginning who came and what they did', async () => {
    await expect(running(rita)).toContainText('Nothing runs.');
    await expect(running(rita).getByRole('link', { name: 'Open the canvas' })).toBeVisible();
    await expect(line(rita, 'Rita joined the project · reviewer')).toBeVisible();
    await expect(line(rita, /Dora.*added ‘SH010’ and ‘SH020’/)).toBeVisible();
    await expect(rita.getByRole('link', { name: 'Activity', exact: true })).toBeVisible();
  });

  test('one generates, and the other watches it in the queue, at work, and arriving', async () => {
    await arne.locator('[data-node-id="motion"]').click({ position: { x: 60, y: 14 } });
    const inspector = arne.getByRole('complementary', { name: 'Inspector' });
    await inspector.getByRole('button', { name: 'More variations' }).click();
    await inspector.getByRole('button', { name: 'Generate 2' }).click();
    await artist.call('POST', `/projects/${project}/requests`, { node: 'still', variations: 3 });
    await expect(request(rita, 'SH020')).toContainText(/Arne, just now · (2 takes|take \d of 2)/);
    await expect(request(rita, 'SH010')).toContainText(/Queued, place \d/);
    await expect(arne.getByRole('link', { name: /^Activity\s*, 2 running/ })).toBeVisible();
    const bar = request(rita, 'SH020').getByRole('progressbar', { name: 'Making takes of SH020' });
    // The demo film of the installation's first account may be ahead of it.
    await expect
      .poll(async () => Number(await bar.getAttribute('aria-valuenow')), { timeout: 90_000 })
      .toBeGreaterThan(0);
    // A reviewer looks; who may ask may also cancel.
    await expect(running(rita).getByRole('button', { name: /Cancel/ })).toHaveCount(0);
    await expect(request(dora, 'SH020').getByRole('button', { name: 'Cancel the takes of SH020' })).toBeVisible();
    await expect(line(rita, 'Arne made takes 1–2 of SH020')).toBeVisible({ timeout: 90_000 });
    await expect(line(rita, 'Arne made takes 1–3 of SH010')).toBeVisible({ timeout: 30_000 });
    await expect(running(rita)).toContainText('Nothing runs.');
    await expect(arne.getByRole('link', { name: 'Activity', exact: true })).toBeVisible();
    await expect(line(rita, 'of SH010').getByRole('link', { name: /^Open SH010, take/ })).toHaveCount(3);
  });

  test('a request is cancelled from here', async () => {
    await artist.call('POST', `/projects/${project}/requests`, { node: 'motion', variations: 8, anyway: true });
    await request(dora, 'SH020').getByRole('button', { name: 'Cancel the takes of SH020' }).click();
    await expect(running(dora)).toContainText('Nothing runs.');
    await expect(running(rita)).toContainText('Nothing runs.');
  });

  test('what was asked for of another state of the shot waits until somebody confirms it here', async () => {
    const recipe = '0'.repeat(32);
    await command(artist, 'requestTakes', { id: 'late', node: 'still', kind: 'generate', variations: 1, recipe });
    await expect(request(rita, 'SH010')).toContainText('has changed since this was asked for');
    await expect(request(rita, 'SH010').getByRole('button')).toHaveCount(0);
    await request(dora, 'SH010').getByRole('button', { name: 'Confirm the takes of SH010' }).click();
    await expect(line(rita, 'Arne made takes 1–4 of SH010')).toBeVisible();
    await expect(running(rita)).toContainText('Nothing runs.');
  });

  test('what failed says why, until it is asked for again', async () => {
    const recipe = '1'.repeat(32);
    await command(artist, 'requestTakes', { id: 'later', node: 'still', kind: 'generate', variations: 1, recipe });
    const confirm = request(dora, 'SH010').getByRole('button', { name: 'Confirm the takes of SH010' });
    await expect(confirm).toBeVisible();
    await giveRole('Arne', 'reviewer');
    await confirm.click();
    const failed = (page: Page) => running(page).getByRole('region', { name: 'Failed' });
    await expect(failed(rita)).toContainText('A reviewer does not generate takes.');
    await giveRole('Arne', 'artist');
    await dora.screenshot({ path: test.info().outputPath('failed.png') });
    await expect(failed(rita).getByRole('button')).toHaveCount(0);
    await failed(dora).getByRole('button', { name: 'Ask for the takes of SH010 again' }).click();
    await expect(line(rita, 'Dora made take 5 of SH010')).toBeVisible();
    await expect(failed(rita)).toHaveCount(0);
  });

  test('what is said of a take appears while one looks, and leads there', async () => {
    const take = await takeOf('still');
    await command(artist, 'addComment', { id: 'fog', anchor: { on: 'take', take }, body: 'The fog hides the quay.' });
    await command(artist, 'addComment', { id: 'gull', anchor: { on: 'take', take }, body: 'And the gulls.' });
    await expect(lines(rita).first()).toContainText(/Arne commented on take \d of SH010/);
    await expect(lines(rita).first()).toContainText('The fog hides the quay.');
    await expect(lines(rita).first()).toContainText('And the gulls.');
    await command(reviewer, 'setVerdict', { take, verdict: 'changes' });
    await command(reviewer, 'setRating', { take, rating: 3 });
    await expect(line(dora, /Rita asked for changes to take \d of SH010/)).toContainText('★★★');
    await command(director, 'resolveComment', { id: 'fog', resolved: true });
    await expect(line(rita, 'Dora resolved “The fog hides the quay.” on take')).toBeVisible();
    await line(rita, 'commented on').getByRole('link', { name: 'The fog hides the quay.' }).click();
    await expect(rita).toHaveURL(new RegExp(`/takes/${take}\\?comment=fog`));
    await rita.goBack();
    await line(rita, 'Rita asked for changes')
      .getByRole('link', { name: /^Open SH010/ })
      .click();
    await expect(rita).toHaveURL(new RegExp(`/takes/${take}$`));
    await rita.goBack();
    await expect(line(rita, 'commented on')).toBeVisible();
  });

  test('a link keeps the filters; one that finds nothing says so', async () => {
    await kind(rita, 'Comments').click();
    await rita.getByRole('combobox', { name: 'Who did it' }).click();
    await rita.getByRole('option', { name: 'Arne' }).click();
    await expect(lines(rita)).toHaveCount(1);
    const link = new URL(rita.url());
    expect(link.searchParams.get('kind')).toBe('comments');
    await dora.goto(link.pathname + link.search);
    await expect(lines(dora)).toHaveCount(1);
    await expect(kind(dora, 'Comments')).toHaveAttribute('aria-pressed', 'true');
    await kind(dora, 'Verdicts').click();
    await expect(feed(dora)).toContainText('Nothing here is like that.');
    await feed(dora).getByRole('button', { name: 'Show everything' }).click();
    await expect(dora).toHaveURL(/\/activity$/);
    await expect(line(dora, 'made takes 1–2 of SH020')).toBeVisible();
  });

  test('an edit leads to its line in the history', async () => {
    await command(artist, 'renameNode', { id: 'still', title: 'SH010 Tide' });
    await line(dora, /Arne.*changed ‘SH010 Tide’/)
      .getByRole('link')
      .click();
    await expect(dora).toHaveURL(/\/history\?entry=/);
    await expect(dora.locator('[data-entry-id][aria-current="true"]')).toContainText('‘SH010 Tide’');
    await dora.goBack();
  });

  test('what comes while one reads further down waits behind a button, and nothing moves', async () => {
    const notes = Array.from({ length: NOTES }, (_, index) => ({
      id: `note${index}`,
      type: 'note',
      title: `Note ${index}`,
      pos: [index * 300, 900],
    }));
    await command(director, 'createNodes', { nodes: notes });
    const comments = Array.from({ length: NOTES }, (_, index) => ({
      name: 'addComment',
      args: { id: `n${index}`, anchor: { on: 'node', node: `note${index}` }, body: `Remark ${index}` },
    }));
    await director.call('POST', `/projects/${project}/commands`, { commands: comments });
    await rita.goto(`/p/${project}/activity`);
    await expect(lines(rita)).toHaveCount(LINES_AT_ONCE);
    const read = lines(rita).nth(20);
    const words = await read.textContent();
    await read.scrollIntoViewIfNeeded();
    await rita.mouse.move(900, 500);
    await rita.mouse.wheel(0, 600);
    await expect.poll(async () => (await lines(rita).first().boundingBox())?.y ?? 0).toBeLessThan(-400);
    const before = await read.boundingBox();
    await command(artist, 'addComment', { id: 'late', anchor: { on: 'node', node: 'still' }, body: 'One more thing.' });
    await expect(rita.getByRole('button', { name: '1 new' })).toBeVisible();
    expect(await read.textContent()).toBe(words);
    expect(await read.boundingBox()).toEqual(before);
    await rita.getByRole('button', { name: '1 new' }).click();
    await expect(lines(rita).first()).toContainText('One more thing.');
    await expect(lines(rita).first()).toBeInViewport();
    await expect(rita.getByRole('button', { name: '1 new' })).toHaveCount(0);
  });

  test('older lines come page by page, to the very first', async () => {
    // Pages of one entry of the history, so that there are several.
    const cursors = new Set<string | null>();
    await rita.route('**/timeline?*', (route) => {
      const url = route.request().url();
      cursors.add(new URL(url).searchParams.get('cursor'));
      return route.continue({ url: `${url}&limit=1` });
    });
    await rita.goto(`/p/${project}/activity`);
    const older = feed(rita).getByRole('button', { name: 'Older' });
    await expect(older).toBeVisible();
    while (await older.isVisible()) {
      const count = await lines(rita).count();
      await older.click();
      await expect.poll(async () => (await lines(rita).count()) > count || !(await older.isVisible())).toBe(true);
    }
    expect(cursors.size).toBeGreaterThan(2);
    await expect(lines(rita).last()).toContainText('Dora joined the project');
    const all = await lines(rita).all();
    const keys = await Promise.all(all.map((one) => one.getAttribute('data-line')));
    expect(new Set(keys).size).toBe(keys.length);
    await rita.unroute('**/timeline?*');
  });

  test('is found by those who search, fits a tablet, and has no serious finding', async () => {
    await arne.keyboard.press('Control+k');
    await arne.getByRole('dialog').locator('input').fill('activity');
    await arne.keyboard.press('Enter');
    await expect(arne).toHaveURL(/\/activity$/);
    await artist.call('POST', `/projects/${project}/requests`, { node: 'motion', variations: 4, anyway: true });
    await expect(request(arne, 'SH020')).toBeVisible();
    const [tabs, people] = [
      await arne.getByRole('navigation', { name: 'Project pages' }).boundingBox(),
      await arne.getByRole('button', { name: 'Comments', expanded: false }).boundingBox(),
    ];
    expect((tabs?.x ?? 0) + (tabs?.width ?? 0)).toBeLessThan(people?.x ?? 0);
    expect(await seriousFindings(arne, 'activity')).toEqual([]);
    await arne.setViewportSize({ width: 1024, height: 768 });
    expect(await arne.evaluate('document.documentElement.scrollWidth')).toBe(1024);
    const [above, below] = [await running(arne).boundingBox(), await feed(arne).boundingBox()];
    expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0);
    await expect(arne.getByRole('button', { name: 'Pages: Activity' })).toBeVisible();
    expect(await seriousFindings(arne, 'activity on a tablet')).toEqual([]);
    // What still runs is cancelled; on a slow machine it may have ended meanwhile.
    const cancel = request(arne, 'SH020').getByRole('button', { name: /^Cancel/ });
    await expect(async () => {
      if (await cancel.isVisible()) await cancel.click({ timeout: 2_000 });
      await expect(running(arne)).toContainText('Nothing runs.', { timeout: 2_000 });
    }).toPass();
  });

  test('no page complained', () => {
    expect(complaints.flat()).toEqual([]);
  });
});
