import { type Browser, expect, type Page, test } from '@playwright/test';
import { z } from 'zod';
import { Installation } from '../installation/Installation.ts';
import { launchBrowser } from '../installation/launchBrowser.ts';
import { dropFiles } from '../nodes/bringFiles.ts';
import { Person } from '../people/Person.ts';
import { seriousFindings } from '../people/seriousFindings.ts';
import { signedInPage } from '../people/signedInPage.ts';

const Made = z.object({ id: z.string() });
const Graph = z.object({
  nodes: z.record(z.string(), z.object({ title: z.string(), params: z.record(z.string(), z.unknown()) })),
  takes: z.record(z.string(), z.object({ node: z.string() })),
});

test.describe('finding', () => {
  test.describe.configure({ mode: 'serial' });
  let installation: Installation;
  let browser: Browser;
  let project: string;
  let ines: string;
  let director: Person;
  let dora: Page;
  let vera: Page;
  const complaints: string[][] = [];

  const run = (name: string, args: unknown) =>
    director.call('POST', `/projects/${project}/commands`, { commands: [{ name, args }] });
  const nodes = async () => Graph.parse(await director.call('GET', `/projects/${project}/graph`)).nodes;
  const takeOf = async (id: string): Promise<string | undefined> => {
    const { takes } = Graph.parse(await director.call('GET', `/projects/${project}/graph`));
    return Object.entries(takes).find(([, take]) => take.node === id)?.[0];
  };
  const node = (page: Page, id: string) => page.locator(`[data-node-id="${id}"]`);

  test.beforeAll(async () => {
    test.setTimeout(180_000);
    [installation, browser] = await Promise.all([Installation.start(), launchBrowser()]);
    director = await Person.signUp(installation.origin, 'Dora');
    project = await director.createProject('Lighthouse');
    const viewer = await Person.signUp(installation.origin, 'Vera', await director.invite(project, 'viewer'));
    const make = async (kind: string, name: string, colours: string[]): Promise<string> =>
      Made.parse(await director.call('POST', `/projects/${project}/assets`, { kind, content: { name, colours } })).id;
    ines = await make('character', 'Ines', ['#c92a2a', '#343a40', '#f1f3f5']);
    const coast = await make('location', 'Coast', ['#3b5b76', '#7d8f69']);
    const shot = (id: string, title: string, column: number, line: number, params: object = {}) => ({
      id,
      type: 'shot-still',
      title,
      pos: [420 + column * 360, line * 420],
      params,
    });
    await run('createNodes', {
      nodes: [
        { id: 'cast', type: 'character', pos: [0, 0], title: 'Ines', params: { asset: ines } },
        { id: 'coast', type: 'location', pos: [0, 300], title: 'Coast', params: { asset: coast } },
        {
          id: 'words',
          type: 'prompt',
          pos: [0, 560],
          title: 'Stairs',
          params: { text: `@[Ines](character:${ines}) climbs, fog outside` },
        },
        shot('sh010', 'SH010', 0, 0, { lensMm: 35, timeOfDay: 'night', prompt: 'Fog over the quay, a lamp' }),
        shot('sh020', 'SH020', 1, 0, { lensMm: 85, timeOfDay: 'night' }),
        shot('sh030', 'SH030', 0, 1, { lensMm: 35 }),
        shot('sh040', 'SH040', 1, 1, { prompt: 'An empty pier' }),
        { id: 'walk', type: 'shot-motion', title: 'SH050', pos: [1140, 0], params: { durationSeconds: 1, lensMm: 24 } },
      ],
      edges: [
        { id: 'e1', from: 'cast', fromPort: 'asset', to: 'sh010', toPort: 'characters' },
        { id: 'e2', from: 'coast', fromPort: 'asset', to: 'sh020', toPort: 'location' },
        { id: 'e3', from: 'words', fromPort: 'text', to: 'sh030', toPort: 'prompt' },
      ],
    });
    [dora, vera] = [
      await signedInPage(browser, installation.origin, director, `/p/${project}/library/${ines}`, { complaints }),
      await signedInPage(browser, installation.origin, viewer, `/p/${project}`, { complaints }),
    ];
  });
  test.afterEach(async () => {
    for (const [name, page] of Object.entries({ dora, vera }))
      await page.screenshot({ path: test.info().outputPath(`${name}.png`) });
  });
  test.afterAll(async () => {
    await browser?.close();
    await installation?.stop();
  });

  test('from an asset to what uses it: the rest steps back, and keys walk through it', async () => {
    await dora.getByRole('button', { name: 'Show what uses it' }).click();
    const bar = dora.getByRole('group', { name: 'What uses Ines' });
    await expect(bar).toContainText('Used by 2 shots');
    for (const id of ['sh010', 'sh030', 'cast', 'words'])
      await expect(node(dora, id)).toHaveAttribute('data-dimmed', 'false');
    for (const id of ['sh020', 'sh040', 'coast']) await expect(node(dora, id)).toHaveAttribute('data-dimmed', 'true');
    await dora.keyboard.press('F3');
    await expect(bar).toContainText('1 of 2');
    await expect(node(dora, 'sh010')).toHaveAttribute('data-selected', 'true');
    await dora.keyboard.press('F3');
    await expect(node(dora, 'sh030')).toHaveAttribute('data-selected', 'true');
    await dora.keyboard.press('Shift+F3');
    await expect(bar).toContainText('1 of 2');
    expect(await seriousFindings(dora, 'usage', { within: ['[aria-label="What uses Ines"]'] })).toEqual([]);
  });

  test('it follows the graph, and is filtered in the table of shots', async () => {
    const bar = dora.getByRole('group', { name: 'What uses Ines' });
    await run('connect', { id: 'e4', from: 'cast', fromPort: 'asset', to: 'sh040', toPort: 'characters' });
    await expect(bar).toContainText('Used by 3 shots');
    await expect(node(dora, 'sh040')).toHaveAttribute('data-dimmed', 'false');
    await bar.getByRole('link', { name: 'Filter' }).click();
    await expect(dora).toHaveURL(/\/shots\?asset=/);
    await expect(dora.getByText('3 of 5 shots')).toBeVisible();
    await dora.getByRole('link', { name: 'Uses Ines' }).click();
    await expect(bar).toContainText('Used by 3 shots');
    await dora.keyboard.press('Escape');
    await expect(bar).toBeHidden();
    await expect(node(dora, 'sh020')).toHaveAttribute('data-dimmed', 'false');
  });

  test('and the other way: a shot says what it uses, how, and at which version', async () => {
    await node(vera, 'sh030').click({ position: { x: 40, y: 14 } });
    const used = vera.getByRole('group', { name: 'Assets that it uses' });
    await expect(used).toContainText('Ines');
    await expect(used).toContainText('mention · newest (1)');
    await used.getByRole('link', { name: 'Show on the canvas' }).click();
    await expect(vera.getByRole('group', { name: 'What SH030 uses' })).toContainText('Uses 1 asset');
    await expect(node(vera, 'words')).toHaveAttribute('data-dimmed', 'false');
    await expect(node(vera, 'cast')).toHaveAttribute('data-dimmed', 'true');
    await vera.keyboard.press('Escape');
    await expect(node(vera, 'cast')).toHaveAttribute('data-dimmed', 'false');
  });

  test('words, settings, states and people are found, with what is not understood said', async () => {
    const box = dora.getByRole('search', { name: 'Find on the canvas' });
    const field = box.getByRole('textbox');
    const count = box.getByRole('status');
    await dora.keyboard.press('Control+f');
    await field.fill('fog');
    await expect(count).toHaveText('1 of 2');
    await expect(box.locator('mark').first()).toHaveText('Fog');
    await expect(node(dora, 'sh020')).toHaveAttribute('data-dimmed', 'true');
    await expect(node(dora, 'sh010')).toHaveAttribute('data-dimmed', 'false');
    await field.fill('lens:85');
    await expect(count).toHaveText('1 of 1');
    await expect(box.getByRole('button', { name: /SH020/ })).toHaveAttribute('aria-current', 'true');
    await field.fill('time of day:night -lens:85');
    await expect(box.getByRole('button', { name: /SH010/ })).toBeVisible();
    await expect(count).toHaveText('1 of 1');
    await field.fill('uses:ines type:shot');
    await expect(count).toHaveText('1 of 3');
    await dora.keyboard.press('Enter');
    await expect(count).toHaveText('2 of 3');
    expect(await seriousFindings(dora, 'search', { within: ['[role="search"]'] })).toEqual([]);
    await field.fill('is:nice');
    await expect(box.getByRole('alert')).toContainText('“is:” knows no “nice”');
    await field.fill('is:emp');
    await dora.keyboard.press('Tab');
    await expect(field).toHaveValue('is:empty ');
    await expect(count).toHaveText('1 of 5');
    await dora.keyboard.press('Escape');
    await expect(node(dora, 'coast')).toHaveAttribute('data-dimmed', 'false');
  });

  test('a take is found by its number, its seed and its maker, on the canvas and in the palette', async () => {
    for (const id of ['sh010', 'walk']) await director.call('POST', `/projects/${project}/requests`, { node: id });
    await expect.poll(() => takeOf('sh010'), { timeout: 60_000 }).toBeDefined();
    await expect.poll(() => takeOf('walk'), { timeout: 60_000 }).toBeDefined();
    const box = dora.getByRole('search', { name: 'Find on the canvas' });
    await dora.keyboard.press('Control+f');
    await box.getByRole('textbox').fill('take:1 by:dora');
    await expect(box.getByRole('status')).toHaveText('1 of 2');
    await expect(box).toContainText(/Take 1 · seed \d+ · Dora/);
    await dora.keyboard.press('Escape');
    await dora.keyboard.press('Control+k');
    const palette = dora.getByRole('combobox', { name: 'Search everything' });
    await palette.fill('lens:85');
    await expect(dora.getByRole('option', { name: /SH020/ })).toBeVisible();
    await palette.fill('take:1 night');
    await expect(dora.getByRole('option', { name: /SH010 take 1/ })).toBeVisible();
    await dora.keyboard.press('Escape');
  });

  test('a take is a node of its own again, connected as it was made', async () => {
    const take = await takeOf('sh010');
    await dora.goto(`/p/${project}/takes/${take}`);
    await dora.getByRole('tab', { name: 'Recipe' }).click();
    await dora.getByRole('button', { name: 'Restore as a new node' }).click();
    await expect(dora.getByText('A new node has the settings, the prompt and the seed of take 1.')).toBeVisible();
    const again = dora.getByRole('group', { name: 'Shot still: SH010, from take 1' });
    await expect(again).toHaveAttribute('data-selected', 'true');
    await expect(dora.getByRole('group', { name: 'Assets that it uses' })).toContainText('Ines');
    await dora.getByRole('button', { name: 'Undo', exact: true }).first().click();
    await expect(again).toBeHidden();
  });

  test('a film that is dropped is the node that made it', async () => {
    const answer = await dora.request.get(`/api/v1/takes/${await takeOf('walk')}/file`);
    const base64 = (await answer.body()).toString('base64');
    await dropFiles(dora, [{ name: 'walk.mp4', type: 'video/mp4', base64 }], 220, 640);
    await expect(dora.getByText(/"walk.mp4" carries its recipe: "SH050" is here again/)).toBeVisible();
    expect(Object.values(await nodes()).filter(({ title }) => title === 'SH050')).toHaveLength(2);
    await dora.keyboard.press('Control+z');
  });

  test('the film plays at the foot of the canvas, by its own keys, and everybody sees a pick at once', async () => {
    await vera.keyboard.press('Shift+P');
    const dock = vera.getByRole('region', { name: 'Animatic' });
    const clock = dock.getByTestId('reel-timecode');
    await expect(dock.getByTestId('reel-shot')).toHaveText('SH010');
    await expect(vera.getByTestId('found')).toBeVisible();
    await vera.keyboard.press('ArrowRight');
    await expect(clock).toHaveText('00:00:00:01');
    await vera.keyboard.press('l');
    await expect(dock.getByRole('button', { name: 'Loop' })).toHaveAttribute('aria-pressed', 'false');
    await vera.keyboard.press('End');
    await expect(dock.getByTestId('reel-shot')).toHaveText('SH050');
    await vera.keyboard.press('ArrowUp');
    await expect(dock.getByTestId('reel-shot')).toHaveText('SH050');
    await dock.getByRole('separator').focus();
    await vera.keyboard.press('ArrowUp');
    await expect(dock.getByRole('separator')).toHaveAttribute('aria-valuenow', '220');
    await dock.getByRole('slider').focus();
    await vera.keyboard.press('Home');
    await vera.keyboard.press('Space');
    await expect(dock.getByTestId('reel-shot')).toHaveText('SH020', { timeout: 10_000 });
    await vera.keyboard.press('Space');
    await run('setPick', { node: 'walk', take: await takeOf('walk') });
    await vera.keyboard.press('End');
    await expect(dock.getByLabel('picked')).toBeVisible();
    expect(await seriousFindings(vera, 'dock', { within: ['[aria-label="Animatic"]'] })).toEqual([]);
    await vera.keyboard.press('Escape');
    await expect(dock).toBeHidden();
  });

  test('a selection is saved as a template, put down in one step, renamed and removed by those who may', async () => {
    await dora.keyboard.press('Escape');
    await dora.keyboard.press('Shift+1');
    await node(dora, 'cast').click({ position: { x: 60, y: 10 } });
    await node(dora, 'sh010').click({ position: { x: 60, y: 10 }, modifiers: ['Shift'] });
    await node(dora, 'sh010').click({ position: { x: 60, y: 10 }, button: 'right' });
    await dora.getByRole('menuitem', { name: 'Save as a template…' }).click();
    const save = dora.getByRole('dialog', { name: 'Save as a template' });
    await save.getByLabel('Name').fill('Keeper, medium');
    await save.getByLabel('What it is for').fill('Ines in the fog');
    await save.getByRole('button', { name: 'Save' }).click();
    await expect(dora.getByText('“Keeper, medium” is a template now')).toBeVisible();
    await dora.keyboard.press('Escape');
    await dora.keyboard.press('Tab');
    await dora.getByRole('button', { name: 'Templates…' }).click();
    const picker = dora.getByRole('dialog', { name: 'Templates' });
    await expect(picker.getByRole('region', { name: 'Common films' }).getByRole('listitem')).toHaveCount(6);
    expect(await seriousFindings(dora, 'templates', { within: ['[role="dialog"]'] })).toEqual([]);
    const before = Object.keys(await nodes()).length;
    await picker
      .getByRole('button', { name: /Keeper, medium/ })
      .first()
      .click();
    await expect.poll(async () => Object.keys(await nodes()).length).toBe(before + 2);
    expect(Object.values(await nodes()).filter(({ title }) => title === 'Ines')).toHaveLength(2);
    await dora.keyboard.press('Control+z');
    await expect.poll(async () => Object.keys(await nodes()).length).toBe(before);
    await dora.keyboard.press('Tab');
    await dora.getByRole('button', { name: 'Templates…' }).click();
    await picker.getByRole('button', { name: /Dialogue scene/ }).click();
    await expect.poll(async () => Object.keys(await nodes()).length).toBe(before + 11);
    await dora.keyboard.press('Control+z');
    await expect.poll(async () => Object.keys(await nodes()).length).toBe(before);
    await dora.keyboard.press('Tab');
    await dora.getByRole('button', { name: 'Templates…' }).click();
    await picker.getByRole('button', { name: 'More about Keeper, medium' }).click();
    await dora.getByRole('menuitem', { name: 'Remove' }).click();
    await expect(picker.getByText('Keeper, medium')).toBeHidden();
    await dora.keyboard.press('Escape');
  });

  test('a setting says what it was, and whose, and is put back as an edit', async () => {
    await dora.keyboard.press('Escape');
    await run('setParams', { id: 'sh020', params: { lensMm: 50 } });
    await node(dora, 'sh020').click({ position: { x: 60, y: 10 } });
    await dora.getByRole('button', { name: 'History of lens' }).click();
    const history = dora.getByRole('dialog', { name: 'History of lens' });
    await expect(history.getByRole('listitem')).toHaveText([/50 mm.*You/, /85 mm.*before that/]);
    expect(await seriousFindings(dora, 'param history', { within: ['[aria-label="History of lens"]'] })).toEqual([]);
    await history.getByRole('button', { name: 'Put back: 85 mm' }).click();
    await expect(dora.getByText('Lens is 85 mm again.')).toBeVisible();
    await expect.poll(async () => (await nodes())['sh020']?.params['lensMm']).toBe(85);
    await dora.getByRole('button', { name: 'Undo', exact: true }).last().click();
    await expect.poll(async () => (await nodes())['sh020']?.params['lensMm']).toBe(50);
  });

  test('a new project starts from a film', async () => {
    await dora.goto('/');
    await dora.getByRole('button', { name: 'Create project' }).first().click();
    const dialog = dora.getByRole('dialog', { name: 'Create project' });
    await dialog.getByLabel('Name').fill('Thirty seconds');
    await dialog.getByRole('button', { name: /choose a template/ }).click();
    await dora.getByRole('button', { name: /Commercial, 30 seconds/ }).click();
    await expect(dialog.getByRole('button', { name: 'Commercial, 30 seconds' })).toBeVisible();
    await dialog.getByRole('button', { name: 'Create', exact: true }).click();
    await expect(dora.getByRole('group', { name: 'Shot motion: 040 The product' })).toBeAttached({ timeout: 20_000 });
  });

  test('no page complained', () => expect(complaints.flat()).toEqual([]));
});
