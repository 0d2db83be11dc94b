import { type Browser, type CDPSession, expect, type Locator, type Page, test } from '@playwright/test';
import { Installation } from '../installation/Installation.ts';
import { launchBrowser } from '../installation/launchBrowser.ts';
import { watchPage } from '../installation/watchPage.ts';
import { Person } from '../people/Person.ts';
import { crowding } from './crowding.ts';
import { smallTargets } from './smallTargets.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

const STEPS = 6;
const LONG_PRESS_MS = 900;

test.describe('by touch, on a tablet', () => {
  let installation: Installation;
  let browser: Browser;
  let project: string;
  let page: Page;
  let touch: CDPSession;
  let complaints: string[];

  const node = (id: string): Locator => page.locator(`[data-node-id="${id}"]`);
  const inspector = (): Locator => page.getByRole('complementary', { name: 'Inspector' });
  async function boxOf(target: Locator): Promise<Point & { readonly width: number; readonly height: number }> {
    const box = await target.boundingBox();
    if (box === null) throw new Error('It is not on the page.');
    return box;
  }
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...points: Point[]) =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints: points.map((point, id) => ({ ...point, id })) });
  /** Fingers go from here to there together, and rise. */
  async function drag(from: readonly Point[], to: readonly Point[]): Promise<void> {
    await send('touchStart', ...from);
    for (let step = 1; step <= STEPS; step += 1)
      await send(
        'touchMove',
        ...from.map((start, finger) => ({
          x: start.x + (((to[finger]?.x ?? start.x) - start.x) * step) / STEPS,
          y: start.y + (((to[finger]?.y ?? start.y) - start.y) * step) / STEPS,
        })),
      );
    await send('touchEnd');
  }
  async function tapHead(id: string): Promise<void> {
    const { x, y } = await boxOf(node(id));
    await page.touchscreen.tap(x + 60, y + 14);
  }

  test.beforeAll(async () => {
    [installation, browser] = await Promise.all([Installation.start(), launchBrowser()]);
    const { origin } = installation;
    const director = await Person.signUp(origin, 'Dora');
    project = await director.createProject('Harbour');
    await director.call('POST', `/projects/${project}/commands`, {
      commands: [
        {
          name: 'createNodes',
          args: {
            nodes: [
              { id: 'words', type: 'prompt', pos: [0, 0], title: 'Words', params: { text: 'Fog over the quay' } },
              { id: 'shot', type: 'shot-motion', pos: [380, 0], title: 'SH010', params: { durationSeconds: 0.5 } },
            ],
          },
        },
      ],
    });
    await director.call('POST', `/projects/${project}/requests`, { node: 'shot', variations: 1 });
    const context = await browser.newContext({
      baseURL: origin,
      hasTouch: true,
      viewport: { width: 1024, height: 768 },
    });
    const { email, password } = director;
    await context.request.post('/api/auth/sign-in/email', { data: { email, password }, headers: { origin } });
    page = await context.newPage();
    complaints = watchPage(page, origin);
    touch = await context.newCDPSession(page);
    await page.goto(`/p/${project}`);
    await expect(node('shot').locator('[data-take-id]')).toHaveCount(1, { timeout: 60_000 });
  });
  test.afterEach(async () => {
    await page?.screenshot({ path: test.info().outputPath('tablet.png') });
  });
  test.afterAll(async () => {
    await browser?.close();
    await installation?.stop();
  });

  test('a pinch zooms, two fingers move the canvas', async () => {
    const before = await boxOf(node('words'));
    await drag(
      [
        { x: 460, y: 560 },
        { x: 560, y: 560 },
      ],
      [
        { x: 420, y: 560 },
        { x: 600, y: 560 },
      ],
    );
    await expect.poll(async () => (await boxOf(node('words'))).width / before.width).toBeGreaterThan(1.3);
    const zoomed = await boxOf(node('words'));
    await drag(
      [
        { x: 460, y: 600 },
        { x: 560, y: 600 },
      ],
      [
        { x: 520, y: 640 },
        { x: 620, y: 640 },
      ],
    );
    await expect.poll(async () => Math.round((await boxOf(node('words'))).x - zoomed.x)).toBeGreaterThan(40);
    expect(Math.abs((await boxOf(node('words'))).width - zoomed.width)).toBeLessThan(8);
    // A browser takes what comes at once after two fingers for a part of their gesture.
    await expect(async () => {
      await page.getByRole('button', { name: /^Show everything/ }).tap();
      await expect
        .poll(async () => (await boxOf(node('words'))).width, { timeout: 1_000 })
        .toBeLessThan(zoomed.width * 0.9);
    }).toPass();
  });

  test('a tap selects a node, and its fields are used by touch', async () => {
    await tapHead('shot');
    await expect(inspector().getByRole('textbox', { name: 'Node title' })).toHaveValue('SH010');
    await inspector().getByRole('combobox', { name: 'Shot size' }).tap();
    await page.getByRole('option', { name: 'Wide', exact: true }).tap();
    await expect(inspector().getByRole('combobox', { name: 'Shot size' })).toHaveValue('Wide');
    await inspector().getByRole('textbox', { name: 'Prompt' }).tap();
    await page.keyboard.type('A ferry turns');
    await expect(inspector().getByRole('textbox', { name: 'Prompt' })).toContainText('A ferry turns');
    const lens = inspector().getByRole('slider', { name: /^Lens/ });
    const value = await lens.getAttribute('aria-valuenow');
    const track = await boxOf(lens);
    await drag(
      [{ x: track.x + track.width / 2, y: track.y + track.height / 2 }],
      [{ x: track.x + track.width / 2 + 60, y: track.y + track.height / 2 }],
    );
    await expect(lens).not.toHaveAttribute('aria-valuenow', value ?? '');
    expect(await smallTargets(page, 'inspector')).toEqual([]);
    expect(await crowding(page, 'inspector')).toEqual([]);
    await inspector().getByRole('button', { name: /close/i }).tap();
    await expect(inspector()).toHaveCount(0);
  });

  test('one finger drags a node; a long press opens the menu', async () => {
    const before = await boxOf(node('words'));
    await drag([{ x: before.x + 60, y: before.y + 14 }], [{ x: before.x + 60, y: before.y + 134 }]);
    await expect.poll(async () => Math.round((await boxOf(node('words'))).y - before.y)).toBeGreaterThan(80);
    const moved = await boxOf(node('words'));
    await send('touchStart', { x: moved.x + 60, y: moved.y + 14 });
    await page.waitForTimeout(LONG_PRESS_MS);
    await send('touchEnd');
    const menu = page.getByRole('menu', { name: 'What can be done here' });
    await expect(menu).toBeVisible();
    await menu.getByRole('menuitem', { name: /^Duplicate/ }).tap();
    await expect(page.locator('[data-node-type="prompt"]')).toHaveCount(2);
  });

  test('controls are large enough for a finger on every page of a project', async () => {
    const take = await node('shot').locator('[data-take-id]').getAttribute('data-take-id');
    const wrong = await smallTargets(page, 'canvas');
    for (const [name, path, there] of [
      ['shots', 'shots', 'tbody tr'],
      ['board', 'shots?view=board', '[data-card]'],
      ['take', `takes/${take}`, '[data-testid="frame"]'],
      ['history', 'history', '[data-row]'],
      ['members', 'members', 'tbody tr'],
    ] as const) {
      await page.goto(`/p/${project}/${path}`);
      await expect(page.locator(there).first()).toBeVisible();
      wrong.push(...(await smallTargets(page, name)), ...(await crowding(page, name)));
    }
    expect(wrong).toEqual([]);
  });

  test('the page did not complain', () => {
    // tldraw holds every touch of its canvas back in a listener that React makes passive; the browser says so.
    expect(complaints.filter((line) => !/preventDefault inside passive event listener/.test(line))).toEqual([]);
  });
});
