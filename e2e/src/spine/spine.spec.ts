import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import { z } from 'zod';
import { Installation } from '../installation/Installation.ts';
import { launchBrowser } from '../installation/launchBrowser.ts';
import { watchPage } from '../installation/watchPage.ts';
import { connectPorts } from '../people/pullEdge.ts';
import { readGraph } from '../people/readGraph.ts';

const PASSWORD = 'correct horse battery';

/** A person's own browser profile. */
async function visitor(browser: Browser, origin: string): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ baseURL: origin, viewport: { width: 1500, height: 900 } });
  const page = await context.newPage();
  return { page, complaints: watchPage(page, origin) };
}

async function signUp(page: Page, name: string): Promise<void> {
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Email').fill(`${name.toLowerCase()}@example.org`);
  await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign up' }).click();
}

const nodeOf = (page: Page, type: string): Locator => page.locator(`[data-node-type="${type}"]`).first();
const saved = (page: Page) => expect(page.getByTestId('save-state')).toHaveText(/Saved/);

/** Adds a node at a place of the canvas, in page pixels, by a double click and the palette. */
async function addNode(page: Page, title: string, x: number, y: number): Promise<void> {
  await page.getByRole('button', { name: 'Add node' }).waitFor();
  await page.mouse.dblclick(x, y);
  const palette = page.getByRole('dialog', { name: 'Add node' });
  await palette.getByLabel('Search nodes').fill(title);
  await palette.getByRole('option', { name: title, exact: true }).waitFor();
  await page.keyboard.press('Enter');
  await expect(palette).toBeHidden();
}

const Provenance = z.object({
  recipe: z.object({
    params: z.object({ shotSize: z.string(), prompt: z.string() }),
    inputs: z.object({
      characters: z.array(z.object({ asset: z.object({ content: z.object({ name: z.string() }) }) })),
    }),
  }),
});

test.describe('an edit becomes a take that two people watch arrive', () => {
  let installation: Installation;
  let browser: Browser;
  test.beforeAll(async () => {
    [installation, browser] = await Promise.all([Installation.start(), launchBrowser()]);
  });
  test.afterAll(async () => {
    await browser?.close();
    await installation?.stop();
  });

  test.afterEach(async () => {
    // Looked at by people: what each browser showed at the end.
    const pages = browser.contexts().flatMap((context) => context.pages());
    for (const [index, page] of pages.entries())
      await page.screenshot({ path: test.info().outputPath(`browser-${index}.png`) });
  });

  test('from the first account to a take in two browsers', async () => {
    const { page: dora, complaints } = await visitor(browser, installation.origin);
    await dora.goto('/');
    await dora.waitForURL(/\/sign-(?:in|up)/);
    await dora.goto('/sign-up');
    await expect(dora.getByText('will own this installation')).toBeVisible();
    await signUp(dora, 'Dora');
    await expect(dora.getByText('The Last Lighthouse')).toBeVisible();

    await dora.getByRole('button', { name: 'Create project' }).click();
    const dialog = dora.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Night Ferry');
    await dialog.getByRole('button', { name: 'Create', exact: true }).click();
    await dora.waitForURL(/\/p\/[^/]+/);
    const project = /\/p\/([^/?]+)/.exec(dora.url())?.[1] ?? '';
    await saved(dora);

    await addNode(dora, 'Character', 330, 240);
    const inspector = dora.getByRole('complementary', { name: 'Inspector' });
    await inspector.getByRole('button', { name: 'New character' }).click();
    const form = inspector.getByRole('form', { name: 'New character' });
    await form.getByLabel('Name').fill('Mira');
    await form.getByRole('button', { name: 'Create character' }).click();
    await expect(nodeOf(dora, 'character')).toContainText('Mira');

    await addNode(dora, 'Prompt', 330, 560);
    await inspector.getByRole('textbox', { name: 'Text' }).click();
    await dora.keyboard.type('Mira waits on the night ferry, rain on the windows');
    await addNode(dora, 'Shot still', 800, 400);
    await inspector.getByLabel('Shot size', { exact: true }).first().click();
    await dora.getByRole('option', { name: 'Close up', exact: true }).click();
    const shot = nodeOf(dora, 'shot-still');
    await connectPorts(
      dora,
      nodeOf(dora, 'character').locator('[data-side="output"]'),
      shot.locator('[data-port="characters"]'),
    );
    await connectPorts(
      dora,
      nodeOf(dora, 'prompt').locator('[data-side="output"]'),
      shot.locator('[data-port="prompt"]'),
    );
    await expect.poll(async () => Object.keys((await readGraph(dora, project)).edges).length).toBe(2);
    await saved(dora);

    // A second person, by an invitation link with a role, in another browser.
    await dora.getByRole('link', { name: 'Members' }).click();
    await dora.getByRole('button', { name: 'Create link' }).click();
    const link = await dora.getByLabel('Invitation link').inputValue();
    await dora.getByRole('link', { name: 'Canvas' }).click();
    const { page: arne, complaints: others } = await visitor(browser, installation.origin);
    await arne.goto(link);
    await expect(arne.getByText(/Dora invites you as artist/)).toBeVisible();
    await signUp(arne, 'Arne');
    await arne.waitForURL(new RegExp(project));
    await saved(arne);
    await expect(nodeOf(arne, 'shot-still')).toBeVisible();
    await expect(dora.getByRole('group', { name: 'People here' })).toBeVisible();

    // Press Generate in one; progress and the take arrive in both.
    const progress = [dora, arne].map((page) => nodeOf(page, 'shot-still').getByRole('progressbar').waitFor());
    await nodeOf(dora, 'shot-still').getByRole('button', { name: 'Generate', exact: true }).click();
    await Promise.all(progress);
    for (const page of [dora, arne]) {
      await expect(nodeOf(page, 'shot-still').locator('[data-take-id]')).toHaveCount(1, { timeout: 30_000 });
      const picture = nodeOf(page, 'shot-still').getByRole('img', { name: 'Take 1' }).first();
      await expect
        .poll(() => picture.evaluate((image) => Number(Reflect.get(image, 'naturalWidth'))))
        .toBeGreaterThan(600);
    }
    const [take] = Object.keys((await readGraph(dora, project)).takes);
    const answer: unknown = await (await dora.request.get(`/api/v1/takes/${take}`)).json();
    const { recipe } = Provenance.parse(answer);
    expect(recipe.params.shotSize).toBe('close-up');
    expect(recipe.params.prompt).toContain('night ferry');
    expect(recipe.inputs.characters.map(({ asset }) => asset.content.name)).toEqual(['Mira']);

    // Both type into one prompt.
    for (const page of [dora, arne]) {
      await nodeOf(page, 'prompt').click({ position: { x: 60, y: 14 } });
      await page.getByRole('complementary', { name: 'Inspector' }).getByRole('textbox', { name: 'Text' }).click();
      await page.keyboard.press('Control+End');
    }
    await dora.keyboard.type(' Lamps swing.');
    await expect(nodeOf(arne, 'prompt')).toContainText('Lamps swing.');
    await arne.keyboard.press('Control+End');
    await arne.keyboard.type(' A horn.');
    await expect(nodeOf(dora, 'prompt')).toContainText('A horn.');
    await expect(nodeOf(dora, 'shot-still')).toContainText('Out of sync');

    // Undo takes back one's own edit, not the other's.
    await arne.keyboard.press('Escape');
    await arne.mouse.click(1100, 700);
    await arne.keyboard.press('Control+z');
    await expect(nodeOf(dora, 'prompt')).not.toContainText('A horn.');
    await expect(nodeOf(dora, 'prompt')).toContainText('Lamps swing.');

    // Delete and undo: the node comes back, with its edges and takes.
    await dora.mouse.click(1100, 760);
    await nodeOf(dora, 'shot-still').click({ position: { x: 60, y: 14 } });
    await dora.keyboard.press('Delete');
    await expect(nodeOf(arne, 'shot-still')).toHaveCount(0);
    await dora.keyboard.press('Control+z');
    await expect(nodeOf(arne, 'shot-still').locator('[data-take-id]')).toHaveCount(1);
    await expect.poll(async () => Object.keys((await readGraph(dora, project)).edges).length).toBe(2);

    // A reviewer's first screen: the take, a verdict, a comment; live for the other.
    await arne.goto(`/p/${project}/takes/${take}`);
    await dora.goto(`/p/${project}/takes/${take}`);
    await arne.getByRole('textbox', { name: /comment/i }).fill('More rain, please.');
    await arne.keyboard.press('Control+Enter');
    await expect(dora.getByText('More rain, please.')).toBeVisible();
    await arne.getByRole('button', { name: 'Approve' }).click();
    await saved(arne);

    // A producer's first screen: the status of a shot, live.
    await arne.goto(`/p/${project}/shots`);
    await dora.goto(`/p/${project}/shots`);
    await dora
      .getByRole('combobox', { name: /status/i })
      .first()
      .selectOption({ label: 'Approved' });
    await expect(arne.getByText('Approved').first()).toBeVisible();

    await saved(dora);
    expect(complaints).toEqual([]);
    expect(others).toEqual([]);
  });
});
