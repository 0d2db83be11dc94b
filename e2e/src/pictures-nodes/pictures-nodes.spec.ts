import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import { z } from 'zod';
import { Installation } from '../installation/Installation.ts';
import { launchBrowser } from '../installation/launchBrowser.ts';
import { Person } from '../people/Person.ts';
import { seriousFindings } from '../people/seriousFindings.ts';
import { signedInPage } from '../people/signedInPage.ts';
import { maskAt, mediaPixels, type Place } from './readPixels.ts';

const TakeFacts = z.object({ node: z.string(), media: z.string(), width: z.number(), height: z.number() });
const Graph = z.object({
  nodes: z.record(z.string(), z.object({ params: z.record(z.string(), z.unknown()) })),
  takes: z.record(z.string(), TakeFacts),
});
const WIDTH = 640;
const HEIGHT = 360;

test.describe('pictures: a mask is painted, applied, put over another, written on, made larger', () => {
  test.describe.configure({ mode: 'serial' });
  let installation: Installation;
  let browser: Browser;
  let project: string;
  let director: Person;
  let dora: Page;
  let vera: Page;
  const complaints: string[][] = [];

  const node = (page: Page, id: string): Locator => page.locator(`[data-node-id="${id}"]`);
  const painter = (page: Page): Locator => page.getByTestId('mask-painter');
  const run = (name: string, args: unknown) =>
    director.call('POST', `/projects/${project}/commands`, { commands: [{ name, args }] });
  const graphOf = async () => Graph.parse(await director.call('GET', `/projects/${project}/graph`));
  const takesOf = async (id: string) => Object.values((await graphOf()).takes).filter((take) => take.node === id);

  /** Asks for a take by the node's own button, and answers it when it is there. */
  async function generate(id: string): Promise<z.infer<typeof TakeFacts>> {
    const before = (await takesOf(id)).length;
    // Nothing is selected, so that no panel lies over the node.
    await dora.mouse.click(900, 110);
    await node(dora, id).getByRole('button', { name: 'Generate' }).click();
    await expect.poll(async () => (await takesOf(id)).length, { timeout: 120_000 }).toBe(before + 1);
    const take = (await takesOf(id)).at(-1);
    if (take === undefined) throw new Error(`There is no take of ${id}.`);
    return take;
  }

  const pixels = (media: string, places: readonly Place[]) => mediaPixels(dora, media, places);

  /** Where a share of the picture is on the page. */
  async function onStage(x: number, y: number): Promise<[number, number]> {
    const box = await dora.getByTestId('mask-sheet').boundingBox();
    if (box === null) throw new Error('There is no sheet.');
    return [box.x + x * box.width, box.y + y * box.height];
  }
  async function paint(...way: (readonly [number, number])[]): Promise<void> {
    for (const [index, [x, y]] of way.entries()) {
      await dora.mouse.move(...(await onStage(x, y)), { steps: 4 });
      if (index === 0) await dora.mouse.down();
    }
    await dora.mouse.up();
  }
  const shown = (x: number, y: number) => maskAt(dora, [x, y]);

  test.beforeAll(async () => {
    test.setTimeout(300_000);
    [installation, browser] = await Promise.all([Installation.start(), launchBrowser()]);
    director = await Person.signUp(installation.origin, 'Dora');
    project = await director.createProject('Layers');
    const viewer = await Person.signUp(installation.origin, 'Vera', await director.invite(project, 'viewer'));
    await run('setSettings', { width: WIDTH, height: HEIGHT });
    const edge = (from: string, fromPort: string, to: string, toPort: string) => ({
      id: `${to}-${toPort}`,
      from,
      fromPort,
      to,
      toPort,
    });
    await run('createNodes', {
      nodes: [
        { id: 'shot', type: 'shot-still', title: 'SH010', pos: [0, 0], params: { timeOfDay: 'day' } },
        {
          id: 'plate',
          type: 'shot-still',
          title: 'Plate',
          pos: [0, 360],
          params: { timeOfDay: 'night', shotSize: 'wide' },
        },
        { id: 'mask', type: 'mask', title: 'Her', pos: [380, 0] },
        { id: 'cut', type: 'mask-apply', title: 'Cut out', pos: [720, 0] },
        { id: 'comp', type: 'composite', title: 'Comp', pos: [1080, 200], params: { scale2: 0.5, x2: 0.25, y2: 0.25 } },
        {
          id: 'title',
          type: 'text-overlay',
          title: 'Title',
          pos: [1460, 200],
          params: { text: 'HARBOUR, NIGHT', size: 0.1 },
        },
        { id: 'large', type: 'upscale', title: 'Large', pos: [1840, 200] },
        { id: 'redo', type: 'inpaint', title: 'Redo', pos: [720, 440] },
      ],
      edges: [
        edge('shot', 'image', 'mask', 'image'),
        edge('shot', 'image', 'cut', 'image'),
        edge('mask', 'mask', 'cut', 'mask'),
        edge('plate', 'image', 'comp', 'layer1'),
        edge('cut', 'image', 'comp', 'layer2'),
        edge('comp', 'image', 'title', 'image'),
        edge('title', 'image', 'large', 'image'),
        edge('shot', 'image', 'redo', 'image'),
        edge('mask', 'mask', 'redo', 'mask'),
      ],
    });
    const open = (person: Person) =>
      signedInPage(browser, installation.origin, person, `/p/${project}`, {
        complaints,
        viewport: { width: 1600, height: 900 },
      });
    [dora, vera] = await Promise.all([open(director), open(viewer)]);
    for (const id of ['shot', 'plate']) await director.call('POST', `/projects/${project}/requests`, { node: id });
    await expect.poll(async () => Object.keys((await graphOf()).takes).length, { timeout: 150_000 }).toBe(2);
    await dora.keyboard.press('Shift+1');
  });
  test.afterEach(async () => {
    for (const [name, page] of Object.entries({ dora, vera }))
      await page.screenshot({ path: test.info().outputPath(`${name}.png`) });
  });
  test.afterAll(async () => {
    await browser?.close();
    await installation?.stop();
  });

  test('an empty mask is said to be so; a double click opens the painter on its picture', async () => {
    await expect(node(dora, 'cut')).toContainText('is empty; paint it');
    await expect(node(vera, 'mask').getByRole('button', { name: 'Paint', exact: true })).toHaveCount(0);
    await node(dora, 'mask').dblclick({ position: { x: 90, y: 60 } });
    await expect(painter(dora)).toContainText(`on SH010  ·  ${WIDTH} × ${HEIGHT}`);
  });

  test('the brush paints, erases, fills, inverts and takes back', async () => {
    await paint([0.2, 0.5], [0.4, 0.5]);
    await expect.poll(() => shown(0.3, 0.5)).toBe(255);
    expect(await shown(0.7, 0.5)).toBe(0);
    await dora.keyboard.press('x');
    await expect(painter(dora).getByRole('button', { name: 'Erase' })).toHaveAttribute('aria-pressed', 'true');
    await paint([0.3, 0.4], [0.3, 0.6]);
    expect(await shown(0.3, 0.5)).toBe(0);
    await dora.keyboard.press('x');
    await dora.keyboard.press('Control+z');
    expect(await shown(0.3, 0.5)).toBe(255);
    await dora.keyboard.press('Control+Shift+z');
    expect(await shown(0.3, 0.5)).toBe(0);
    await dora.keyboard.press('i');
    expect(await shown(0.3, 0.5)).toBe(255);
    await dora.keyboard.press('Delete');
    expect(await shown(0.3, 0.5)).toBe(0);
    const size = () => dora.getByRole('slider', { name: 'Size of the brush' }).getAttribute('aria-valuenow');
    const before = Number(await size());
    await dora.keyboard.press(']');
    expect(Number(await size())).toBeGreaterThan(before);
    // By keys alone: down from the middle, and a dab there.
    await dora.keyboard.press('ArrowDown');
    await dora.keyboard.press('Space');
    expect(await shown(0.5, 0.53)).toBe(255);
    await dora.keyboard.press('Delete');
    await dora.mouse.wheel(0, -400);
    await dora.keyboard.press('0');
  });

  test('nothing that assistive technology stumbles over in the painter', async () => {
    await paint([0.3, 0.3], [0.6, 0.6]);
    expect(await seriousFindings(dora, 'painter', { within: ['[data-testid="mask-painter"]'] })).toEqual([]);
    await dora.keyboard.press('Control+z');
  });

  test('it is saved as a grey picture of the size of its own, in one step of undo, and painted on', async () => {
    for (let row = 0.1; row < 1; row += 0.06) await paint([0, row], [0.5, row]);
    await dora.getByRole('button', { name: 'Save mask' }).click();
    await expect(painter(dora)).toHaveCount(0);
    const { media, width, height } = (await graphOf()).nodes['mask']?.params ?? {};
    expect([width, height]).toEqual([WIDTH, HEIGHT]);
    const file = await dora.request.get(`/api/v1/media/${String(media)}`);
    // The type of colour in its header: grey, 8 bits.
    expect([...(await file.body()).subarray(24, 26)]).toEqual([8, 0]);
    expect(
      (
        await pixels(String(media), [
          [0.25, 0.5],
          [0.9, 0.5],
        ])
      ).map(([grey]) => grey),
    ).toEqual([255, 0]);
    await expect(node(vera, 'mask').getByTestId('mask-overlay')).toBeVisible();

    await dora.keyboard.press('Control+z');
    await expect.poll(async () => (await graphOf()).nodes['mask']?.params['media'] ?? null).toBeNull();
    await dora.keyboard.press('Control+Shift+z');
    await expect.poll(async () => (await graphOf()).nodes['mask']?.params['media']).toBe(media);

    await node(dora, 'mask').getByRole('button', { name: 'Paint on' }).click();
    await expect.poll(() => shown(0.25, 0.5)).toBe(255);
    await paint([0.6, 0.5], [0.6, 0.5]);
    await dora.keyboard.press('Escape');
    await dora.getByRole('button', { name: 'Discard' }).click();
    await expect(painter(dora)).toHaveCount(0);
    expect((await graphOf()).nodes['mask']?.params['media']).toBe(media);
  });

  test('it is applied, put over another picture, written on and made larger, pixel by pixel', async () => {
    test.setTimeout(300_000);
    const cut = await generate('cut');
    expect([cut.width, cut.height]).toEqual([WIDTH, HEIGHT]);
    expect(
      (
        await pixels(cut.media, [
          [0.25, 0.5],
          [0.9, 0.5],
        ])
      ).map((pixel) => pixel[3]),
    ).toEqual([255, 0]);

    const comp = await generate('comp');
    const [plate] = await takesOf('plate');
    // Half as large about a quarter: its painted half is over the left quarter, and the plate is elsewhere.
    const [over, under] = await pixels(comp.media, [
      [0.125, 0.25],
      [0.7, 0.7],
    ]);
    expect(over?.slice(0, 3)).not.toEqual((await pixels(plate?.media ?? '', [[0.125, 0.25]]))[0]?.slice(0, 3));
    expect(under).toEqual((await pixels(plate?.media ?? '', [[0.7, 0.7]]))[0]);

    const title = await generate('title');
    const row = Array.from({ length: 60 }, (_, index) => [0.2 + index / 100, 0.885] as const);
    expect((await pixels(title.media, row)).some((pixel) => pixel.slice(0, 3).every((value) => value > 250))).toBe(
      true,
    );

    const large = await generate('large');
    expect([large.width, large.height]).toEqual([WIDTH * 2, HEIGHT * 2]);
    const places = [
      [0.1, 0.1],
      [0.8, 0.3],
      [0.6, 0.6],
    ] as const;
    const [was, is] = await Promise.all([pixels(title.media, places), pixels(large.media, places)]);
    for (const [index, pixel] of is.entries())
      for (let channel = 0; channel < 3; channel += 1)
        expect(Math.abs((pixel[channel] ?? 0) - (was[index]?.[channel] ?? 0))).toBeLessThan(48);
    await expect(node(vera, 'large').getByRole('img', { name: 'Take 1' }).first()).toBeVisible();
  });

  test('what waits for a model says for which, and a mask of another size says both', async () => {
    await expect(node(dora, 'redo')).toContainText('waits for a pipeline of the kind "inpaint"');
    await run('setSettings', { width: 800, height: 450 });
    await generate('shot');
    const newest = Object.entries((await graphOf()).takes).find(
      ([, take]) => take.node === 'shot' && take.width === 800,
    );
    await run('setPick', { node: 'shot', take: newest?.[0] });
    await expect(node(dora, 'mask')).toContainText(
      'The mask is 640 × 360, and "SH010" is now 800 × 450; paint it anew.',
    );
    await dora.mouse.click(900, 110);
    await node(dora, 'cut').getByRole('button', { name: 'Generate' }).click();
    await expect(node(dora, 'cut')).toContainText('The mask is 640 × 360 and the picture 800 × 450', {
      timeout: 30_000,
    });
  });

  test('the form shows what counts, and nothing that assistive technology stumbles over', async () => {
    await node(dora, 'comp').click({ position: { x: 100, y: 18 } });
    const form = dora.locator('[data-param="scale2"]');
    await expect(form).toBeVisible();
    await expect(dora.locator('[data-param="scale3"]')).toHaveCount(0);
    await run('setParams', { id: 'comp', params: { layers: 3 } });
    await expect(dora.locator('[data-param="scale3"]')).toBeVisible();
    await expect(node(dora, 'comp').locator('[data-port="layer3"]')).toBeVisible();
    expect(await seriousFindings(dora, 'pictures')).toEqual([]);
    await node(dora, 'title').click({ position: { x: 100, y: 18 } });
    await expect(dora.locator('[data-param="font"]')).toBeVisible();
    expect(await seriousFindings(dora, 'text')).toEqual([]);
  });

  test('no page complained', () => expect(complaints.flat()).toEqual([]));
});
