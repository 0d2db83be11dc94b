import { type Browser, expect, type Page, test } from '@playwright/test';
import { z } from 'zod';
import { Installation } from '../installation/Installation.ts';
import { launchBrowser } from '../installation/launchBrowser.ts';
import { Person } from '../people/Person.ts';
import { signedInPage } from '../people/signedInPage.ts';

const Graph = z.object({
  nodes: z.record(z.string(), z.object({ title: z.string(), params: z.record(z.string(), z.unknown()) })),
  takes: z.record(z.string(), z.object({ node: z.string() })),
  picks: z.record(z.string(), z.string()),
});

test.describe.serial('history and branches', () => {
  let installation: Installation;
  let browser: Browser;
  let project: string;
  let branch: string;
  let director: Person;
  let artist: Person;
  let dora: Page;
  let arne: Page;
  let vera: Page;
  const complaints: string[][] = [];

  const graph = async (id = project) => Graph.parse(await director.call('GET', `/projects/${id}/graph`));
  const prompt = async (id = project) => String((await graph(id)).nodes['words']?.params['text']);
  const edit = (person: Person, name: string, args: unknown, id = project) =>
    person.call('POST', `/projects/${id}/commands`, { commands: [{ name, args }] });
  const difference = (page: Page, node: string) => page.locator(`[data-difference-node="${node}"]`);
  const saved = (page: Page) => expect(page.getByTestId('save-state')).toHaveText(/Saved/);

  /** Replaces a node's text by typing on the canvas, as the person of the page. */
  async function typeText(page: Page, node: string, text: string): Promise<void> {
    await page.locator(`[data-node-id="${node}"]`).click({ position: { x: 60, y: 14 } });
    await page.getByRole('complementary', { name: 'Inspector' }).getByRole('textbox', { name: 'Text' }).click();
    await page.keyboard.press('Control+a');
    await page.keyboard.type(text, { delay: 10 });
    await page.keyboard.press('Escape');
    await page.mouse.click(1_100, 760);
    await saved(page);
  }

  const open = (person: Person): Promise<Page> =>
    signedInPage(browser, installation.origin, person, `/p/${project}`, { complaints });

  test.beforeAll(async () => {
    [installation, browser] = await Promise.all([Installation.start(), launchBrowser()]);
    director = await Person.signUp(installation.origin, 'Dora');
    project = await director.createProject('Harbour');
    artist = await Person.signUp(installation.origin, 'Arne', await director.invite(project, 'artist'));
    const viewer = await Person.signUp(installation.origin, 'Vera', await director.invite(project, 'viewer'));
    await edit(director, 'createNodes', {
      nodes: [
        { id: 'words', type: 'prompt', pos: [0, 0], title: 'Quay', params: { text: 'Fog over the quay' } },
        { id: 'shot', type: 'shot-still', pos: [420, 0], title: 'SH010' },
        { id: 'note', type: 'note', pos: [0, 320], title: 'Tone', params: { text: 'Slow and grey.' } },
      ],
      edges: [{ id: 'e1', from: 'words', fromPort: 'text', to: 'shot', toPort: 'prompt' }],
    });
    dora = await open(director);
    arne = await open(artist);
    vera = await open(viewer);
  });
  test.afterEach(async () => {
    for (const [name, page] of Object.entries({ dora, arne, vera }))
      await page.screenshot({ path: test.info().outputPath(`${name}.png`) });
  });
  test.afterAll(async () => {
    await browser?.close();
    await installation?.stop();
  });

  test('a version is named from the project’s menu', async () => {
    await dora.getByRole('button', { name: 'Harbour: project menu' }).click();
    await dora.getByRole('menuitem', { name: 'Name this version' }).click();
    await dora.getByRole('textbox', { name: 'Name' }).fill('Lock');
    await dora.keyboard.press('Enter');
    await expect(dora.getByText('Kept for good: Lock')).toBeVisible();
  });

  test('what changed since is shown by sign, by word and in the list', async () => {
    await typeText(arne, 'words', 'Sun over the quay');
    await arne.locator('[data-node-id="note"]').click({ position: { x: 60, y: 14 } });
    await arne.keyboard.press('Delete');
    await saved(arne);
    await edit(artist, 'renameNode', { id: 'shot', title: 'SH010 Wide' });
    await edit(artist, 'moveNodes', { moves: [{ id: 'shot', pos: [460, 40] }] });
    await dora.getByRole('link', { name: 'History' }).click();
    await dora.locator('[data-version-id]').filter({ hasText: 'Lock' }).click();
    await expect(dora.getByTestId('difference-counts')).toHaveText(/1 removed.*2 changed/);
    await expect(difference(dora, 'words').locator('del')).toHaveText('Fog');
    await expect(difference(dora, 'words').locator('ins')).toHaveText('Sun');
    await expect(difference(dora, 'shot')).toContainText('SH010 Wide');
    await expect(difference(dora, 'note')).toHaveAttribute('data-mark', 'removed');
    // Live: somebody else goes on meanwhile.
    await typeText(arne, 'words', 'Sun over the old quay');
    await expect(difference(dora, 'words').locator('ins').last()).toContainText('old');
  });

  test('one node is restored, and Ctrl-Z takes it back', async () => {
    await dora.getByRole('button', { name: 'Restore SH010 Wide' }).click();
    await expect(dora.getByTestId('restore-plan')).toContainText('1 node changes back');
    await dora.getByRole('dialog').getByRole('button', { name: 'Restore' }).click();
    await expect(dora.getByText('The nodes are restored.')).toBeVisible();
    await saved(dora);
    await expect.poll(async () => (await graph()).nodes['shot']?.title).toBe('SH010');
    expect(await prompt()).toBe('Sun over the old quay');
    expect(Object.keys((await graph()).nodes)).not.toContain('note');
    await dora.keyboard.press('Control+z');
    await expect.poll(async () => (await graph()).nodes['shot']?.title).toBe('SH010 Wide');
  });

  test('several chosen nodes are restored together', async () => {
    await dora.screenshot({ path: test.info().outputPath('compare.png') });
    await dora.getByRole('checkbox', { name: 'Choose Tone' }).check();
    await dora.getByRole('checkbox', { name: 'Choose SH010 Wide' }).check();
    await dora.getByRole('button', { name: 'Restore these nodes' }).click();
    await dora.getByRole('dialog').getByRole('button', { name: 'Restore' }).click();
    await expect.poll(async () => (await graph()).nodes['note']?.title).toBe('Tone');
    await expect.poll(async () => (await graph()).nodes['shot']?.title).toBe('SH010');
    await dora.getByRole('button', { name: 'Undo', exact: true }).last().click();
    await expect.poll(async () => Object.keys((await graph()).nodes)).not.toContain('note');
  });

  test('the whole version is restored as one step', async () => {
    await dora.getByRole('button', { name: 'Restore this version' }).click();
    await dora.getByRole('dialog').getByRole('button', { name: 'Restore' }).click();
    await expect.poll(() => prompt()).toBe('Fog over the quay');
    expect(Object.keys((await graph()).nodes).sort()).toEqual(['note', 'shot', 'words']);
    await expect(dora.getByText('Nothing differs')).toBeVisible();
    await expect(dora.locator('[data-version-kind="before-restore"]').first()).toBeVisible();
    await dora.keyboard.press('Control+z');
    await expect.poll(() => prompt()).toBe('Sun over the old quay');
    await dora.keyboard.press('Control+Shift+z');
    await expect.poll(() => prompt()).toBe('Fog over the quay');
  });

  test('an artist restores what an artist may, and is told what stays', async () => {
    await edit(director, 'setSettings', { name: 'Harbour', width: 1920 });
    await edit(director, 'renameNode', { id: 'shot', title: 'SH010 Close' });
    await arne.getByRole('link', { name: 'History' }).click();
    await arne.locator('[data-version-id]').filter({ hasText: 'Lock' }).click();
    await arne.getByRole('button', { name: 'Restore this version' }).click();
    await expect(arne.getByText('1 setting stays as now: an artist does not change it.')).toBeVisible();
    await arne.getByRole('dialog').getByRole('button', { name: 'Restore' }).click();
    await expect(arne.getByRole('dialog', { name: 'Restored, but not all of it' })).toBeVisible();
    await expect(arne.getByTestId('refused')).toContainText('artist may not');
    await arne.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
    await expect.poll(async () => (await graph()).nodes['shot']?.title).toBe('SH010');
    await saved(arne);
  });

  test('a viewer looks, and restores nothing', async () => {
    await edit(artist, 'setParams', { id: 'words', params: { text: 'Rain over the quay' } });
    await vera.getByRole('link', { name: 'History' }).click();
    await vera.locator('[data-version-id]').filter({ hasText: 'Lock' }).click();
    await expect(difference(vera, 'words').locator('ins')).toHaveText('Rain');
    for (const name of [/^Restore/, 'Name this version', 'More for this version'])
      await expect(vera.getByRole('button', { name })).toHaveCount(0);
  });

  test('the timeline says who did what, and shows only named versions where wanted', async () => {
    await dora.reload();
    const entries = dora.locator('[data-entry-id]');
    await expect(entries.filter({ hasText: 'Arne' }).first()).toBeVisible();
    await dora.screenshot({ path: test.info().outputPath('timeline.png') });
    await dora.getByText('Only named').click();
    await expect(entries).toHaveCount(0);
    await expect(dora.locator('[data-version-id]')).toHaveCount(1);
    await dora.getByText('Only named').click();
    await dora
      .getByRole('combobox', { name: 'Work of' })
      .or(dora.getByRole('textbox', { name: 'Work of' }))
      .click();
    await dora.getByRole('option', { name: 'Arne' }).click();
    await expect(entries.first()).toContainText('Arne');
    await expect(entries.filter({ hasText: 'Dora' })).toHaveCount(0);
  });

  test('a branch is made, and says what it is a branch of', async () => {
    await dora.goto(`/p/${project}/history`);
    await dora.getByRole('tab', { name: 'Branches' }).click();
    await expect(dora.getByText('Try another way, and keep this one')).toBeVisible();
    await dora.getByRole('button', { name: 'New branch' }).last().click();
    await dora.getByRole('textbox', { name: 'Name' }).fill('Night ending');
    await dora.getByRole('button', { name: 'Create branch' }).click();
    const row = dora.locator('[data-branch-id]').filter({ hasText: 'Night ending' });
    await expect(row).toBeVisible();
    branch = (await row.getAttribute('data-branch-id')) ?? '';
    await expect(dora.getByText('Nothing to merge')).toBeVisible();
    await dora.getByRole('link', { name: 'Open branch' }).click();
    await expect(dora.getByTestId('branch-chip')).toHaveText('Branch of Harbour');
    await expect(dora.locator('[data-node-id="shot"]')).toBeVisible();
  });

  test('both sides change; a conflict is chosen from the keyboard, and the branch is merged with its take', async () => {
    await edit(artist, 'setParams', { id: 'words', params: { text: 'Night over the quay' } }, branch);
    await edit(artist, 'renameNode', { id: 'note', title: 'Tone, at night' }, branch);
    await artist.call('POST', `/projects/${branch}/requests`, { node: 'shot' });
    await expect.poll(async () => Object.keys((await graph(branch)).takes).length, { timeout: 60_000 }).toBe(1);
    const [take = ''] = Object.keys((await graph(branch)).takes);
    await edit(artist, 'setParams', { id: 'words', params: { text: 'Dawn over the quay' } });
    expect(Object.keys((await graph()).takes)).toEqual([]);

    await dora.getByTestId('branch-chip').click();
    await dora.getByRole('menuitem', { name: 'Compare and merge' }).click();
    await expect(dora.getByTestId('merge-lead')).toContainText('1 new take');
    await expect(difference(dora, 'note')).toContainText('Tone, at night');
    const choice = dora.getByRole('radiogroup', { name: 'Text' });
    await expect(choice).toContainText('Dawn');
    await expect(choice).toContainText('Night');
    await expect(dora.getByRole('button', { name: 'Choose 1 more' })).toBeDisabled();
    await choice.focus();
    await dora.keyboard.press('ArrowLeft');
    await expect(choice).toHaveAttribute('data-side', 'ours');
    await dora.keyboard.press('ArrowRight');
    await expect(choice).toHaveAttribute('data-side', 'theirs');
    await dora.screenshot({ path: test.info().outputPath('merge.png') });
    await dora.getByRole('button', { name: 'Merge', exact: true }).click();
    await expect(dora.getByRole('heading', { name: 'Night ending is merged' })).toBeVisible();

    expect(await prompt()).toBe('Night over the quay');
    const merged = await graph();
    expect(merged.nodes['note']?.title).toBe('Tone, at night');
    expect(Object.keys(merged.takes)).toEqual([take]);
    expect(merged.picks['shot']).toBe(take);
    expect(await artist.call('GET', `/takes/${take}`)).toMatchObject({ id: take });
    await dora.screenshot({ path: test.info().outputPath('merged.png') });
  });

  test('merged once, the next merge takes only what is new', async () => {
    await dora.getByRole('button', { name: 'Back to the branches' }).click();
    await dora.locator('[data-branch-id]').click();
    await expect(dora.getByText('Nothing to merge')).toBeVisible();
    await edit(artist, 'renameNode', { id: 'shot', title: 'SH010 Night' }, branch);
    await dora.reload();
    await expect(difference(dora, 'shot')).toContainText('SH010 Night');
    await expect(dora.locator('[data-difference-node]')).toHaveCount(1);
    await dora.getByRole('button', { name: 'Merge', exact: true }).click();
    await dora.getByRole('link', { name: 'SH010 Night' }).click();
    await expect(dora.locator('[data-node-id="shot"]')).toContainText('SH010 Night');
  });

  test('no page complained', () => {
    expect(complaints.flat()).toEqual([]);
  });
});
