import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import { z } from 'zod';
import { Installation } from '../installation/Installation.ts';
import { launchBrowser } from '../installation/launchBrowser.ts';
import { Person } from '../people/Person.ts';
import { seriousFindings } from '../people/seriousFindings.ts';
import { signedInPage } from '../people/signedInPage.ts';

const Params = z.record(z.string(), z.unknown());
const Graph = z.object({
  nodes: z.record(z.string(), z.object({ title: z.string(), params: Params, colour: z.string().optional() })),
  edges: z.record(z.string(), z.object({ from: z.string(), to: z.string(), toPort: z.string() })),
  takes: z.record(z.string(), z.object({ node: z.string() })),
  settings: z.object({ width: z.number(), height: z.number(), code: z.string() }),
});
/** Where there is nothing but canvas. */
const VOID = [300, 760] as const;
const Provenance = z.object({
  recipe: z.object({
    params: z.object({ prompt: z.string() }),
    inputs: z.record(z.string(), z.array(z.object({ asset: z.object({ content: z.object({ name: z.string() }) }) }))),
  }),
});

test.describe('the inspector', () => {
  let installation: Installation;
  let browser: Browser;
  let project: string;
  let director: Person;
  let mira: string;
  let dora: Page;
  let arne: Page;
  let vera: Page;
  let paul: Page;
  const complaints: string[][] = [];

  async function open(person: Person): Promise<Page> {
    const page = await signedInPage(browser, installation.origin, person, `/p/${project}`, { complaints });
    await expect(page.locator('[data-node-id="shot"]')).toBeVisible();
    return page;
  }

  test.beforeAll(async () => {
    [installation, browser] = await Promise.all([Installation.start(), launchBrowser()]);
    director = await Person.signUp(installation.origin, 'Dora');
    project = await director.createProject('Night Ferry');
    const [artist, viewer, producer] = [
      await Person.signUp(installation.origin, 'Arne', await director.invite(project, 'artist')),
      await Person.signUp(installation.origin, 'Vera', await director.invite(project, 'viewer')),
      await Person.signUp(installation.origin, 'Paul', await director.invite(project, 'producer')),
    ];
    const asset = (kind: string, name: string, colour: string) =>
      director.call('POST', `/projects/${project}/assets`, {
        kind,
        content: { name, description: `${name}, as everybody knows.`, colours: [colour] },
      });
    mira = String((await asset('character', 'Mira Lind', '#c92a2a'))['id']);
    await asset('location', 'The old quay', '#2f9e44');
    await director.call('POST', `/projects/${project}/commands`, {
      commands: [
        {
          name: 'createNodes',
          args: {
            nodes: [
              { id: 'words', type: 'prompt', pos: [0, 0], title: 'Weather', params: { text: 'Fog over the quay' } },
              { id: 'shot', type: 'shot-still', pos: [340, 0], title: 'SH010' },
              { id: 'second', type: 'shot-motion', pos: [340, 360], title: 'SH020', params: { lensMm: 85 } },
            ],
            edges: [{ id: 'e1', from: 'words', fromPort: 'text', to: 'shot', toPort: 'prompt' }],
          },
        },
      ],
    });
    [dora, arne, vera, paul] = await Promise.all([open(director), open(artist), open(viewer), open(producer)]);
  });
  test.afterEach(async () => {
    for (const [name, page] of Object.entries({ dora, arne, vera, paul }))
      await page.screenshot({ path: test.info().outputPath(`${name}.png`) });
  });
  test.afterAll(async () => {
    await browser?.close();
    await installation?.stop();
  });

  const graph = async () => Graph.parse(await director.call('GET', `/projects/${project}/graph`));
  const paramsOf = async (id: string) => (await graph()).nodes[id]?.params ?? {};
  const panel = (page: Page): Locator => page.getByRole('complementary', { name: 'Inspector' });
  const field = (page: Page, name: string): Locator => panel(page).getByRole('textbox', { name, exact: true });

  /** Selects a node, and nothing else, by a press on its header. */
  async function select(page: Page, id: string): Promise<void> {
    await page.keyboard.press('Escape');
    await page.locator(`[data-node-id="${id}"]`).click({ position: { x: 60, y: 14 } });
    await expect(panel(page)).toBeVisible();
  }

  /** No serious finding within a part of the page, in either scheme. */
  const accessible = async (page: Page, selector: string) =>
    expect(await seriousFindings(page, selector, { within: [selector] })).toEqual([]);

  test('a number out of range stays as it was typed, says the range, and is not written', async () => {
    await select(dora, 'shot');
    const lens = field(dora, 'Lens');
    await lens.fill('500');
    await lens.press('Enter');
    await expect(panel(dora).getByText('12 to 200 mm')).toBeVisible();
    await expect(lens).toHaveValue('500');
    await expect(lens).toHaveAttribute('aria-invalid', 'true');
    await field(dora, 'Seed').click();
    await expect(lens).toHaveValue('500');
    expect((await paramsOf('shot'))['lensMm']).toBeUndefined();
    await lens.press('Escape');
    await expect(lens).toHaveValue('35');
    await lens.fill('50 mm');
    await lens.press('Enter');
    await lens.press('ArrowUp');
    await lens.press('Shift+ArrowUp');
    await expect(lens).toHaveValue('61');
    await expect.poll(async () => (await paramsOf('shot'))['lensMm']).toBe(61);
    await panel(dora).getByRole('button', { name: 'Lens: reset to default, 35 mm' }).click();
    await expect(lens).toHaveValue('35');
    await expect.poll(async () => (await paramsOf('shot'))['lensMm']).toBeUndefined();
  });

  test('a seed is locked, drawn, and refused with its range', async () => {
    await select(dora, 'shot');
    const seed = field(dora, 'Seed');
    await seed.fill('4294967296');
    await seed.press('Enter');
    await expect(panel(dora).getByText('A whole number, 0 to 4 294 967 295')).toBeVisible();
    await seed.fill('7');
    await seed.press('Enter');
    await expect.poll(async () => (await paramsOf('shot'))['seed']).toBe(7);
    await panel(dora).getByRole('button', { name: 'Another seed' }).click();
    await expect.poll(async () => (await paramsOf('shot'))['seed']).not.toBe(7);
    await panel(dora).getByRole('button', { name: 'Lock seed', pressed: true }).click();
    await expect(seed).toHaveValue('');
  });

  test('what is being typed is written by a press on the canvas or on another node; what is refused stays', async () => {
    await select(dora, 'shot');
    await field(dora, 'Lens').fill('50');
    await dora.mouse.click(...VOID);
    await expect(panel(dora)).toBeHidden();
    await expect.poll(async () => (await paramsOf('shot'))['lensMm']).toBe(50);
    await select(dora, 'shot');
    await field(dora, 'Lens').fill('500');
    await dora.mouse.click(...VOID);
    await expect(panel(dora)).toBeHidden();
    await select(dora, 'shot');
    await expect(field(dora, 'Lens')).toHaveValue('500');
    await expect(panel(dora).getByText('12 to 200 mm')).toBeVisible();
    await field(dora, 'Lens').press('Escape');
    await expect(field(dora, 'Lens')).toHaveValue('50');
    await select(dora, 'second');
    await field(dora, 'Node title').fill('SH025');
    await dora.locator('[data-node-id="shot"]').click({ position: { x: 60, y: 14 } });
    await expect(field(dora, 'Node title')).toHaveValue('SH010');
    await expect.poll(async () => (await graph()).nodes['second']?.title).toBe('SH025');
    await dora.locator('[data-node-id="second"]').dblclick({ position: { x: 60, y: 14 } });
    const title = dora.locator('[data-node-id="second"]').getByRole('textbox', { name: 'Title' });
    await title.fill('SH020');
    await dora.mouse.click(...VOID);
    await expect(title).toHaveCount(0);
    await expect.poll(async () => (await graph()).nodes['second']?.title).toBe('SH020');
  });

  test('others see who is in a field, and what one types there stays while theirs arrives', async () => {
    await select(dora, 'shot');
    await select(arne, 'shot');
    await field(arne, 'Lens').click();
    await expect(panel(dora).locator('[data-param="lensMm"]').getByText('Arne')).toBeVisible();
    await field(dora, 'Lens').fill('7');
    await field(arne, 'Lens').fill('135');
    await field(arne, 'Lens').press('Enter');
    await expect.poll(async () => (await paramsOf('shot'))['lensMm']).toBe(135);
    await expect(field(dora, 'Lens')).toHaveValue('7');
    await field(dora, 'Lens').fill('75');
    await field(dora, 'Lens').press('Enter');
    await expect(field(arne, 'Lens')).toHaveValue('75');
    await field(arne, 'Prompt').click();
    await expect(panel(dora).locator('[data-param="prompt"]').getByText('Arne').first()).toBeVisible();
    await panel(arne).getByRole('button', { name: 'Close inspector' }).click();
    await expect(panel(dora).getByText('Arne', { exact: true })).toHaveCount(0);
  });

  test('a mention is chosen from a list, stands as one, and goes into the take', async () => {
    await select(dora, 'shot');
    await field(dora, 'Prompt').click();
    await dora.keyboard.type('Close on @mi', { delay: 30 });
    await expect(dora.getByRole('option', { name: /Mira Lind/ })).toBeVisible();
    await dora.keyboard.press('Enter');
    await dora.keyboard.type('in the rain at @old q', { delay: 30 });
    await dora.getByRole('option', { name: /The old quay/ }).click();
    const chips = panel(dora).locator('.cm-mention');
    await expect(chips).toHaveText(['Mira Lind', 'The old quay']);
    await expect
      .poll(async () => (await paramsOf('shot'))['prompt'])
      .toContain(`Close on @[Mira Lind](character:${mira}) in the rain at @[The old quay](location:`);
    await select(arne, 'shot');
    await expect(panel(arne).locator('.cm-mention')).toHaveText(['Mira Lind', 'The old quay']);

    await panel(dora).getByRole('button', { name: 'Generate', exact: true }).click();
    await expect(panel(dora).getByText('In sync')).toBeVisible({ timeout: 40_000 });
    const [take = ''] = Object.keys((await graph()).takes);
    const { recipe } = Provenance.parse(await director.call('GET', `/takes/${take}`));
    expect(recipe.params.prompt).toBe('Fog over the quay\nClose on Mira Lind in the rain at The old quay');
    const names = (port: string) => recipe.inputs[port]?.map(({ asset }) => asset.content.name);
    expect([names('characters'), names('location')]).toEqual([['Mira Lind'], ['The old quay']]);

    // One press of Backspace takes the whole mention (and one before it the blank after it).
    await field(dora, 'Prompt').click();
    await dora.keyboard.press('Control+End');
    await dora.keyboard.press('Backspace');
    await dora.keyboard.press('Backspace');
    await expect(chips).toHaveText(['Mira Lind']);
    await expect(panel(dora).getByText('Out of sync: changed since take 1')).toBeVisible();
    await expect(panel(dora).getByText(/The old quay \(version 1\) taken out/)).toBeVisible();
    await dora.keyboard.type('@[Nobody](character:nobody)');
    await expect(panel(dora).locator('.cm-mention[data-unknown]')).toHaveText('Nobody');
    await expect(
      panel(dora)
        .getByRole('alert')
        .getByText(/mentions the character "Nobody"/),
    ).toBeVisible();
    await dora.keyboard.press('Backspace');
    await expect(panel(dora).getByRole('alert')).toHaveCount(0);
  });

  test('links are shown, cut, made and followed', async () => {
    await select(dora, 'shot');
    const prompt = panel(dora).getByRole('group', { name: 'Prompt in' });
    await prompt.getByRole('button', { name: 'Disconnect Weather' }).click();
    await expect.poll(async () => Object.keys((await graph()).edges)).toEqual([]);
    await prompt
      .getByRole('combobox', { name: 'Connect Prompt' })
      .or(prompt.getByLabel('Connect Prompt'))
      .first()
      .click();
    await dora.getByRole('option', { name: 'Weather' }).click();
    await expect.poll(async () => Object.values((await graph()).edges)).toMatchObject([{ from: 'words', to: 'shot' }]);
    await prompt.getByRole('button', { name: 'Weather', exact: true }).click();
    await expect(panel(dora).getByRole('textbox', { name: 'Node title' })).toHaveValue('Weather');
  });

  test('several nodes are set at once, and one undo takes it back', async () => {
    await select(arne, 'shot');
    await arne.locator('[data-node-id="second"]').click({ position: { x: 60, y: 14 }, modifiers: ['Shift'] });
    await expect(panel(arne).getByRole('heading', { name: '2 nodes' })).toBeVisible();
    await expect(field(arne, 'Lens')).toHaveAttribute('placeholder', 'Mixed');
    await expect(field(arne, 'Prompt')).toHaveCount(0);
    const lenses = async () => [(await paramsOf('shot'))['lensMm'], (await paramsOf('second'))['lensMm']];
    await field(arne, 'Lens').fill('24');
    await field(arne, 'Lens').press('Enter');
    await expect.poll(lenses).toEqual([24, 24]);
    await panel(arne).getByRole('button', { name: 'Fold inspector' }).focus();
    await arne.keyboard.press('Control+z');
    await expect.poll(lenses).toEqual([75, 85]);
    await panel(arne).getByRole('button', { name: 'Violet' }).click();
    await expect.poll(async () => (await graph()).nodes['second']?.colour).toBe('violet');
    await expect(panel(arne).getByRole('button', { name: 'Generate all 2' })).toBeEnabled();
    await accessible(arne, 'aside[aria-label="Inspector"]');
  });

  test('a section that was closed and the width stay as they were left', async () => {
    await select(dora, 'shot');
    await panel(dora).getByRole('button', { name: 'Links', exact: true }).click();
    await panel(dora).getByRole('separator').focus();
    await dora.keyboard.press('ArrowLeft');
    const width = (await panel(dora).boundingBox())?.width;
    await dora.reload();
    await expect(dora.locator('[data-node-id="shot"]')).toBeVisible();
    await select(dora, 'shot');
    await expect(panel(dora).getByRole('button', { name: 'Links', exact: true })).toHaveAttribute(
      'aria-expanded',
      'false',
    );
    expect((await panel(dora).boundingBox())?.width).toBe(width);
    await accessible(dora, 'aside[aria-label="Inspector"]');
  });

  test('a viewer reads everything and changes nothing', async () => {
    await select(vera, 'shot');
    await expect(field(vera, 'Lens')).toHaveValue('75');
    await expect(field(vera, 'Lens')).toHaveAttribute('readonly');
    await expect(panel(vera).locator('.cm-mention')).toHaveText(['Mira Lind']);
    for (const name of [/^Generate/, /reset to default/, 'Another seed', /^Disconnect/])
      await expect(panel(vera).getByRole('button', { name })).toHaveCount(0);
    await field(vera, 'Prompt').click();
    await vera.keyboard.type('Not mine to write');
    await expect(field(vera, 'Prompt')).not.toContainText('Not mine');
  });

  test('a producer sets the frame of the project; what is out of range is said', async () => {
    await paul.getByRole('button', { name: /project menu/ }).click();
    await paul.getByRole('menuitem', { name: 'Project settings…' }).click();
    const dialog = paul.getByRole('dialog', { name: 'Project settings' });
    await dialog.getByLabel('Width').fill('20000');
    await expect(dialog.getByText('64 to 8192 px, an even number')).toBeVisible();
    await expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled();
    await expect(dialog.getByLabel('Width')).toHaveValue('20000');
    await dialog.getByRole('button', { name: '16:9' }).click();
    await dialog.getByRole('combobox', { name: 'Size' }).or(dialog.getByLabel('Size')).first().click();
    await paul.getByRole('option', { name: '1920 × 1080' }).click();
    await dialog.getByLabel('Code').fill('fry');
    await dialog.getByRole('button', { name: 'Add status' }).click();
    await dialog.getByLabel('Name of status 9').fill('Grading');
    await accessible(paul, '[role="dialog"]');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toBeHidden();
    await expect.poll(async () => (await graph()).settings).toMatchObject({ width: 1920, height: 1080, code: 'FRY' });
    await select(dora, 'shot');
    await expect(panel(dora).getByText('1920 × 1080').first()).toBeVisible();
    await dora.getByRole('button', { name: /project menu/ }).click();
    await expect(dora.getByRole('menuitem', { name: 'Project settings…' })).toBeVisible();
    await dora.keyboard.press('Escape');
    await vera.getByRole('button', { name: /project menu/ }).click();
    await expect(vera.getByRole('menuitem', { name: 'Project settings…' })).toHaveCount(0);
  });

  test('no page complained', () => {
    expect(complaints.flat()).toEqual([]);
  });
});
