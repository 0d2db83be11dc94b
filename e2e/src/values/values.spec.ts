import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import { z } from 'zod';
import { Installation } from '../installation/Installation.ts';
import { launchBrowser } from '../installation/launchBrowser.ts';
import { Person } from '../people/Person.ts';
import { pullEdge } from '../people/pullEdge.ts';
import { seriousFindings } from '../people/seriousFindings.ts';
import { signedInPage } from '../people/signedInPage.ts';

const Graph = z.object({
  nodes: z.record(
    z.string(),
    z.object({
      type: z.string(),
      order: z.string(),
      driven: z.array(z.string()).optional(),
      params: z.record(z.string(), z.unknown()),
    }),
  ),
  edges: z.record(z.string(), z.object({ from: z.string(), fromPort: z.string(), to: z.string(), toPort: z.string() })),
  requests: z.record(
    z.string(),
    z.object({ node: z.string().optional(), values: z.record(z.string(), z.number()).optional() }),
  ),
  takes: z.record(z.string(), z.object({ node: z.string(), number: z.number() })),
});
const Standing = z.object({ runs: z.array(z.object({ take: z.string().nullable() })) });
const Plan = z.object({ steps: z.array(z.object({ does: z.string(), rule: z.string().nullable() })) });
const Provenance = z.object({ recipe: z.object({ params: z.record(z.string(), z.unknown()) }) });

const NODES = [
  { id: 'focal', type: 'integer', title: 'Focal length', pos: [0, 0], params: { value: 50, least: 12, most: 200 } },
  { id: 'still', type: 'shot-still', title: 'SH010', pos: [330, 0] },
  { id: 'zoom', type: 'float', title: 'Zoom', pos: [0, 160], params: { value: 35.6, least: 12, most: 90 } },
  { id: 'second', type: 'shot-still', title: 'SH020', pos: [700, 0], driven: ['lensMm', 'shotSize'] },
  {
    id: 'sum',
    type: 'script',
    title: 'Size by lens',
    pos: [0, 330],
    params: { expression: 'if(a > 60, "close-up", "wide")', gives: 'String', a: 'Integer' },
  },
  { id: 'night', type: 'boolean', title: 'Night', pos: [330, 360], params: { value: false } },
  { id: 'dark', type: 'string', title: 'Dark', pos: [330, 470], params: { text: 'A lamp swings in the fog' } },
  { id: 'bright', type: 'string', title: 'Bright', pos: [330, 610], params: { text: 'Gulls over the quay' } },
  { id: 'weather', type: 'condition', title: 'Weather', pos: [600, 400] },
  {
    id: 'grid',
    type: 'fan-out',
    title: 'Lens by size',
    pos: [1080, 0],
    params: { shape: 'grid', values: '24\n85', columns: 'wide\nclose-up' },
  },
  { id: 'fanned', type: 'shot-still', title: 'SH030', pos: [1560, 0], driven: ['lensMm', 'shotSize'] },
] as const;
const EDGES = [
  { id: 'e1', from: 'focal', fromPort: 'value', to: 'sum', toPort: 'a' },
  { id: 'e2', from: 'sum', fromPort: 'value', to: 'second', toPort: 'driven:shotSize' },
  { id: 'e3', from: 'dark', fromPort: 'value', to: 'weather', toPort: 'yes' },
  { id: 'e4', from: 'bright', fromPort: 'value', to: 'weather', toPort: 'no' },
  { id: 'e5', from: 'night', fromPort: 'value', to: 'weather', toPort: 'when' },
  { id: 'e6', from: 'weather', fromPort: 'value', to: 'second', toPort: 'prompt' },
  { id: 'e7', from: 'grid', fromPort: 'value', to: 'fanned', toPort: 'driven:lensMm' },
  { id: 'e8', from: 'grid', fromPort: 'column', to: 'fanned', toPort: 'driven:shotSize' },
];

test.describe('values, and what they drive', () => {
  let installation: Installation;
  let browser: Browser;
  let project: string;
  let director: Person;
  let dora: Page;
  const complaints: string[][] = [];

  const node = (id: string): Locator => dora.locator(`[data-node-id="${id}"]`);
  const socket = (id: string, side: 'input' | 'output', port: string): Locator =>
    node(id).locator(`[data-side="${side}"][data-port="${port}"]`);
  const result = (id: string): Locator => node(id).getByLabel('Result', { exact: true });
  const inspector = (): Locator => dora.getByRole('complementary', { name: 'Inspector' });
  const graphOf = async (): Promise<z.infer<typeof Graph>> =>
    Graph.parse(await director.call('GET', `/projects/${project}/graph`));
  /** What is connected to a port, by its nodes. */
  const edgesInto = async (node: string, port: string): Promise<string[]> =>
    Object.values((await graphOf()).edges).flatMap(({ from, to, toPort }) =>
      to === node && toPort === port ? [from] : [],
    );
  const madeBy = async (take: string): Promise<Record<string, unknown>> =>
    Provenance.parse(await director.call('GET', `/takes/${take}`)).recipe.params;

  async function deselect(): Promise<void> {
    // Where there is no node.
    await dora.mouse.click(1_000, 700);
    await expect(inspector()).toHaveCount(0);
  }

  test.beforeAll(async () => {
    [installation, browser] = await Promise.all([Installation.start(), launchBrowser()]);
    director = await Person.signUp(installation.origin, 'Dora');
    project = await director.createProject('Values');
    const commands = [{ name: 'createNodes', args: { nodes: NODES, edges: EDGES } }];
    await director.call('POST', `/projects/${project}/commands`, { commands });
    dora = await signedInPage(browser, installation.origin, director, `/p/${project}`, {
      complaints,
      viewport: { width: 1680, height: 940 },
    });
    await expect(node('still')).toBeVisible();
  });
  test.afterEach(async () => {
    await dora.screenshot({ path: test.info().outputPath('dora.png') });
  });
  test.afterAll(async () => {
    await browser.close();
    await installation.stop();
  });

  test('a lens is given a port, driven by a number, and let go in one step', async () => {
    await node('still').click({ position: { x: 60, y: 14 } });
    await inspector().getByRole('button', { name: 'Lens: drive by a port' }).click();
    await expect(socket('still', 'input', 'driven:lensMm')).toBeVisible();
    await deselect();
    await pullEdge(dora, socket('focal', 'output', 'value'), socket('still', 'input', 'driven:lensMm'));
    await dora.mouse.up();
    await expect.poll(() => edgesInto('still', 'driven:lensMm')).toEqual(['focal']);

    await node('still').click({ position: { x: 60, y: 14 } });
    await expect(inspector().getByLabel('Lens, driven')).toHaveText('50 mm');
    await expect(inspector().getByText('from Focal length')).toBeVisible();

    // In place, with its range told.
    const figure = node('focal').getByRole('textbox', { name: 'Focal length: value' });
    await figure.fill('300');
    await figure.press('Enter');
    await expect(node('focal').getByRole('alert')).toHaveText('12 to 200');
    await expect(figure).toHaveValue('300');
    await figure.fill('84');
    await figure.press('Enter');
    await figure.press('ArrowUp');
    await expect(figure).toHaveValue('85');
    await node('still').click({ position: { x: 60, y: 14 } });
    await expect(inspector().getByLabel('Lens, driven')).toHaveText('85 mm');

    const drives = inspector().getByRole('button', { name: 'Lens: drive by a port' });
    await drives.click();
    await expect.poll(() => edgesInto('still', 'driven:lensMm')).toEqual([]);
    await expect(socket('still', 'input', 'driven:lensMm')).toHaveCount(0);
    await dora.keyboard.press('Control+z');
    await expect.poll(() => edgesInto('still', 'driven:lensMm')).toEqual(['focal']);
    await deselect();
  });

  test('what the lens is driven by is what the take is made with', async () => {
    await node('still').getByRole('button', { name: 'Generate' }).click();
    await expect(node('still').getByText('Take 1', { exact: true })).toBeVisible({ timeout: 120_000 });
    const [take = ''] = Object.entries((await graphOf()).takes).find(([, { node: of }]) => of === 'still') ?? [];
    expect(await madeBy(take)).toMatchObject({ lensMm: 85 });
    await expect(node('still').getByRole('img', { name: 'Up to date' })).toBeVisible();
  });

  test('a number with decimals is refused with what bridges it, and a Convert is put between', async () => {
    const target = socket('second', 'input', 'driven:lensMm');
    await pullEdge(dora, socket('zoom', 'output', 'value'), target);
    await expect(dora.getByRole('status').getByText(/takes a whole number.*put a Convert between/)).toBeVisible();
    await dora.mouse.up();
    const offer = dora.getByRole('dialog', { name: 'Put a Convert between' });
    await dora.screenshot({ path: test.info().outputPath('offer.png') });
    await offer.getByRole('button', { name: 'Put a Convert between' }).click();
    const convert = dora.locator('[data-node-type="convert"]');
    await expect(convert.getByLabel('Result', { exact: true })).toHaveText('36');
    await expect(convert).toContainText('rounded to the nearest');
    await expect.poll(() => edgesInto('second', 'driven:lensMm')).toHaveLength(1);
    await deselect();
    await dora.keyboard.press('Control+z');
    await expect(convert).toHaveCount(0);
    await expect.poll(() => edgesInto('second', 'driven:lensMm')).toEqual([]);
    await dora.keyboard.press('Control+Shift+z');
    await expect(convert).toHaveCount(1);
  });

  test('a script tells what it comes to, and where it is wrong', async () => {
    const script = node('sum');
    await expect(result('sum')).toHaveText('close-up');
    await script.dblclick({ position: { x: 120, y: 70 } });
    const text = script.getByRole('textbox', { name: 'Expression' });
    await text.press('Control+a');
    await dora.keyboard.type('if(a > 60, "close-up")');
    await expect(script).toContainText('Column 1: "if" takes 3 values, and is given 2.');
    await text.press('Control+a');
    await dora.keyboard.type('if(a > 90, "close-up", "medium")');
    await expect(result('sum')).toHaveText('medium');
    await dora.keyboard.press('Escape');
    await node('second').click({ position: { x: 60, y: 14 } });
    await expect(inspector().getByLabel('Shot size, driven')).toHaveText('Medium');
    await deselect();
  });

  test('a condition goes one way or the other', async () => {
    await expect(result('weather')).toHaveText('Gulls over the quay');
    await node('night').getByRole('switch', { name: 'Night' }).click();
    await expect(result('weather')).toHaveText('A lamp swings in the fog');
    await expect(node('weather').getByRole('switch')).toBeDisabled();
  });

  test('a grid fans out: a take for each cell, on one sheet, opened from it', async () => {
    await deselect();
    const grid = node('grid');
    await expect(grid.getByRole('button', { name: '24, wide: no take yet' })).toBeVisible();
    await grid.getByRole('button', { name: 'Generate 4' }).click();
    await expect(grid.getByText('4 of 4')).toBeVisible({ timeout: 150_000 });
    await expect(grid.getByRole('button', { name: 'All again' })).toBeVisible({ timeout: 30_000 });
    const { requests, takes } = await graphOf();
    const cells = Object.values(requests).flatMap(({ values }) => values?.['grid'] ?? []);
    expect(cells.sort((a, b) => a - b)).toEqual([0, 1, 2, 3]);
    const made = await Promise.all(
      Object.entries(takes).flatMap(([id, { node: of }]) => (of === 'fanned' ? [madeBy(id)] : [])),
    );
    const told = made.map(({ lensMm, shotSize }) => `${String(lensMm)} ${String(shotSize)}`).sort();
    expect(told).toEqual(['24 close-up', '24 wide', '85 close-up', '85 wide']);
    // Whichever of them is picked, the shot is in sync.
    await expect(node('fanned').getByRole('img', { name: 'Up to date' })).toBeVisible();

    await grid.getByRole('button', { name: /^85, close-up: open take/ }).click();
    await expect(dora.getByRole('dialog')).toContainText('SH030');
    await dora.screenshot({ path: test.info().outputPath('cell.png') });
    await dora.keyboard.press('Escape');

    // A value that changes puts its cells out of sync, and only those.
    await director.call('POST', `/projects/${project}/commands`, {
      commands: [{ name: 'setParams', args: { id: 'grid', params: { values: '24\n50' } } }],
    });
    await expect(grid.getByRole('button', { name: /^50, wide: open take \d+, out of sync$/ })).toBeVisible();
    await expect(grid.getByRole('button', { name: 'Generate 2 left' })).toBeVisible();
  });

  test('a script asks for one cell by the API', async () => {
    const answer = await director.call('POST', `/projects/${project}/requests`, {
      node: 'fanned',
      values: { grid: 2 },
    });
    const id = String(answer['id']);
    await expect.poll(async () => (await graphOf()).requests[id]?.values, { timeout: 15_000 }).toEqual({ grid: 2 });
    await expect(
      director.call('POST', `/projects/${project}/requests`, { node: 'fanned', values: { grid: 9 } }),
    ).rejects.toThrow(/has 4 values/);
  });

  test('every value is legible in dark and in light', async () => {
    await deselect();
    await dora.keyboard.press('Shift+1');
    expect(await seriousFindings(dora, 'values', { within: ['[data-node-id]'] })).toEqual([]);
    await node('second').click({ position: { x: 60, y: 14 } });
    expect(await seriousFindings(dora, 'driven settings', { within: ['aside'] })).toEqual([]);
    expect(complaints.flat()).toEqual([]);
  });

  test('a chain keeps whichever cell is picked, makes each of the last node, and nothing in a disabled scene', async () => {
    const command = (name: string, args: object) =>
      director.call('POST', `/projects/${project}/commands`, { commands: [{ name, args }] });
    await command('setParams', { id: 'grid', params: { values: '24\n85' } });
    // Where the inspector does not lie over them.
    await command('moveNodes', { moves: [{ id: 'fanned', pos: [0, 880] }] });
    await command('createNodes', {
      nodes: [
        { id: 'after', type: 'shot-motion', title: 'SH040', pos: [420, 880], params: { durationSeconds: 1 } },
        { id: 'box', type: 'scene', title: 'Quay', pos: [820, 880] },
      ],
      edges: [{ id: 'e9', from: 'fanned', fromPort: 'image', to: 'after', toPort: 'firstFrame' }],
    });
    const asked = await director.call('POST', `/projects/${project}/requests`, { node: 'fanned', values: { grid: 3 } });
    const standing = async () =>
      Standing.parse(await director.call('GET', `/projects/${project}/requests/${String(asked['id'])}`)).runs[0]?.take;
    await expect.poll(standing, { timeout: 150_000 }).toEqual(expect.any(String));
    await command('setPick', { node: 'fanned', take: await standing() });

    await dora.keyboard.press('Shift+1');
    const rows = dora.getByRole('dialog').getByRole('listitem');
    await node('after').click({ position: { x: 60, y: 14 } });
    await dora.keyboard.press('Control+Shift+Enter');
    await expect(rows).toHaveText([/SH030.*Up to date/, /SH040.*Makes a take/]);
    await dora.keyboard.press('Escape');
    await expect(rows).toHaveCount(0);
    await node('fanned').click({ position: { x: 60, y: 14 } });
    await inspector().getByRole('button', { name: 'What will run, and more' }).click();
    await dora.getByRole('menuitem', { name: 'What will run…' }).click();
    await expect(rows).toHaveText(
      ['24, wide', '24, close-up', '85, wide', '85, close-up'].map((value) => new RegExp(`SH030.*, with ${value}`)),
    );
    await dora.screenshot({ path: test.info().outputPath('chain.png') });
    await dora.keyboard.press('Escape');

    const order = (await graphOf()).nodes['fanned']?.order;
    await command('placeNodes', { places: [{ id: 'fanned', scene: 'box', order }] });
    await command('setMode', { ids: ['box'], mode: 'disabled' });
    await node('box').click({ position: { x: 60, y: 14 } });
    await expect(inspector().getByRole('group', { name: 'Through the wall in' })).toContainText('Lens by size');
    await expect(inspector().getByRole('group', { name: 'Through the wall out' })).toContainText('SH040');
    await dora.screenshot({ path: test.info().outputPath('wall.png') });
    await node('box').getByRole('button', { name: 'Open Quay' }).click();
    await expect(node('fanned')).toHaveAttribute('data-mode', 'disabled');
    const answer = await director.call('POST', `/projects/${project}/requests/plan`, { nodes: ['fanned'] });
    expect(Plan.parse(answer).steps).toEqual([{ does: 'skip', rule: 'D3' }]);
    expect(complaints.flat()).toEqual([]);
  });
});
