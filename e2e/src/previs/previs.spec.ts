import { readFile } from 'node:fs/promises';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { z } from 'zod';
import { Installation } from '../installation/Installation.ts';
import { launchBrowser } from '../installation/launchBrowser.ts';
import { Person } from '../people/Person.ts';
import { seriousFindings } from '../people/seriousFindings.ts';
import { signedInPage } from '../people/signedInPage.ts';

const Projects = z.object({ items: z.array(z.object({ id: z.string() })) });
const Graph = z.object({
  takes: z.record(z.string(), z.object({ node: z.string(), number: z.number(), media: z.string() })),
});
const Shape = z.object({ settings: z.object({ width: z.number(), height: z.number() }) });
/** Shots of the demo film; each comes with a take. */
const SHOTS = 6;

/** The share of the lowest rows of a take's picture that is as dark as the strip of the burn-ins. */
const STRIP = `async (sha) => {
  const image = await createImageBitmap(await (await fetch('/api/v1/media/' + sha)).blob());
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const rows = Math.round(image.height * 0.02);
  const { data } = context.getImageData(0, image.height - rows, image.width, rows);
  let dark = 0;
  for (let at = 0; at < data.length; at += 4) if (data[at] === 23 && data[at + 1] === 24 && data[at + 2] === 27) dark += 1;
  return dark / (data.length / 4);
}`;

test.describe('previs', () => {
  test.describe.configure({ mode: 'serial' });
  let installation: Installation;
  let browser: Browser;
  let dora: Person;
  let project: string;
  let page: Page;
  const complaints: string[][] = [];

  const takesOf = async (node: string) => {
    const { takes } = Graph.parse(await dora.call('GET', `/projects/${project}/graph`));
    return Object.values(takes)
      .filter((take) => take.node === node)
      .toSorted((a, b) => a.number - b.number);
  };
  const stripOf = async (sha: string): Promise<number> =>
    z.number().parse(await page.evaluate(`(${STRIP})(${JSON.stringify(sha)})`));
  const panels = () => page.locator('[data-panel]');

  test.beforeAll(async () => {
    test.setTimeout(180_000);
    [installation, browser] = await Promise.all([Installation.start(), launchBrowser()]);
    dora = await Person.signUp(installation.origin, 'Dora');
    await expect
      .poll(async () => Projects.parse(await dora.call('GET', '/projects')).items.length, { timeout: 60_000 })
      .toBe(1);
    project = Projects.parse(await dora.call('GET', '/projects')).items[0]?.id ?? '';
    const drawn = async () => {
      const { takes } = Graph.parse(await dora.call('GET', `/projects/${project}/graph`));
      return new Set(Object.values(takes).map(({ node }) => node)).size;
    };
    await expect.poll(drawn, { timeout: 120_000 }).toBe(SHOTS);
    page = await signedInPage(browser, installation.origin, dora, `/p/${project}?node=sh010`, { complaints });
  });
  test.afterEach(async () => {
    await page.screenshot({ path: test.info().outputPath('page.png') });
  });
  test.afterAll(async () => {
    await browser?.close();
    await installation?.stop();
  });

  test('a shot says how people stand and which way they face, and draws without burn-ins', async () => {
    const inspector = page.getByRole('complementary', { name: 'Inspector' });
    await expect(inspector).toBeVisible();
    const before = (await takesOf('sh010')).at(-1);
    if (before === undefined) throw new Error('The film has no take of its first shot.');
    expect(await stripOf(before.media)).toBeGreaterThan(0.8);
    await expect(inspector.getByLabel('Stance', { exact: true })).toBeVisible();
    await expect(inspector.getByLabel('Facing', { exact: true })).toBeVisible();
    await inspector.getByLabel('Burn-ins', { exact: true }).click();
    await dora.call('POST', `/projects/${project}/requests`, { node: 'sh010' });
    await expect.poll(async () => (await takesOf('sh010')).length, { timeout: 60_000 }).toBe(before.number + 1);
    const after = (await takesOf('sh010')).at(-1);
    expect(await stripOf(after?.media ?? '')).toBeLessThan(0.2);
  });

  test('what is selected on the canvas makes a contact sheet', async () => {
    const node = (id: string) => page.locator(`[data-node-id="${id}"]`);
    await node('sh020').click({ position: { x: 90, y: 12 } });
    await page.keyboard.down('Shift');
    await node('sh030').click({ position: { x: 90, y: 12 } });
    await page.keyboard.up('Shift');
    await node('sh020').click({ button: 'right', position: { x: 60, y: 14 } });
    await page.getByRole('menuitem', { name: 'Contact sheet…' }).click();
    await expect(panels()).toHaveCount(2);
    await expect(panels().first().getByRole('heading')).toContainText('SH020');
    await expect(panels().first()).toContainText(/mm/);
    await expect(panels().first()).toContainText(/Take \d/);
  });

  test('the shots page opens the sheet of all, in order, each with what a crew reads', async () => {
    await page.goto(`/p/${project}/shots`);
    await page.getByRole('link', { name: 'Contact sheet' }).click();
    await expect(page.getByText(/Contact sheet · \d+ shots · /)).toBeVisible();
    const names = await panels().getByRole('heading').allTextContents();
    expect(names.length).toBeGreaterThan(3);
    expect(names).toEqual(names.toSorted());
    const { settings } = Shape.parse(await dora.call('GET', `/projects/${project}/graph`));
    const shape = await panels().first().locator('a').boundingBox();
    expect((shape?.width ?? 0) / (shape?.height ?? 1)).toBeCloseTo(settings.width / settings.height, 1);
    await page.getByText('4 across').click();
    await expect(page).toHaveURL(/columns=4/);
    await page.getByLabel('Camera, take and words').uncheck();
    await expect(panels().first()).not.toContainText('mm');
    await page.getByLabel('Camera, take and words').check();
    await expect(panels().first()).toContainText('mm');
  });

  test('it can be saved as a picture', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save PNG' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/contact sheet\.png$/);
    const path = test.info().outputPath('sheet.png');
    await download.saveAs(path);
    const bytes = await readFile(path);
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(bytes.readUInt32BE(16)).toBe(2_400);
    expect(bytes.length).toBeGreaterThan(100_000);
  });

  test('on paper there is the sheet and nothing else', async () => {
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByRole('toolbar', { name: 'Contact sheet' })).toBeHidden();
    await expect(page.getByRole('banner')).toHaveCount(0);
    await expect(panels().first()).toBeVisible();
    await expect(panels().first().getByRole('heading')).toHaveCSS('color', 'rgb(17, 17, 17)');
    await page.screenshot({ path: test.info().outputPath('print.png'), fullPage: true });
    const pdf = await page.pdf({ path: test.info().outputPath('sheet.pdf'), preferCSSPageSize: true });
    expect(pdf.subarray(0, 4).toString()).toBe('%PDF');
    await page.emulateMedia({ media: null });
  });

  test('nothing that assistive technology stumbles over, in both themes', async () => {
    expect(await seriousFindings(page, 'contact sheet')).toEqual([]);
  });

  test('a link to shots that are gone says so', async () => {
    await page.goto(`/p/${project}/contact-sheet?shot=${encodeURIComponent('["gone"]')}`);
    await expect(page.getByRole('heading', { name: 'These shots are gone' })).toBeVisible();
  });

  test('no page complained', () => expect(complaints.flat()).toEqual([]));
});
