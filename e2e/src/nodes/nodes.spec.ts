import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import { z } from 'zod';
import { Installation } from '../installation/Installation.ts';
import { launchBrowser } from '../installation/launchBrowser.ts';
import { Person } from '../people/Person.ts';
import { pullEdge } from '../people/pullEdge.ts';
import { seriousFindings } from '../people/seriousFindings.ts';
import { signedInPage } from '../people/signedInPage.ts';
import { drawPicture, dropFiles, recordClip, textFile } from './bringFiles.ts';

const Graph = z.object({
  nodes: z.record(
    z.string(),
    z.object({ type: z.string(), title: z.string(), params: z.record(z.string(), z.unknown()) }),
  ),
  edges: z.record(z.string(), z.object({ from: z.string(), fromPort: z.string(), to: z.string(), toPort: z.string() })),
  requests: z.record(z.string(), z.object({ variations: z.number().optional() })),
  takes: z.record(z.string(), z.object({ node: z.string(), media: z.string() })),
});
const Provenance = z.object({
  recipe: z.object({ inputs: z.record(z.string(), z.array(z.object({ sha256: z.string().optional() }))) }),
});
const Assets = z.object({ items: z.array(z.object({ id: z.string(), content: z.object({ name: z.string() }) })) });

test.describe('nodes, and what is brought to them', () => {
  let installation: Installation;
  let browser: Browser;
  let project: string;
  let elsewhere: string;
  let director: Person;
  let artist: Person;
  let dora: Page;
  let arne: Page;
  const complaints: string[][] = [];

  async function open(person: Person, path: string): Promise<Page> {
    const page = await signedInPage(browser, installation.origin, person, path, {
      complaints,
      viewport: { width: 1440, height: 900 },
    });
    await expect(node(page, 'moving')).toBeVisible();
    return page;
  }

  const node = (page: Page, id: string): Locator => page.locator(`[data-node-id="${id}"]`);
  const ofType = (page: Page, type: string): Locator => page.locator(`[data-node-type="${type}"]`);
  /** Of the picture itself, or of its poster of middle size, which comes a moment later. */
  const pictureWidth = (page: Page): Promise<number> =>
    ofType(page, 'picture')
      .locator('img')
      .evaluate((image) => Number(Reflect.get(image, 'naturalWidth')));
  const socket = (page: Page, id: string, side: 'input' | 'output', port: string): Locator =>
    node(page, id).locator(`[data-side="${side}"][data-port="${port}"]`);
  const graphOf = async (of = project): Promise<z.infer<typeof Graph>> =>
    Graph.parse(await director.call('GET', `/projects/${of}/graph`));

  test.beforeAll(async () => {
    [installation, browser] = await Promise.all([Installation.start(), launchBrowser()]);
    director = await Person.signUp(installation.origin, 'Dora');
    project = await director.createProject('Brought');
    elsewhere = await director.createProject('Elsewhere');
    artist = await Person.signUp(installation.origin, 'Arne', await director.invite(project, 'artist'));
    const mira = await director.call('POST', `/projects/${project}/assets`, {
      kind: 'character',
      content: { name: 'Mira', description: 'A harbour pilot.' },
    });
    await director.call('POST', `/projects/${project}/commands`, {
      commands: [
        {
          name: 'createNodes',
          args: {
            nodes: [
              { id: 'words', type: 'prompt', pos: [0, 0], params: { text: 'Fog over the quay' } },
              { id: 'mira', type: 'character', pos: [0, 240], title: 'Mira', params: { asset: mira['id'] } },
              { id: 'moving', type: 'shot-motion', pos: [420, 0], title: 'SH010', params: { durationSeconds: 0.5 } },
              { id: 'still', type: 'shot-still', pos: [860, 0], title: 'SH020' },
            ],
          },
        },
      ],
    });
    await director.call('POST', `/projects/${elsewhere}/commands`, {
      commands: [
        { name: 'createNodes', args: { nodes: [{ id: 'moving', type: 'shot-motion', pos: [0, 0], title: 'EL010' }] } },
      ],
    });
    [dora, arne] = [await open(director, `/p/${project}`), await open(artist, `/p/${project}`)];
  });
  test.afterEach(async () => {
    for (const [name, page] of Object.entries({ dora, arne }))
      await page.screenshot({ path: test.info().outputPath(`${name}.png`) });
  });
  test.afterAll(async () => {
    await browser.close();
    await installation.stop();
  });

  test('files that are dropped together become nodes for everybody; what cannot be taken is named', async () => {
    const files = [
      await drawPicture(dora, 'quay.png', 1280, 720),
      await recordClip(dora, 'ferry.webm'),
      textFile('scene.txt', 'A lamp swings.'),
      textFile('notes.pdf', '%PDF-1.7', 'application/pdf'),
    ];
    await dropFiles(dora, files, 640, 640);
    await expect(ofType(dora, 'picture')).toContainText('1280 × 720');
    await expect(ofType(dora, 'clip')).toContainText('320 × 180');
    await expect(dora.getByText('"notes.pdf" is a PDF, and that cannot be used here; bring a PNG')).toBeVisible();
    await expect.poll(() => pictureWidth(arne)).toBeGreaterThanOrEqual(960);
    // The browser that brought it made its poster.
    await expect(ofType(arne, 'clip').locator('img')).toHaveJSProperty('naturalWidth', 320);
    await expect(ofType(arne, 'prompt').filter({ hasText: 'A lamp swings.' })).toHaveCount(1);
    const { nodes } = await graphOf();
    const names = Object.values(nodes).map(({ title }) => title);
    expect(names).toEqual(expect.arrayContaining(['quay', 'ferry', 'scene']));
  });

  test('an edge in the hand shows what fits; what does not says why; in the void it offers what does', async () => {
    const quay = Object.entries((await graphOf()).nodes).find(([, { title }]) => title === 'quay')?.[0] ?? '';
    const out = socket(arne, quay, 'output', 'image');
    await pullEdge(arne, out, node(arne, 'still'));
    await expect(node(arne, 'moving')).toHaveAttribute('data-connect', 'fits');
    await expect(node(arne, 'words')).toHaveAttribute('data-connect', 'not');
    await expect(arne.getByRole('status').getByText('"SH020" has no input for an image.')).toBeVisible();
    await arne.keyboard.press('Escape');
    await arne.mouse.up();
    await expect(node(arne, 'moving')).not.toHaveAttribute('data-connect', /./);

    await pullEdge(arne, out, { x: 640, y: 120 });
    await arne.mouse.up();
    const offered = arne.getByRole('dialog', { name: 'Add node' });
    await expect(offered.getByRole('option').first()).toHaveText(/Shot motion/);
    await expect(offered.getByRole('option', { name: /Shot still|Sound/ })).toHaveCount(0);
    await arne.keyboard.press('Escape');
    await expect(offered).toHaveCount(0);

    // The whole body takes it.
    await pullEdge(arne, out, node(arne, 'moving'));
    await expect(node(arne, 'moving')).toHaveAttribute('data-connect', 'target');
    await arne.mouse.up();
    await expect
      .poll(async () => Object.values((await graphOf()).edges))
      .toEqual([{ from: quay, fromPort: 'image', to: 'moving', toPort: 'firstFrame' }]);
  });

  test('an edge that is taken stays where it was until it is let go at what takes it, or in the void', async () => {
    const edge = { from: 'words', fromPort: 'text', to: 'moving', toPort: 'prompt' };
    await director.call('POST', `/projects/${project}/commands`, {
      commands: [{ name: 'connect', args: { id: 'held', ...edge } }],
    });
    const own = socket(arne, 'moving', 'input', 'prompt');
    const hint = arne.getByRole('status');
    const fromWords = async () =>
      Object.entries((await graphOf()).edges).flatMap(([id, { from, to }]) => (from === 'words' ? [[id, to]] : []));
    await expect(own).toHaveAttribute('data-used', 'true');

    await pullEdge(arne, own, { x: 640, y: 120 });
    await expect(hint.getByText('Let go here to disconnect it')).toBeVisible();
    await expect(own).toHaveAttribute('data-used', 'true');
    await arne.keyboard.press('Escape');
    await arne.mouse.up();
    await expect(hint.getByText('Let go here to disconnect it')).toHaveCount(0);

    await pullEdge(arne, own, node(arne, 'mira'));
    await expect(hint.getByText('"Mira" has no input for text.')).toBeVisible();
    await arne.mouse.up();
    await expect(own).toHaveAttribute('data-used', 'true');
    expect(await fromWords()).toEqual([['held', 'moving']]);

    await pullEdge(arne, own, socket(arne, 'still', 'input', 'prompt'));
    await arne.mouse.up();
    await expect.poll(async () => (await fromWords()).map(([, to]) => to)).toEqual(['still']);
    // In one step.
    await arne.keyboard.press('Control+z');
    await expect.poll(fromWords).toEqual([['held', 'moving']]);

    await pullEdge(arne, own, { x: 640, y: 120 });
    await arne.mouse.up();
    await expect.poll(fromWords).toEqual([]);
  });

  test('the picture is the first frame of what is made', async () => {
    await node(arne, 'moving').getByRole('button', { name: 'Generate' }).click();
    await expect(node(arne, 'moving').getByText('Take 1', { exact: true })).toBeVisible({ timeout: 60_000 });
    await expect(node(dora, 'moving').getByRole('img', { name: 'Up to date' })).toBeVisible();
    const { takes, nodes } = await graphOf();
    const [id] = Object.entries(takes).find(([, { node: of }]) => of === 'moving') ?? [];
    const { recipe } = Provenance.parse(await director.call('GET', `/takes/${id}`));
    const quay = Object.values(nodes).find(({ title }) => title === 'quay');
    expect(recipe.inputs['firstFrame']).toMatchObject([{ sha256: quay?.params['media'] }]);
  });

  test('by keys: a port from a list, then what it goes to, and apart again', async () => {
    await node(dora, 'still').click({ position: { x: 60, y: 14 } });
    await dora.keyboard.press('p');
    const ports = dora.getByRole('dialog', { name: 'Ports of SH020' });
    await expect(ports.getByRole('option')).toHaveCount(7);
    await dora.keyboard.type('char');
    await dora.keyboard.press('Enter');
    const menu = dora.getByRole('dialog', { name: 'Connect Characters of SH020' });
    await expect(menu.getByRole('option').first()).toContainText('Mira');
    await dora.keyboard.press('Enter');
    const edges = async () => Object.values((await graphOf()).edges).map(({ from, to }) => `${from} ${to}`);
    await expect.poll(edges).toContain('mira still');
    await expect(socket(arne, 'still', 'input', 'characters')).toHaveAttribute('data-used', 'true');

    // A click on the socket opens the same menu.
    await socket(dora, 'still', 'input', 'characters').click();
    await menu.getByRole('option', { name: /Disconnect from Mira/ }).click();
    await expect.poll(edges).not.toContain('mira still');
  });

  test('up to eight variations are asked for, and their place in the line is told', async () => {
    const before = Object.keys((await graphOf()).requests).length;
    // The inspector of what is selected would lie over it.
    await dora.mouse.click(640, 120);
    await node(dora, 'still').getByLabel('Variations').selectOption('8');
    await node(dora, 'still').getByRole('button', { name: 'Generate' }).click();
    await expect(node(arne, 'still').getByRole('progressbar')).toBeVisible();
    const requests = Object.values((await graphOf()).requests);
    expect(requests).toHaveLength(before + 1);
    expect(requests.map(({ variations }) => variations)).toContain(8);
    await node(arne, 'still').getByRole('button', { name: 'Cancel generation' }).click();
    await expect(node(dora, 'still').getByRole('progressbar')).toHaveCount(0, { timeout: 30_000 });
  });

  test('pasted into another project, nodes bring their asset and their picture', async () => {
    await node(dora, 'mira').click({ position: { x: 60, y: 14 } });
    await ofType(dora, 'picture').click({ position: { x: 60, y: 14 }, modifiers: ['Shift'] });
    await dora.keyboard.press('Control+c');
    await dora.goto(`/p/${elsewhere}`);
    await expect(node(dora, 'moving')).toBeVisible();
    await dora.mouse.click(700, 700);
    await dora.keyboard.press('Control+v');
    await expect(dora.getByText('1 asset and 1 file came along into this project.')).toBeVisible();
    await expect(ofType(dora, 'character')).toContainText('A harbour pilot.');
    await expect.poll(() => pictureWidth(dora)).toBeGreaterThanOrEqual(960);
    const { items } = Assets.parse(await director.call('GET', `/projects/${elsewhere}/assets`));
    const { nodes } = await graphOf(elsewhere);
    const pasted = Object.values(nodes).find(({ type }) => type === 'character');
    expect(items).toEqual([expect.objectContaining({ id: pasted?.params['asset'] })]);
  });

  test('nothing of it keeps anybody out, in either scheme', async () => {
    await node(arne, 'moving').click({ position: { x: 60, y: 14 } });
    expect(await seriousFindings(arne, 'nodes', { within: ['.tl-shapes'] })).toEqual([]);
    await socket(arne, 'moving', 'input', 'prompt').click();
    expect(await seriousFindings(arne, 'what fits a port', { within: ['[role="dialog"]'] })).toEqual([]);
    await arne.keyboard.press('Escape');
  });

  test('no page complained', () => {
    expect(complaints.flat()).toEqual([]);
  });
});
