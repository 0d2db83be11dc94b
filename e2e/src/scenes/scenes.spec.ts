import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import { z } from 'zod';
import { Installation } from '../installation/Installation.ts';
import { launchBrowser } from '../installation/launchBrowser.ts';
import { Person } from '../people/Person.ts';
import { connectPorts } from '../people/pullEdge.ts';
import { seriousFindings } from '../people/seriousFindings.ts';
import { signedInPage } from '../people/signedInPage.ts';

const Records = z.record(z.string(), z.record(z.string(), z.unknown()));
const Graph = z.object({ nodes: Records, edges: Records });
const Takes = z.object({ takes: z.record(z.string(), z.object({ node: z.string(), media: z.string() })) });

test.describe('scenes', () => {
  test.describe.configure({ mode: 'serial' });
  let installation: Installation;
  let browser: Browser;
  let project: string;
  let director: Person;
  let dora: Page;
  let arne: Page;
  /** The scene that Dora makes. */
  let scene: string;
  const complaints: string[][] = [];

  const node = (page: Page, id: string) => page.locator(`[data-node-id="${id}"]`);
  const path = (page: Page) => page.getByRole('navigation', { name: 'Where you are' });
  /** The document as the server has it. */
  const graph = async () => Graph.parse(await director.call('GET', `/projects/${project}/graph`));
  const canvas = (page: Page) => page.locator('.tl-container');
  /** Presses a node's title, which is nothing else. */
  const press = (page: Page, id: string, options: { modifiers?: 'Shift'[] } = {}) =>
    node(page, id)
      .locator('header')
      .click({ position: { x: 60, y: 14 }, ...options });
  const key = async (page: Page, keys: string) => {
    await canvas(page).focus();
    await page.keyboard.press(keys);
  };
  const run = (name: string, args: unknown) =>
    director.call('POST', `/projects/${project}/commands`, { commands: [{ name, args }] });
  /** What the first take of a node was made by, and its picture. */
  async function takeOf(of: string) {
    const { takes } = Takes.parse(await director.call('GET', `/projects/${project}/graph`));
    const [id, take] = Object.entries(takes).find(([, each]) => each.node === of) ?? [];
    return { media: take?.media, recipe: (await director.call('GET', `/takes/${id}`))['recipe'] };
  }
  const socket = (id: string, side: 'input' | 'output', port: string): Locator =>
    node(dora, id).locator(`[data-side="${side}"][data-port="${port}"]`);
  /** Pulls an edge from one socket to another. */
  async function connect(from: Locator, to: Locator): Promise<void> {
    await connectPorts(dora, from, to);
    await expect(to).toHaveAttribute('data-used', 'true');
  }
  const nothingSelected = (page: Page) => expect(page.locator('[data-selected="true"]')).toHaveCount(0);

  test.beforeAll(async () => {
    [installation, browser] = await Promise.all([Installation.start(), launchBrowser()]);
    director = await Person.signUp(installation.origin, 'Dora');
    project = await director.createProject('Scenes');
    const artist = await Person.signUp(installation.origin, 'Arne', await director.invite(project, 'artist'));
    await director.call('POST', `/projects/${project}/commands`, {
      commands: [
        {
          name: 'createNodes',
          args: {
            nodes: [
              { id: 'words', type: 'prompt', pos: [0, 0], title: 'Fog', params: { text: 'Fog over the quay' } },
              { id: 'sh010', type: 'shot-still', pos: [380, 0], title: 'SH010' },
              { id: 'sh020', type: 'shot-still', pos: [740, 0], title: 'SH020' },
              { id: 'apart', type: 'shot-still', pos: [380, 420], title: 'Apart' },
            ],
            edges: [{ id: 'e1', from: 'words', fromPort: 'text', to: 'sh010', toPort: 'prompt' }],
          },
        },
      ],
    });
    const open = async (person: Person) => {
      const page = await signedInPage(browser, installation.origin, person, `/p/${project}`, { complaints });
      await expect(node(page, 'sh010')).toBeVisible();
      return page;
    };
    [dora, arne] = [await open(director), await open(artist)];
  });
  test.afterEach(async () => {
    for (const [name, page] of Object.entries({ dora, arne }))
      await page?.screenshot({ path: test.info().outputPath(`${name}.png`) });
  });
  test.afterAll(async () => {
    await browser?.close();
    await installation?.stop();
  });

  test('a selection collapses into a scene, and keeps its edges and places', async () => {
    await press(dora, 'sh010');
    await press(dora, 'sh020', { modifiers: ['Shift'] });
    await key(dora, 'Control+g');
    const box = dora.locator('[data-node-type="scene"]');
    await expect(box).toBeVisible();
    await expect(box).toContainText('2 shots');
    await expect(node(dora, 'sh010')).toHaveCount(0);
    await expect(arne.locator('[data-node-type="scene"]')).toBeVisible();
    scene = (await box.getAttribute('data-node-id')) ?? '';
    await expect.poll(async () => (await graph()).nodes['sh010']).toMatchObject({ scene, pos: [380, 0] });
    expect((await graph()).edges['e1']).toMatchObject({ from: 'words', to: 'sh010' });
    expect(await seriousFindings(dora, 'a scene', { within: ['[data-node-type="scene"]'] })).toEqual([]);
  });

  test('Enter goes in, where a new shot stands in the scene; the other sees who is inside', async () => {
    await press(dora, scene);
    await key(dora, 'Enter');
    await expect(node(dora, 'sh010')).toBeVisible();
    await expect(node(dora, 'words')).toHaveCount(0);
    await expect(path(dora)).toContainText('Scene 1');
    await expect(dora).toHaveURL(new RegExp(`scene=${scene}`));
    await key(dora, 'Tab');
    await dora.getByRole('dialog').getByRole('textbox').fill('Shot still');
    await dora.keyboard.press('Enter');
    await expect
      .poll(async () => Object.values((await graph()).nodes).filter((one) => one['scene'] === scene).length)
      .toBe(3);
    await expect(node(arne, scene)).toContainText('3 shots');
    await expect(node(arne, scene).getByLabel('In this scene: Dora')).toBeVisible();
    await arne.getByRole('group', { name: 'People here' }).getByRole('button', { name: 'Dora' }).click();
    await expect(arne.getByText('in Scene 1')).toBeVisible();
    expect(await seriousFindings(dora, 'inside a scene', { within: ['nav[aria-label="Where you are"]'] })).toEqual([]);
  });

  test('who follows goes in too', async () => {
    await arne.getByRole('button', { name: 'Follow', exact: true }).click();
    await expect(node(arne, 'sh010')).toBeVisible();
    await expect(path(arne)).toContainText('Scene 1');
    await key(dora, 'Escape');
    await nothingSelected(dora);
    await key(dora, 'Escape');
    await expect(path(dora)).toHaveCount(0);
    await expect(node(dora, 'words')).toBeVisible();
    await expect(node(arne, 'words')).toBeVisible();
  });

  test('the way back leads back, the path leads out, and a link leads in', async () => {
    await dora.goBack();
    await expect(node(dora, 'sh010')).toBeVisible();
    await path(dora).getByRole('button', { name: 'Scenes' }).click();
    await expect(node(dora, 'words')).toBeVisible();
    await arne.goto(`/p/${project}?node=sh020`);
    await expect(node(arne, 'sh020')).toHaveAttribute('data-selected', 'true');
    await expect(path(arne)).toContainText('Scene 1');
    await arne.goto(`/p/${project}`);
    await expect(node(arne, scene)).toBeVisible();
  });

  test('a shot that is dragged onto the box is put into it, in one step of undo', async () => {
    await key(dora, 'Shift+1');
    await expect(node(dora, 'apart')).toBeVisible();
    const from = await node(dora, 'apart').boundingBox();
    const to = await node(dora, scene).boundingBox();
    if (from === null || to === null) throw new Error('One of them is not on the page.');
    await dora.mouse.move(from.x + 60, from.y + 10);
    await dora.mouse.down();
    await dora.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 12 });
    await expect(dora.getByText('Move into Scene 1')).toBeVisible();
    await dora.mouse.up();
    await expect(node(dora, 'apart')).toHaveCount(0);
    await expect.poll(async () => (await graph()).nodes['apart']?.['scene']).toBe(scene);
    await key(dora, 'Control+z');
    await expect(node(dora, 'apart')).toBeVisible();
    await expect.poll(async () => (await graph()).nodes['apart']).toMatchObject({ scene: null, pos: [380, 420] });
  });

  test('deleting a scene asks first, and undo brings everything back', async () => {
    await press(dora, scene);
    await key(dora, 'Delete');
    const dialog = dora.getByRole('dialog');
    await expect(dialog).toContainText('The 3 nodes in it go too');
    await dialog.getByRole('button', { name: 'Delete all 4' }).click();
    await expect.poll(async () => Object.keys((await graph()).nodes).sort()).toEqual(['apart', 'words']);
    await key(dora, 'Control+z');
    await expect(node(dora, scene)).toContainText('3 shots');
    await expect.poll(async () => (await graph()).edges['e1']).toMatchObject({ to: 'sh010' });
  });

  test('a scene dissolves into what it was', async () => {
    await press(dora, scene);
    await key(dora, 'Control+Shift+g');
    await expect(node(dora, 'sh010')).toBeVisible();
    await expect(node(dora, scene)).toHaveCount(0);
    await expect(node(arne, 'sh020')).toBeVisible();
    expect((await graph()).edges['e1']).toMatchObject({ from: 'words', to: 'sh010' });
  });

  test('ways in and out are connected by hand, from both sides, and shots are made through them', async () => {
    project = await director.createProject('Ways');
    await run('createNodes', {
      nodes: [
        { id: 'fog', type: 'prompt', pos: [0, 0], title: 'Fog', params: { text: 'Fog over the quay' } },
        { id: 'act', type: 'scene', pos: [420, 0], size: [300, 240], title: 'Act 1' },
        { id: 'after', type: 'shot-motion', pos: [840, 0], title: 'SH120', params: { durationSeconds: 0.5 } },
        { id: 'door', type: 'scene-input', scene: 'act', pos: [0, 0], title: 'Words', params: { carries: 'text' } },
        { id: 'inside', type: 'shot-still', scene: 'act', pos: [320, 0], title: 'SH110' },
        { id: 'exit', type: 'scene-output', scene: 'act', pos: [760, 0], title: 'Frame', params: { carries: 'image' } },
      ],
    });
    await dora.goto(`/p/${project}`);
    await expect(node(dora, 'after')).toBeVisible();
    await connect(socket('fog', 'output', 'text'), socket('act', 'input', 'door'));
    await connect(socket('act', 'output', 'exit'), socket('after', 'input', 'firstFrame'));
    await press(dora, 'act');
    await key(dora, 'Enter');
    await expect(node(dora, 'door')).toContainText('Fog');
    await expect(node(dora, 'exit')).toContainText('SH120');
    await connect(socket('door', 'output', 'through'), socket('inside', 'input', 'prompt'));
    await connect(socket('inside', 'output', 'image'), socket('exit', 'input', 'through'));
    const ends = async () =>
      Object.values((await graph()).edges).map(({ from, to }) => `${String(from)} ${String(to)}`);
    await expect
      .poll(async () => (await ends()).sort())
      .toEqual(['act after', 'door inside', 'fog act', 'inside exit']);

    await node(dora, 'inside').getByRole('button', { name: 'Generate' }).click();
    await expect(node(dora, 'inside').getByText('Take 1', { exact: true })).toBeVisible({ timeout: 90_000 });
    const still = await takeOf('inside');
    expect(still.recipe).toMatchObject({ params: { prompt: 'Fog over the quay' } });
    await path(dora).getByRole('button', { name: 'Ways' }).click();
    await node(dora, 'after').getByRole('button', { name: 'Generate' }).click();
    await expect(node(dora, 'after').getByText('Take 1', { exact: true })).toBeVisible({ timeout: 90_000 });
    const { recipe } = await takeOf('after');
    expect(recipe).toMatchObject({ inputs: { firstFrame: [{ sha256: still.media }] } });
  });

  test('what is moved to a scene keeps its edges', async () => {
    await run('createNodes', {
      nodes: [{ id: 'late', type: 'shot-still', pos: [840, 420], title: 'SH130' }],
      edges: [{ id: 'kept', from: 'fog', fromPort: 'text', to: 'late', toPort: 'prompt' }],
    });
    const kept = (await graph()).edges['kept'];
    await node(dora, 'late')
      .locator('header')
      .click({ button: 'right', position: { x: 60, y: 14 } });
    await dora.getByRole('menuitem', { name: 'Move to scene' }).hover();
    await dora.getByRole('menuitem', { name: 'Act 1' }).click();
    await expect(node(dora, 'late')).toHaveCount(0);
    await expect.poll(async () => (await graph()).nodes['late']?.['scene']).toBe('act');
    expect((await graph()).edges['kept']).toEqual(kept);
    await press(dora, 'act');
    await key(dora, 'Enter');
    await expect(socket('late', 'input', 'prompt')).toHaveAttribute('data-used', 'true');
    expect(complaints.flat()).toEqual([]);
  });
});
