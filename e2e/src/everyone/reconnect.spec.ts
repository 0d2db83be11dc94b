import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import { z } from 'zod';
import { Installation } from '../installation/Installation.ts';
import { launchBrowser } from '../installation/launchBrowser.ts';
import { Copy } from '../people/Copy.ts';
import { Person } from '../people/Person.ts';
import { seriousFindings } from '../people/seriousFindings.ts';
import { signedInPage } from '../people/signedInPage.ts';
import { readNodes } from '@dailies/shared/document';

const Graph = z.object({
  nodes: z.record(z.string(), z.object({ title: z.string(), pos: z.tuple([z.number(), z.number()]) })),
  takes: z.record(z.string(), z.object({ node: z.string() })),
});
const SHOTS = 40;
const BACK_MS = 45_000;

interface Point {
  readonly x: number;
  readonly y: number;
}

test.describe('a server that is gone for a while and comes back', () => {
  let installation: Installation;
  let browser: Browser;
  let project: string;
  let director: Person;
  let copy: Copy;
  let dora: Page;
  let arne: Page;
  let paula: Page;
  let rita: Page;
  const complaints: string[][] = [];

  const node = (page: Page, id: string): Locator => page.locator(`[data-node-id="${id}"]`);
  const saved = (page: Page, timeout = 15_000) =>
    expect(page.getByTestId('save-state')).toHaveText(/Saved/, { timeout });
  const graph = async () => Graph.parse(await director.call('GET', `/projects/${project}/graph`));
  async function placeOf(page: Page, id: string): Promise<Point & { readonly width: number }> {
    const box = await node(page, id).boundingBox();
    if (box === null) throw new Error(`${id} is not on the page.`);
    return { x: Math.round(box.x), y: Math.round(box.y), width: Math.round(box.width) };
  }
  /** How far everything that scrolls has been scrolled. */
  const scrolled = (page: Page): Promise<unknown> =>
    page.evaluate(`[...document.querySelectorAll('*')].map((one) => one.scrollTop).filter((top) => top > 0)`);
  /** The page itself: a reload would have lost the mark. */
  const mark = (page: Page) => page.evaluate(() => Reflect.set(globalThis, 'dailiesTestMark', 'the same page'));
  const isTheSame = (page: Page) => page.evaluate(() => Reflect.get(globalThis, 'dailiesTestMark') === 'the same page');
  const played = async (page: Page): Promise<{ readonly at: number; readonly isPaused: boolean }> =>
    z
      .object({ at: z.number(), isPaused: z.boolean() })
      .parse(
        await page.evaluate(
          `(() => { const video = document.querySelector('main video'); return { at: video.currentTime, isPaused: video.paused }; })()`,
        ),
      );

  test.beforeAll(async () => {
    test.setTimeout(300_000);
    [installation, browser] = await Promise.all([Installation.start(), launchBrowser()]);
    const { origin } = installation;
    director = await Person.signUp(origin, 'Dora');
    project = await director.createProject('Harbour');
    const join = async (name: string, role: 'artist' | 'producer' | 'reviewer') =>
      Person.signUp(origin, name, await director.invite(project, role));
    const artist = await join('Arne', 'artist');
    const producer = await join('Paula', 'producer');
    const reviewer = await join('Rita', 'reviewer');
    await director.call('POST', `/projects/${project}/commands`, {
      commands: [
        {
          name: 'createNodes',
          args: {
            nodes: [
              { id: 'words', type: 'prompt', pos: [0, 0], title: 'Words', params: { text: 'Fog over the quay' } },
              { id: 'moving', type: 'shot-motion', pos: [420, 0], title: 'SH000', params: { durationSeconds: 3 } },
              ...Array.from({ length: SHOTS }, (_, index) => ({
                id: `many${index}`,
                type: 'shot-still',
                title: `M${String(index).padStart(3, '0')}`,
                pos: [4_000 + index * 400, 4_000],
              })),
            ],
          },
        },
      ],
    });
    await director.call('POST', `/projects/${project}/requests`, { node: 'moving', variations: 1 });
    await expect.poll(async () => Object.keys((await graph()).takes).length, { timeout: 90_000 }).toBe(1);
    const [take] = Object.keys((await graph()).takes);
    const open = (person: Person, path: string) =>
      signedInPage(browser, origin, person, `/p/${project}${path}`, { complaints });
    dora = await open(director, '?node=words');
    arne = await open(artist, '?node=moving');
    paula = await open(producer, '/shots');
    rita = await open(reviewer, `/takes/${take}`);
    copy = new Copy(origin, project, director.token);
    for (const page of [dora, arne]) await expect(node(page, 'words')).toBeVisible();
    for (const page of [dora, arne, paula, rita]) {
      await saved(page);
      await mark(page);
    }
  });
  test.afterEach(async () => {
    for (const [name, page] of Object.entries({ dora, arne, paula, rita }))
      await page?.screenshot({ path: test.info().outputPath(`${name}.png`) });
  });
  test.afterAll(async () => {
    copy?.close();
    await browser?.close();
    await installation?.stop();
  });

  test('nothing jumps: a drag, a selection, a camera, a table and a video stay as they are', async () => {
    test.setTimeout(120_000);
    // One has a node in the hand, one looks closely at what is selected, one is far down a table, one plays.
    await arne.mouse.move(700, 500);
    await arne.keyboard.down('Control');
    await arne.mouse.wheel(0, -120);
    await arne.keyboard.up('Control');
    await paula.getByRole('row').filter({ hasText: 'M030' }).scrollIntoViewIfNeeded();
    await rita.keyboard.press('Space');
    await expect(rita.getByRole('button', { name: 'Pause' })).toBeVisible();
    await arne.waitForTimeout(500);
    const [camera, table] = [await placeOf(arne, 'moving'), await scrolled(paula)];
    expect(table).not.toEqual([]);
    const start = await placeOf(dora, 'words');
    const still = await placeOf(dora, 'moving');
    await dora.mouse.move(start.x + 60, start.y + 14);
    await dora.mouse.down();
    await dora.mouse.move(start.x + 90, start.y + 54, { steps: 6 });
    const inHand = async () => {
      const { x, y } = await placeOf(dora, 'words');
      return { x: x - start.x, y: y - start.y };
    };
    const before = await inHand();
    expect(before.y).toBeGreaterThan(30);

    await installation.kill('sync-server');
    await expect(dora.getByTestId('save-state')).not.toHaveText(/Saved/);
    expect(await inHand()).toEqual(before);
    await dora.mouse.move(start.x + 120, start.y + 94, { steps: 6 });
    const after = await inHand();
    expect(after.y - before.y).toBeGreaterThan(30);
    // Back, with the node still in the hand.
    for (const page of [arne, paula, rita]) await saved(page, BACK_MS);
    await expect(dora.getByTestId('save-state')).not.toHaveText(/Offline|Connecting/, { timeout: BACK_MS });
    expect(await inHand()).toEqual(after);
    expect(await placeOf(dora, 'moving')).toEqual(still);
    await dora.mouse.move(start.x + 160, start.y + 134, { steps: 6 });
    await dora.mouse.up();
    await saved(dora, BACK_MS);
    expect((await inHand()).y).toBeGreaterThan(after.y);

    expect(await placeOf(arne, 'moving')).toEqual(camera);
    await expect(
      arne.getByRole('complementary', { name: 'Inspector' }).getByRole('textbox', { name: 'Node title' }),
    ).toHaveValue('SH000');
    expect(await scrolled(paula)).toEqual(table);
    const [first, later] = [await played(rita), (await rita.waitForTimeout(400), await played(rita))];
    expect([first.isPaused, later.isPaused]).toEqual([false, false]);
    expect(later.at).not.toBe(first.at);
    for (const page of [dora, arne, paula, rita]) expect(await isTheSame(page)).toBe(true);
  });

  test('after it everybody has the same', async () => {
    const scale = (await placeOf(arne, 'words')).width / (await placeOf(dora, 'words')).width;
    const apart = async (page: Page): Promise<Point> => {
      const [one, other] = [await placeOf(page, 'words'), await placeOf(page, 'moving')];
      return { x: other.x - one.x, y: other.y - one.y };
    };
    await expect
      .poll(async () => {
        const [here, there] = [await apart(dora), await apart(arne)];
        return Math.hypot(there.x / scale - here.x, there.y / scale - here.y);
      })
      .toBeLessThan(4);
    await expect.poll(() => copy.isSaved).toBe(true);
    const { nodes } = await graph();
    const own = Object.fromEntries(readNodes(copy.doc).map(({ id, pos }) => [id, [...pos]]));
    expect(own).toEqual(Object.fromEntries(Object.entries(nodes).map(([id, { pos }]) => [id, pos])));
    expect(own['words']).not.toEqual([0, 0]);
  });

  test('where edits are is said by the indicator, for everyone', async () => {
    const indicator = paula.getByRole('button').filter({ has: paula.getByTestId('save-state') });
    await indicator.click();
    // Named by what it says: that changes.
    const popover = paula.getByRole('dialog');
    await expect(popover).toContainText('Everything is saved');
    expect(await seriousFindings(paula, 'saved', { within: ['[role="dialog"]'] })).toEqual([]);
    await installation.kill('sync-server');
    // The next one is stopped before it answers anybody.
    let release = (): void => {};
    await expect(async () => void (release = await installation.freeze('sync-server'))).toPass();
    try {
      await expect(popover).toContainText('Offline', { timeout: BACK_MS });
      await expect(popover.getByRole('button', { name: 'Try again now' })).toBeVisible();
      expect(await seriousFindings(paula, 'offline')).toEqual([]);
    } finally {
      release();
    }
    await popover.getByRole('button', { name: 'Try again now' }).click();
    await expect(popover).toContainText('Everything is saved', { timeout: BACK_MS });
    await paula.keyboard.press('Escape');
    await expect(popover).toHaveCount(0);
    await expect(indicator).toBeFocused();
  });

  test('no page complained', () => {
    // The browser names what it asked for in vain.
    const others = complaints
      .flat()
      .filter(
        (line) => !/WebSocket connection to .*\/collab|ERR_INTERNET_DISCONNECTED|Failed to load resource/.test(line),
      );
    expect(others).toEqual([]);
  });
});
