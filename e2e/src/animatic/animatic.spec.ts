import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import { z } from 'zod';
import { Installation } from '../installation/Installation.ts';
import { launchBrowser } from '../installation/launchBrowser.ts';
import { Person } from '../people/Person.ts';
import { seriousFindings } from '../people/seriousFindings.ts';
import { signedInPage } from '../people/signedInPage.ts';

const Graph = z.object({ takes: z.record(z.string(), z.object({ node: z.string() })) });
const MOTION_SECONDS = 1;

test.describe('the animatic', () => {
  test.describe.configure({ mode: 'serial' });
  let installation: Installation;
  let browser: Browser;
  let project: string;
  let director: Person;
  let dora: Page;
  let vera: Page;
  const complaints: string[][] = [];

  const stage = (page: Page): Locator => page.getByTestId('reel-stage');
  const shot = (page: Page): Locator => page.getByTestId('reel-shot');
  const timecode = (page: Page): Locator => page.getByTestId('reel-timecode');
  const place = (page: Page): Locator => page.getByRole('slider', { name: 'Place in the animatic' });
  const run = (name: string, args: unknown) =>
    director.call('POST', `/projects/${project}/commands`, { commands: [{ name, args }] });
  const takeOf = async (node: string): Promise<string | undefined> => {
    const { takes } = Graph.parse(await director.call('GET', `/projects/${project}/graph`));
    return Object.entries(takes).find(([, take]) => take.node === node)?.[0];
  };

  test.beforeAll(async () => {
    test.setTimeout(180_000);
    [installation, browser] = await Promise.all([Installation.start(), launchBrowser()]);
    director = await Person.signUp(installation.origin, 'Dora');
    project = await director.createProject('Harbour');
    const viewer = await Person.signUp(installation.origin, 'Vera', await director.invite(project, 'viewer'));
    const open = (person: Person) =>
      signedInPage(browser, installation.origin, person, `/p/${project}/animatic`, { complaints });
    [dora, vera] = await Promise.all([open(director), open(viewer)]);
  });
  test.afterEach(async () => {
    for (const [name, page] of Object.entries({ dora, vera }))
      await page.screenshot({ path: test.info().outputPath(`${name}.png`) });
  });
  test.afterAll(async () => {
    await browser?.close();
    await installation?.stop();
  });

  test('without shots it says what will be here', async () => {
    await expect(vera.getByRole('heading', { name: 'Nothing to play yet' })).toBeVisible();
    await expect(vera.getByRole('link', { name: 'Open the canvas' })).toBeVisible();
  });

  test('shots come for everybody, also those without a take', async () => {
    const params = { durationSeconds: MOTION_SECONDS };
    await run('createNodes', {
      nodes: [
        { id: 'wide', type: 'shot-still', title: 'SH010', pos: [0, 0] },
        { id: 'walk', type: 'shot-motion', title: 'SH020', pos: [420, 0], params },
        { id: 'late', type: 'shot-motion', title: 'SH030', pos: [840, 0], params },
      ],
    });
    await expect(shot(vera)).toHaveText('SH010');
    await expect(vera.getByText('Shot 1 of 3 · 3 without a take')).toBeVisible();
    await expect(stage(vera)).toContainText('No take yet');
    for (const node of ['wide', 'walk']) await director.call('POST', `/projects/${project}/requests`, { node });
    await expect(vera.getByText('Shot 1 of 3 · 1 without a take')).toBeVisible({ timeout: 60_000 });
    await expect(stage(vera).locator('[data-shown="true"]')).toHaveAttribute('alt', 'SH010, take 1');
    await expect(vera.getByText('00:00:04:00')).toBeVisible();
  });

  test('it plays through every shot, at its own length, and films go with its clock', async () => {
    await dora.keyboard.press('Space');
    await expect(shot(dora)).toHaveText('SH020', { timeout: 10_000 });
    const film = stage(dora).locator('video[data-shown="true"]');
    await expect.poll(() => film.evaluate((video) => Number(Reflect.get(video, 'currentTime')))).toBeGreaterThan(0.2);
    await expect(shot(dora)).toHaveText('SH030', { timeout: 10_000 });
    await expect(stage(dora)).toContainText('No take yet');
    // Round again.
    await expect(shot(dora)).toHaveText('SH010', { timeout: 10_000 });
    await dora.keyboard.press('k');
  });

  test('one steps by frames and walks by shots, and scrubs', async () => {
    await dora.keyboard.press('Home');
    await dora.keyboard.press('ArrowDown');
    await expect(timecode(dora)).toHaveText('00:00:02:00');
    await expect(shot(dora)).toHaveText('SH020');
    await dora.keyboard.press('ArrowRight');
    await expect(timecode(dora)).toHaveText('00:00:02:01');
    const film = stage(dora).locator('video[data-shown="true"]');
    await expect
      .poll(() => film.evaluate((video) => Number(Reflect.get(video, 'currentTime'))))
      .toBeCloseTo(1.5 / 24, 3);
    await dora.keyboard.press('ArrowLeft');
    await dora.keyboard.press('ArrowLeft');
    await expect(shot(dora)).toHaveText('SH010');
    await expect(timecode(dora)).toHaveText('00:00:01:23');
    await dora.keyboard.press('End');
    await expect(timecode(dora)).toHaveText('00:00:03:23');
    const box = await place(dora).boundingBox();
    if (box === null) throw new Error('There is no strip.');
    await dora.mouse.click(box.x + box.width * 0.625, box.y + box.height / 2);
    await expect(shot(dora)).toHaveText('SH020');
    await expect(timecode(dora)).toHaveText('00:00:02:12');
  });

  test('what is picked elsewhere is in the film, and one stays at the shot that one looks at', async () => {
    await vera.goto(`/p/${project}/animatic?shot=walk`);
    await expect(shot(vera)).toHaveText('SH020');
    await run('createNodes', { nodes: [{ id: 'first', type: 'shot-still', title: 'SH005', pos: [0, 400] }] });
    await expect(vera.getByText(/of 4/)).toBeVisible();
    await expect(shot(vera)).toHaveText('SH020');
    await run('setPick', { node: 'walk', take: await takeOf('walk') });
    await expect(vera.getByLabel('picked')).toBeVisible();
    await vera.getByRole('link', { name: /Take 1/ }).click();
    await expect(vera.locator('main h1')).toContainText('SH020');
    await vera.goBack();
    await expect(shot(vera)).toHaveText('SH020');
  });

  test('nothing that assistive technology stumbles over, in both themes', async () => {
    expect(await seriousFindings(dora, 'animatic')).toEqual([]);
  });

  test('no page complained', () => expect(complaints.flat()).toEqual([]));
});
