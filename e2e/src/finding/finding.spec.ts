import { type Browser, expect, type Page, test } from '@playwright/test';
import { z } from 'zod';
import { Installation } from '../installation/Installation.ts';
import { launchBrowser } from '../installation/launchBrowser.ts';
import { Person } from '../people/Person.ts';
import { seriousFindings } from '../people/seriousFindings.ts';
import { signedInPage } from '../people/signedInPage.ts';

const Made = z.object({ id: z.string() });

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
    await expect(dora.getByText('3 of 4 shots')).toBeVisible();
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

  test('no page complained', () => expect(complaints.flat()).toEqual([]));
});
