import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import { z } from 'zod';
import { Installation } from '../installation/Installation.ts';
import { launchBrowser } from '../installation/launchBrowser.ts';
import { Person } from '../people/Person.ts';
import { seriousFindings } from '../people/seriousFindings.ts';
import { signedInPage } from '../people/signedInPage.ts';

const Graph = z.object({
  takes: z.record(z.string(), z.object({ node: z.string(), number: z.int(), seed: z.int() })),
  nodes: z.record(z.string(), z.object({ type: z.string(), params: z.record(z.string(), z.unknown()) })),
  picks: z.record(z.string(), z.string()),
});

test.describe('takes', () => {
  let installation: Installation;
  let browser: Browser;
  let project: string;
  let director: Person;
  let dora: Page;
  let rune: Page;
  const complaints: string[][] = [];

  async function open(person: Person): Promise<Page> {
    const page = await signedInPage(browser, installation.origin, person, `/p/${project}`, { complaints });
    await expect(node(page, 'still')).toBeVisible();
    return page;
  }

  const node = (page: Page, id: string) => page.locator(`[data-node-id="${id}"]`);
  const gallery = (page: Page) =>
    page.getByRole('complementary', { name: 'Inspector' }).getByRole('list', { name: /^Takes/ });
  const tile = (page: Page, number: number) =>
    gallery(page)
      .getByRole('listitem')
      .filter({ has: page.getByRole('button', { name: new RegExp(`^Open take ${number}(,|$)`) }) });
  const lightbox = (page: Page) => page.getByTestId('lightbox');
  const graph = async () => Graph.parse(await director.call('GET', `/projects/${project}/graph`));
  const takesOf = async (shot: string) =>
    Object.entries((await graph()).takes)
      .filter(([, take]) => take.node === shot)
      .map(([id, take]) => ({ id, ...take }))
      .sort((a, b) => a.number - b.number);

  /** Selects a node by its head. */
  const select = (page: Page, id: string) => node(page, id).click({ position: { x: 60, y: 14 } });

  /** Asks for takes as a script does, and waits until they are there. */
  async function generate(shot: string, variations: number): Promise<void> {
    const before = (await takesOf(shot)).length;
    await director.call('POST', `/projects/${project}/requests`, { node: shot, variations });
    await expect
      .poll(async () => (await takesOf(shot)).length, { timeout: 150_000, intervals: [500] })
      .toBe(before + variations);
  }

  async function command(name: string, args: unknown): Promise<void> {
    await director.call('POST', `/projects/${project}/commands`, { commands: [{ name, args }] });
  }

  async function centreOf(locator: Locator): Promise<{ x: number; y: number; width: number }> {
    const box = await locator.boundingBox();
    if (box === null) throw new Error('It is not on the page.');
    return { x: box.x + box.width / 2, y: box.y + box.height / 2, width: box.width };
  }

  test.beforeAll(async () => {
    test.setTimeout(400_000);
    [installation, browser] = await Promise.all([Installation.start(), launchBrowser()]);
    director = await Person.signUp(installation.origin, 'Dora');
    project = await director.createProject('Takes');
    const reviewer = await Person.signUp(installation.origin, 'Rune', await director.invite(project, 'reviewer'));
    await command('createNodes', {
      nodes: [
        { id: 'words', type: 'prompt', pos: [0, 0], params: { text: 'Fog over the quay' } },
        { id: 'still', type: 'shot-still', pos: [380, 0], title: 'SH010', params: { prompt: 'One gull' } },
        { id: 'motion', type: 'shot-motion', pos: [380, 420], title: 'SH020', params: { durationSeconds: 1 } },
      ],
      edges: [{ id: 'e1', from: 'words', fromPort: 'text', to: 'still', toPort: 'prompt' }],
    });
    await Promise.all([generate('still', 2), generate('motion', 2)]);
    await command('setParams', { id: 'still', params: { shotSize: 'wide', prompt: 'Two gulls' } });
    await generate('still', 1);
    [dora, rune] = [await open(director), await open(reviewer)];
  });
  test.afterEach(async () => {
    for (const [name, page] of Object.entries({ dora, rune }))
      await page.screenshot({ path: test.info().outputPath(`${name}.png`) });
  });
  test.afterAll(async () => {
    await browser?.close();
    await installation?.stop();
  });

  test('the strip is reached by keyboard and opens a lightbox that gives the focus back', async () => {
    const open = node(dora, 'still').getByRole('button', { name: /^Open take 3/ });
    await open.focus();
    await dora.keyboard.press('Enter');
    await expect(lightbox(dora).getByRole('heading')).toContainText('SH010, take 3 of 3');
    await dora.keyboard.press('ArrowLeft');
    await expect(lightbox(dora).getByRole('heading')).toContainText('take 2 of 3');
    await dora.keyboard.press('ArrowDown');
    await expect(lightbox(dora).getByRole('heading')).toContainText('SH020');
    await dora.keyboard.press('ArrowUp');
    await expect(lightbox(dora).getByRole('heading')).toContainText('SH010');
    // The focus is nowhere after the button that had it went away.
    await dora.evaluate('document.activeElement.blur()');
    await dora.keyboard.press('ArrowLeft');
    await expect(lightbox(dora).getByRole('heading')).toContainText('take 1 of 3');
    await dora.keyboard.press('ArrowRight');
    await expect(lightbox(dora).getByRole('heading')).toContainText('take 2 of 3');
    const picture = lightbox(dora).locator('[data-zoom]');
    await dora.keyboard.press('+');
    await expect(picture).toHaveAttribute('data-zoomed', 'true');
    await dora.keyboard.press('0');
    await expect(picture).toHaveAttribute('data-zoomed', 'false');
    await dora.keyboard.press('i');
    await expect(lightbox(dora).getByRole('complementary', { name: 'Recipe' })).toContainText('Fog over the quay');
    expect(await seriousFindings(dora, 'lightbox')).toEqual([]);
    await dora.keyboard.press('Escape');
    await expect(lightbox(dora)).toHaveCount(0);
    await expect(open).toBeFocused();
  });

  test('a reviewer rates and judges by keys, picks nothing, and the director sees it in the gallery', async () => {
    await node(rune, 'still')
      .getByRole('button', { name: /^Open take 2/ })
      .click();
    await expect(lightbox(rune).getByRole('heading')).toContainText('take 2');
    const [, second] = await takesOf('still');
    const pickBefore = (await graph()).picks['still'];
    await rune.keyboard.press('4');
    await rune.keyboard.press('a');
    await rune.keyboard.press('p');
    await expect(lightbox(rune).getByRole('button', { name: '4 stars' })).toHaveAttribute('aria-pressed', 'true');
    await expect(lightbox(rune).getByRole('button', { name: 'Approve' })).toHaveAttribute('aria-pressed', 'true');
    await rune.keyboard.press('Escape');
    await select(dora, 'still');
    await expect(tile(dora, 2).getByRole('img', { name: /^4 of 5 stars by one person/ })).toBeVisible();
    await expect(tile(dora, 2).getByRole('img', { name: '1 for approval' })).toBeVisible();
    expect((await graph()).picks['still']).toBe(pickBefore);
    await dora.getByRole('button', { name: /^Rated/ }).click();
    await expect(gallery(dora).getByRole('listitem')).toHaveCount(1);
    await dora.getByRole('button', { name: /^All/ }).click();
    await expect(gallery(dora).getByRole('listitem')).toHaveCount(3);
    await tile(dora, 2).getByRole('button', { name: /^Open/ }).focus();
    await dora.keyboard.press('p');
    await expect.poll(async () => (await graph()).picks['still']).toBe(second?.id);
  });

  test('moving across a motion thumbnail scrubs through it, and leaving brings the poster back', async () => {
    await select(dora, 'motion');
    const picture = tile(dora, 2).locator('button[data-open]');
    await picture.scrollIntoViewIfNeeded();
    const { x, y, width } = await centreOf(picture);
    await dora.mouse.move(x - width * 0.1, y);
    await dora.mouse.move(x + width * 0.2, y, { steps: 5 });
    // 0.7 of 24 frames: the seventeenth, 0-based 16. Of so short a film the filmstrip holds every frame.
    const tile16 = picture.locator('svg[data-tile="16"]');
    await expect(tile16).toBeVisible();
    await dora.mouse.move(x, y + 300);
    await expect(tile16).toHaveCount(0);
  });

  test('compares two by wipe and difference, with what differs between their recipes', async () => {
    await select(dora, 'still');
    await tile(dora, 1)
      .getByRole('button', { name: /^Open/ })
      .click({ modifiers: ['Control'] });
    await tile(dora, 3)
      .getByRole('button', { name: /^Open/ })
      .click({ modifiers: ['Control'] });
    await dora.getByRole('toolbar', { name: 'Chosen takes' }).getByRole('button', { name: 'Compare' }).click();
    await dora.waitForURL(/\/compare\?/);
    const differing = dora.getByRole('complementary', { name: 'What differs' });
    await expect(differing.getByRole('row', { name: /Shot size/ })).toContainText('Wide');
    await expect(differing.locator('del')).toHaveText('One gull');
    await expect(differing.locator('ins')).toHaveText('Two gulls');
    await expect(differing.getByRole('row', { name: /Lens/ })).toHaveCount(0);
    await expect(dora.locator('[data-compared]')).toHaveCount(2);
    await dora.keyboard.press('+');
    for (const pane of await dora.locator('[data-zoom]').all()) await expect(pane).toHaveAttribute('data-zoom', '1.50');
    await dora.keyboard.press('0');
    expect(await seriousFindings(dora, 'compare')).toEqual([]);
    await dora.keyboard.press('w');
    const divider = dora.getByRole('slider', { name: 'Divider' });
    await divider.focus();
    await dora.keyboard.press('ArrowRight');
    await expect(divider).toHaveAttribute('aria-valuenow', '52');
    const at = await centreOf(divider);
    await dora.mouse.move(at.x, at.y);
    await dora.mouse.down();
    await dora.mouse.move(at.x - 200, at.y, { steps: 5 });
    await dora.mouse.up();
    expect(Number(await divider.getAttribute('aria-valuenow'))).toBeLessThan(45);
    await dora.keyboard.press('f');
    await expect(dora.locator('[data-layer="first"]')).toHaveCSS('mix-blend-mode', 'difference');
    await dora.reload();
    await expect(dora.locator('[data-mode="difference"]')).toBeVisible();
  });

  test('two in motion stand on the same frame', async () => {
    const ids = (await takesOf('motion')).map(({ id }) => id).join(',');
    await dora.goto(`/p/${project}/compare?takes=${ids}`);
    await expect(dora.locator('video')).toHaveCount(2);
    for (let step = 0; step < 5; step += 1) await dora.keyboard.press('.');
    await expect(dora.getByTestId('frame')).toHaveText('6');
    for (const video of await dora.locator('video').all()) {
      await expect
        .poll(() => video.evaluate((one) => Math.floor(Number(Reflect.get(one, 'currentTime')) * 24)))
        .toBe(5);
    }
  });

  test('what is thrown away leaves strip and gallery, and comes back', async () => {
    await dora.goto(`/p/${project}?node=still`);
    await select(dora, 'still');
    await tile(dora, 1).getByRole('button', { name: /^Open/ }).focus();
    await dora.keyboard.press('Delete');
    await expect(gallery(dora).getByRole('listitem')).toHaveCount(2);
    await expect(node(rune, 'still').locator('[data-take-id]')).toHaveCount(2);
    const [first] = await takesOf('still');
    await rune.goto(`/p/${project}/takes/${first?.id}`);
    await expect(rune.getByText('Take 1 lies in the trash.')).toBeVisible();
    await expect(rune.getByRole('button', { name: 'Restore' })).toHaveCount(0);
    await dora.getByRole('button', { name: 'Undo', exact: true }).last().click();
    await expect(gallery(dora).getByRole('listitem')).toHaveCount(3);
    await tile(dora, 1).getByRole('button', { name: /^Open/ }).focus();
    await dora.keyboard.press('Delete');
    await expect(gallery(dora).getByRole('listitem')).toHaveCount(2);
    await dora.getByRole('button', { name: /^Trash/ }).click();
    await tile(dora, 1).getByRole('checkbox').check();
    await dora.getByRole('toolbar', { name: 'Chosen takes' }).getByRole('button', { name: 'Restore' }).click();
    await expect(gallery(dora).getByRole('listitem')).toHaveCount(3);
  });

  test("a take's settings go back on the shot in one step, and are asked for again with changes", async () => {
    const settings = async () => (await graph()).nodes['still']?.params;
    expect(await settings()).toMatchObject({ shotSize: 'wide', prompt: 'Two gulls' });
    await node(dora, 'still')
      .getByRole('button', { name: /^Open take 1/ })
      .click();
    await lightbox(dora).getByRole('button', { name: 'More about take 1' }).click();
    await dora.getByRole('menuitem', { name: 'Restore these settings' }).click();
    await expect.poll(settings).toMatchObject({ shotSize: 'medium', prompt: 'One gull' });
    await dora.getByRole('button', { name: 'Undo', exact: true }).last().click();
    await expect.poll(settings).toMatchObject({ shotSize: 'wide', prompt: 'Two gulls' });
    await lightbox(dora).getByRole('button', { name: 'More about take 1' }).click();
    await dora.getByRole('menuitem', { name: 'Generate again…' }).click();
    const dialog = dora.getByRole('dialog', { name: /^Generate again/ });
    await expect(dialog.getByLabel('Prompt')).toHaveValue('One gull');
    await dialog.getByLabel('Prompt').fill('Three gulls');
    await dialog.getByRole('button', { name: 'Generate', exact: true }).click();
    await expect.poll(async () => (await takesOf('still')).length, { timeout: 60_000 }).toBe(4);
    expect(await settings()).toMatchObject({ shotSize: 'medium', prompt: 'Three gulls' });
    await dora.keyboard.press('Escape');
  });

  test('a frame of a take in motion becomes a picture beside its shot', async () => {
    await dora.goto(`/p/${project}?node=motion`);
    await node(dora, 'motion')
      .getByRole('button', { name: /^Open take 1/ })
      .click();
    await expect(lightbox(dora).getByTestId('frame')).toHaveText('1');
    await dora.keyboard.press('.');
    await dora.keyboard.press('.');
    await expect(lightbox(dora).getByTestId('frame')).toHaveText('3');
    await lightbox(dora).getByRole('button', { name: 'More about take 1' }).click();
    await dora.getByRole('menuitem', { name: 'Use this frame' }).click();
    await expect(dora.getByText('Picture added')).toBeVisible();
    const pictures = Object.values((await graph()).nodes).filter(({ type }) => type === 'picture');
    expect(pictures).toHaveLength(1);
    expect(pictures[0]?.params).toMatchObject({ name: 'SH020, take 1, frame 3' });
    await dora.getByRole('button', { name: 'Show it', exact: true }).click();
    await expect(dora.locator('[data-node-type="picture"]')).toBeVisible();
  });

  test('no page complained', () => expect(complaints.flat()).toEqual([]));
});
