import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import { z } from 'zod';
import { Installation } from '../installation/Installation.ts';
import { launchBrowser } from '../installation/launchBrowser.ts';
import { Person } from '../people/Person.ts';
import { connectPorts, middleOf } from '../people/pullEdge.ts';
import { seriousFindings } from '../people/seriousFindings.ts';
import { signedInPage } from '../people/signedInPage.ts';

const Graph = z.object({
  requests: z.record(z.string(), z.object({ after: z.array(z.string()).optional() })),
  takes: z.record(z.string(), z.object({ node: z.string(), media: z.string() })),
  picks: z.record(z.string(), z.string()),
});
const Made = z.object({ recipe: z.object({ inputs: z.record(z.string(), z.unknown()) }) });
const Plan = z.object({ steps: z.array(z.object({ does: z.string(), rule: z.string().nullable() })) });

/** still → moving, and two more stills that want the same first frame. */
const NODES = [
  { id: 'still', type: 'shot-still', pos: [0, 0], title: 'Still', params: { prompt: 'Fog over the quay', seed: 3 } },
  { id: 'moving', type: 'shot-motion', pos: [520, 0], title: 'Moving', params: { durationSeconds: 1, seed: 4 } },
  { id: 'left', type: 'shot-still', pos: [0, 480], title: 'Left' },
  { id: 'right', type: 'shot-still', pos: [0, 960], title: 'Right' },
  { id: 'later', type: 'shot-motion', pos: [520, 720], title: 'Later' },
];

test.describe('asking for several nodes', () => {
  let installation: Installation;
  let browser: Browser;
  let project: string;
  let director: Person;
  let dora: Page;
  let arne: Page;
  const complaints: string[][] = [];

  const node = (page: Page, id: string): Locator => page.locator(`[data-node-id="${id}"]`);
  const socket = (page: Page, id: string, side: 'input' | 'output', port: string): Locator =>
    node(page, id).locator(`[data-side="${side}"][data-port="${port}"]`);
  const dialog = (page: Page): Locator => page.getByRole('dialog');
  const rows = (page: Page): Locator => dialog(page).getByRole('listitem');
  const select = (page: Page, id: string) => node(page, id).click({ position: { x: 60, y: 14 } });
  const graph = async () => Graph.parse(await director.call('GET', `/projects/${project}/graph`));
  const command = (name: string, args: object) =>
    director.call('POST', `/projects/${project}/commands`, { commands: [{ name, args }] });

  async function open(person: Person): Promise<Page> {
    const page = await signedInPage(browser, installation.origin, person, `/p/${project}`, { complaints });
    await expect(node(page, 'later')).toBeVisible();
    return page;
  }
  const connect = (page: Page, from: string, to: string): Promise<void> =>
    connectPorts(page, socket(page, from, 'output', 'image'), socket(page, to, 'input', 'firstFrame'));

  test.beforeAll(async () => {
    [installation, browser] = await Promise.all([Installation.start(), launchBrowser()]);
    director = await Person.signUp(installation.origin, 'Dora');
    project = await director.createProject('Chains');
    const artist = await Person.signUp(installation.origin, 'Arne', await director.invite(project, 'artist'));
    const edges = [{ id: 'e1', from: 'still', fromPort: 'image', to: 'moving', toPort: 'firstFrame' }];
    await command('createNodes', { nodes: NODES, edges });
    [dora, arne] = [await open(director), await open(artist)];
  });
  test.afterEach(async () => {
    for (const [name, page] of Object.entries({ dora, arne }))
      await page.screenshot({ path: test.info().outputPath(`${name}.png`) });
  });
  test.afterAll(async () => {
    await browser?.close();
    await installation?.stop();
  });

  test('shows what will run, makes what is above first, and what is below from its pick', async () => {
    await select(dora, 'moving');
    await dora.keyboard.press('Control+Shift+Enter');
    await expect(dialog(dora)).toContainText('Generate with everything above');
    await expect(rows(dora)).toHaveText([/Still.*Makes a take/, /Moving.*Makes a take, after Still/]);
    await expect(dialog(dora).getByText('Makes 2 takes')).toBeVisible();
    const start = dialog(dora).getByRole('button', { name: 'Start' });
    await expect(start).toBeFocused();
    expect(await seriousFindings(dora, 'what will run', { within: ['[role="dialog"]'] })).toEqual([]);
    await start.press('Enter');
    await expect(dialog(dora)).toHaveCount(0);
    // Everybody sees that it waits, unless the machine was quicker than the eye.
    await expect(node(arne, 'moving')).toContainText(/Waiting for Still|Queued|Starting|Take 1/);
    await expect(node(arne, 'moving')).toContainText('Take 1', { timeout: 90_000 });
    const { takes, picks, requests } = await graph();
    const made = Made.parse(await director.call('GET', `/takes/${picks['moving']}`));
    expect(made.recipe.inputs['firstFrame']).toEqual([
      { type: 'media', kind: 'image', sha256: takes[picks['still'] ?? '']?.media },
    ]);
    expect(Object.values(requests).filter(({ after }) => after !== undefined)).toHaveLength(1);
  });

  test('reuses an equal take of another node, and keeps what is up to date', async () => {
    await command('setParams', { id: 'left', params: { prompt: 'Fog over the quay', seed: 3 } });
    await select(dora, 'left');
    await node(dora, 'left').getByRole('button', { name: 'What will run, and more' }).click();
    await dora.getByRole('menuitem', { name: 'What will run…' }).click();
    await expect(rows(dora)).toHaveText([/Left.*Reuses a take of another node/]);
    await dialog(dora).getByRole('button', { name: 'Start' }).press('Enter');
    await expect(node(dora, 'left')).toContainText('Take 1', { timeout: 20_000 });
    const { takes, picks } = await graph();
    expect(takes[picks['left'] ?? '']?.media).toBe(takes[picks['still'] ?? '']?.media);
    await select(dora, 'moving');
    await dora.keyboard.press('Control+Shift+Enter');
    await expect(rows(dora)).toHaveText([/Still.*Up to date/, /Moving/]);
    await dora.screenshot({ path: test.info().outputPath('kept.png') });
    await dora.keyboard.press('Escape');
    await expect(dialog(dora)).toHaveCount(0);
  });

  test('a locked pick stays, is seen by everybody and is skipped with its rule', async () => {
    await select(dora, 'still');
    await node(dora, 'still').getByRole('button', { name: 'Lock take 1 as the pick' }).click();
    await expect(node(arne, 'still')).toContainText('Pick locked');
    await command('setParams', { id: 'still', params: { prompt: 'Snow over the quay' } });
    await select(dora, 'moving');
    await dora.keyboard.press('Control+Shift+Enter');
    await expect(rows(dora).first()).toHaveText(/Still.*The pick of "Still" is locked: take 1 stays\..*L1/);
    await dora.screenshot({ path: test.info().outputPath('locked.png') });
    await dora.keyboard.press('Escape');
    await select(arne, 'still');
    await node(arne, 'still').getByRole('button', { name: 'Take 1 is locked as the pick' }).click();
    await expect(node(dora, 'still')).toContainText('Out of sync');
  });

  test('nodes are disabled and passed through by a key, for everybody, and undone by name', async () => {
    await select(dora, 'still');
    await dora.keyboard.press('x');
    await expect(node(arne, 'still')).toHaveAttribute('data-mode', 'disabled');
    await expect(node(arne, 'still')).toContainText('Disabled');
    // The pen, which tldraw has under X too, stays where it is.
    await expect(dora.getByRole('button', { name: 'Pen', exact: true })).not.toHaveAttribute('aria-pressed', 'true');
    await expect(node(dora, 'still').getByRole('button', { name: 'Generate', exact: true })).toBeDisabled();
    expect(await seriousFindings(dora, 'disabled', { within: ['[data-node-id="still"]'] })).toEqual([]);
    await dora.keyboard.press('Control+z');
    await expect(dora.getByText('Undid: Disable')).toBeVisible();
    await expect(node(arne, 'still')).not.toHaveAttribute('data-mode', /./);
    await dora.keyboard.press('Shift+X');
    await expect(node(arne, 'still')).toHaveAttribute('data-mode', 'bypassed');
    await dora.screenshot({ path: test.info().outputPath('passed.png') });
    await dora.keyboard.press('Shift+X');
    await expect(node(arne, 'still')).not.toHaveAttribute('data-mode', /./);
  });

  test('what two people connected while away is marked with its rule, never runs, and is deleted where it is', async () => {
    for (const page of [dora, arne]) await page.context().setOffline(true);
    for (const page of [dora, arne])
      await expect(page.getByTestId('save-state')).toHaveText(/Offline/, { timeout: 45_000 });
    await connect(dora, 'left', 'later');
    await connect(arne, 'right', 'later');
    for (const page of [dora, arne]) await page.context().setOffline(false);
    const sentence = 'Two people connected "First frame" at once; delete one of the edges.';
    await expect(node(dora, 'later')).toContainText(sentence, { timeout: 45_000 });
    await expect(node(dora, 'later')).toContainText('G5');
    await expect(node(dora, 'later').getByRole('button', { name: 'Generate', exact: true })).toBeDisabled();
    const answer = await director.call('POST', `/projects/${project}/requests/plan`, { nodes: ['later'] });
    expect(Plan.parse(answer).steps).toEqual([{ does: 'skip', rule: 'G5' }]);
    const [from, to] = [
      await middleOf(socket(dora, 'right', 'output', 'image')),
      await middleOf(socket(dora, 'later', 'input', 'firstFrame')),
    ];
    await dora.mouse.click((from.x + to.x) / 2, (from.y + to.y) / 2);
    const card = dora.getByRole('alert').filter({ hasText: 'Delete edge' });
    await expect(card).toContainText(sentence);
    await dora.screenshot({ path: test.info().outputPath('broken.png') });
    await card.getByRole('button', { name: 'Delete edge' }).click();
    await expect(node(arne, 'later')).not.toContainText(sentence, { timeout: 20_000 });
  });

  test('no page complained', () => {
    const others = complaints
      .flat()
      .filter((complaint) => !/WebSocket connection to .*\/collab|ERR_INTERNET_DISCONNECTED/.test(complaint));
    expect(others).toEqual([]);
  });
});
