import { readDrawing } from '@dailies/shared/document';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { z } from 'zod';
import { Installation } from '../installation/Installation.ts';
import { launchBrowser } from '../installation/launchBrowser.ts';
import { Copy } from '../people/Copy.ts';
import { Person } from '../people/Person.ts';
import { seriousFindings } from '../people/seriousFindings.ts';
import { signedInPage } from '../people/signedInPage.ts';

const Binding = z.object({ fromId: z.string(), toId: z.string() });

test.describe("the canvas's tools, with somebody beside", () => {
  let installation: Installation;
  let browser: Browser;
  let project: string;
  let director: Person;
  let dora: Page;
  let arne: Page;
  let vera: Page;
  const complaints: string[][] = [];

  /** Opens the project in a browser of one's own, signed in through the form. */
  async function open(person: Person): Promise<Page> {
    const page = await signedInPage(browser, installation.origin, person, `/p/${project}`, {
      complaints,
      viewport: { width: 1440, height: 880 },
    });
    await expect(node(page, 'c')).toBeVisible();
    return page;
  }

  const node = (page: Page, id: string) => page.locator(`[data-node-id="${id}"]`);
  const frames = (page: Page) => page.locator('.tl-shape[data-shape-type="frame"]');
  const selectionBar = (page: Page) => page.getByRole('toolbar', { name: 'Selection' });
  const tools = (page: Page) => page.getByRole('toolbar', { name: 'Canvas tools' });
  const saved = (page: Page) => expect(page.getByTestId('save-state')).toHaveText(/Saved/, { timeout: 15_000 });

  /** Where a node is on the page; all pages look at the same place. */
  async function placeOf(page: Page, id: string): Promise<{ x: number; y: number; width: number; height: number }> {
    const box = await node(page, id).boundingBox();
    if (box === null) throw new Error(`${id} is not on the page.`);
    return box;
  }

  /** Selects nodes by their titles, one after another. */
  async function select(page: Page, ...ids: string[]): Promise<void> {
    await page.keyboard.press('Escape');
    for (const [index, id] of ids.entries()) {
      await node(page, id).click({ position: { x: 60, y: 14 }, modifiers: index === 0 ? [] : ['Shift'] });
    }
  }

  /** The tooltip of undo says what it undoes. */
  async function nextUndo(page: Page): Promise<string> {
    await page.mouse.move(5, 400);
    await tools(page).getByRole('button', { name: 'Undo', exact: true }).hover();
    const hint = page.getByRole('tooltip').filter({ hasText: 'Undo' });
    await expect(hint).toBeVisible();
    return (await hint.textContent()) ?? '';
  }

  test.beforeAll(async () => {
    [installation, browser] = await Promise.all([Installation.start(), launchBrowser()]);
    director = await Person.signUp(installation.origin, 'Dora');
    project = await director.createProject('Arranged');
    const artist = await Person.signUp(installation.origin, 'Arne', await director.invite(project, 'artist'));
    const viewer = await Person.signUp(installation.origin, 'Vera', await director.invite(project, 'viewer'));
    await director.call('POST', `/projects/${project}/commands`, {
      commands: [
        {
          name: 'createNodes',
          args: {
            nodes: [
              { id: 'a', type: 'prompt', title: 'Quay', pos: [0, 0], params: { text: 'Fog over the quay' } },
              { id: 'b', type: 'prompt', title: 'Lamp', pos: [330, 70], params: { text: 'A lamp in the fog' } },
              { id: 'c', type: 'prompt', title: 'Rain', pos: [700, 20], params: { text: 'Rain on the windows' } },
            ],
            edges: [],
          },
        },
      ],
    });
    [dora, arne, vera] = await Promise.all([open(director), open(artist), open(viewer)]);
  });
  test.afterEach(async () => {
    for (const [name, page] of Object.entries({ dora, arne, vera }))
      await page.screenshot({ path: test.info().outputPath(`${name}.png`) });
  });
  test.afterAll(async () => {
    await browser?.close();
    await installation?.stop();
  });

  test('aligning from the bar is one step with its name, and arrives', async () => {
    await select(dora, 'a', 'b', 'c');
    await selectionBar(dora).getByRole('button', { name: 'Arrange' }).click();
    await dora.getByRole('button', { name: 'Align top' }).click();
    await saved(dora);
    const top = (await placeOf(arne, 'a')).y;
    await expect.poll(async () => Math.round((await placeOf(arne, 'b')).y - top)).toBe(0);
    await expect.poll(async () => Math.round((await placeOf(arne, 'c')).y - top)).toBe(0);
    await dora.keyboard.press('Escape');
    expect(await nextUndo(dora)).toContain('Undo: Align nodes');
    await tools(dora).getByRole('button', { name: 'Undo', exact: true }).click();
    await expect.poll(async () => Math.round((await placeOf(arne, 'b')).y - top)).toBeGreaterThan(20);
  });

  test('a colour is seen by everybody', async () => {
    await select(dora, 'a', 'b');
    await selectionBar(dora).getByRole('button', { name: 'Colour', exact: true }).click();
    await dora.getByRole('dialog', { name: 'Colour' }).getByRole('button', { name: 'Violet' }).click();
    await expect(node(vera, 'a')).toHaveAttribute('data-colour', 'violet');
    await expect(node(vera, 'b')).toHaveAttribute('data-colour', 'violet');
    expect(await nextUndo(dora)).toContain('Undo: Colour nodes');
  });

  test('arrow keys move in one step', async () => {
    await select(dora, 'c');
    const before = await placeOf(arne, 'c');
    const zoom = before.width / 280;
    for (let press = 0; press < 3; press += 1) await dora.keyboard.press('ArrowRight');
    await dora.keyboard.press('Shift+ArrowDown');
    await expect.poll(async () => Math.round(((await placeOf(arne, 'c')).x - before.x) / zoom)).toBe(3);
    await expect.poll(async () => Math.round(((await placeOf(arne, 'c')).y - before.y) / zoom)).toBe(10);
    await dora.keyboard.press('Control+z');
    await expect.poll(async () => Math.round(((await placeOf(arne, 'c')).x - before.x) / zoom)).toBe(0);
    expect(Math.round(((await placeOf(arne, 'c')).y - before.y) / zoom)).toBe(0);
  });

  test('an arrow between nodes is copied with them, and its copy is tied to theirs', async () => {
    const copy = new Copy(installation.origin, project, director.token);
    /** What each arrow is tied to. */
    const ties = () =>
      [...readDrawing(copy.doc).values()]
        .filter(({ typeName }) => typeName === 'binding')
        .map((binding) => Binding.parse(binding))
        .map(({ fromId, toId }) => ({ arrow: fromId, node: toId.replace('shape:', '') }));
    const [from, to] = [await placeOf(dora, 'a'), await placeOf(dora, 'c')];
    await dora.keyboard.press('Escape');
    await tools(dora).getByRole('button', { name: 'Arrow', exact: true }).click();
    await dora.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await dora.mouse.down();
    await dora.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 8 });
    await dora.mouse.up();
    await expect
      .poll(() =>
        ties()
          .map(({ node: tied }) => tied)
          .sort(),
      )
      .toEqual(['a', 'c']);

    const first = new Set(ties().map(({ arrow }) => arrow));
    const added = () => ties().filter(({ arrow }) => !first.has(arrow));
    const ways = [
      { step: 'Undo: Paste', keys: ['Control+c', 'Control+v'] },
      { step: 'Undo: Duplicate', keys: ['Control+d'] },
    ];
    for (const { step, keys } of ways) {
      await dora.keyboard.press('Control+a');
      for (const key of keys) await dora.keyboard.press(key);
      await expect(arne.locator('[data-node-id]')).toHaveCount(6);
      await expect.poll(added).toHaveLength(2);
      expect(new Set(added().map(({ arrow }) => arrow)).size).toBe(1);
      for (const { node: tied } of added()) await expect(node(arne, tied)).toContainText(/Quay|Rain/);
      expect(added().filter(({ node: tied }) => ['a', 'c'].includes(tied))).toEqual([]);
      await dora.screenshot({ path: test.info().outputPath(`${keys.at(-1)}.png`) });
      expect(await nextUndo(dora)).toContain(step);
      await dora.keyboard.press('Control+z');
      await expect.poll(added).toEqual([]);
    }
    await dora.keyboard.press('Control+z');
    await expect.poll(ties).toEqual([]);
    copy.close();
  });

  test('a frame takes along what lies in it, for everybody, in one step', async () => {
    await select(dora, 'a', 'b');
    await selectionBar(dora).getByRole('button', { name: 'Frame around the selection' }).click();
    await dora.keyboard.type('Act one');
    await dora.keyboard.press('Enter');
    await expect(frames(arne)).toHaveCount(1);
    await expect(frames(arne)).toContainText('Act one');
    await saved(dora);
    const before = { a: await placeOf(arne, 'a'), b: await placeOf(arne, 'b'), c: await placeOf(arne, 'c') };
    const heading = await frames(dora).locator('.tl-frame-heading').boundingBox();
    if (heading === null) throw new Error('The frame has no heading.');
    await dora.keyboard.press('Escape');
    await dora.mouse.move(heading.x + 20, heading.y + 10);
    await dora.mouse.down();
    await dora.mouse.move(heading.x + 30, heading.y + 60, { steps: 5 });
    // Already while it is in the hand.
    await expect.poll(async () => (await placeOf(arne, 'b')).y - before.b.y).toBeGreaterThan(20);
    await dora.mouse.move(heading.x + 40, heading.y + 130, { steps: 5 });
    await dora.mouse.up();
    await saved(dora);
    await expect.poll(async () => Math.round((await placeOf(arne, 'a')).y - before.a.y)).toBe(120);
    expect(Math.round((await placeOf(arne, 'b')).y - before.b.y)).toBe(120);
    expect(Math.round((await placeOf(arne, 'c')).y - before.c.y)).toBe(0);
    expect(await nextUndo(dora)).toContain('Undo: Move frame');
    await dora.keyboard.press('Control+z');
    await expect.poll(async () => Math.round((await placeOf(arne, 'a')).y - before.a.y)).toBe(0);
    expect(Math.round((await placeOf(arne, 'b')).y - before.b.y)).toBe(0);
  });

  test('a frame is pasted with what stands in it, in one step, and what it was copied from stays', async () => {
    const quays = arne.getByRole('group', { name: 'Prompt: Quay' });
    const copies = (page: Page) => page.locator('[data-node-id]:not([data-node-id="a"])').filter({ hasText: 'Quay' });
    const before = await placeOf(arne, 'a');
    const frame = await frames(arne).boundingBox();
    const heading = await frames(dora).locator('.tl-frame-heading').boundingBox();
    if (heading === null || frame === null) throw new Error('There is no frame.');
    await dora.keyboard.press('Escape');
    await dora.mouse.click(heading.x + 20, heading.y + 10);
    await dora.keyboard.press('Control+c');
    await dora.mouse.move(300, 520);
    await dora.keyboard.press('Control+v');
    await expect(frames(arne)).toHaveCount(2);
    await expect(arne.locator('[data-node-id]')).toHaveCount(5);
    await expect(quays).toHaveCount(2);
    expect(await placeOf(arne, 'a')).toEqual(before);
    const copy = await copies(arne).boundingBox();
    const boxes = await Promise.all((await frames(arne).all()).map((each) => each.boundingBox()));
    const lowest = Math.max(...boxes.map((box) => box?.y ?? 0));
    expect(Math.round((copy?.y ?? 0) - before.y)).toBe(Math.round(lowest - frame.y));
    expect(await nextUndo(dora)).toContain('Undo: Paste');
    await dora.keyboard.press('Control+z');
    await expect(frames(arne)).toHaveCount(1);
    await expect(arne.locator('[data-node-id]')).toHaveCount(3);
    expect(await placeOf(arne, 'a')).toEqual(before);
  });

  test('what is written is found, ringed and left selected', async () => {
    await dora.keyboard.press('Escape');
    await dora.keyboard.press('Control+f');
    const box = dora.getByRole('search', { name: 'Find on the canvas' });
    await box.getByRole('textbox').fill('fog');
    await expect(box.getByRole('status')).toHaveText('1 of 2');
    await expect(dora.getByTestId('found')).toBeVisible();
    await dora.keyboard.press('Enter');
    await expect(box.getByRole('status')).toHaveText('2 of 2');
    await dora.keyboard.press('Shift+Enter');
    await box.getByRole('textbox').fill('act one');
    await expect(box).toContainText('Frame');
    await box.getByRole('textbox').fill('windows');
    await expect(box).toContainText('Rain');
    await dora.keyboard.press('Escape');
    await expect(box).toBeHidden();
    await expect(node(dora, 'c')).toHaveAttribute('data-selected', 'true');
    // The focus is the canvas's again: its keys work.
    await dora.keyboard.press('Shift+1');
    await dora.keyboard.press('Alt+ArrowLeft');
    await expect(node(dora, 'c')).toHaveAttribute('data-selected', 'false');
  });

  test('deleting says so, with the way back', async () => {
    await dora.keyboard.press('Shift+1');
    await select(dora, 'a', 'c');
    await dora.keyboard.press('Delete');
    await expect(node(arne, 'a')).toHaveCount(0);
    const toast = dora.getByRole('alert').filter({ hasText: 'Deleted 2 nodes' });
    await toast.getByRole('button', { name: 'Undo' }).click();
    await expect(node(arne, 'a')).toHaveCount(1);
    await expect(node(arne, 'c')).toHaveCount(1);
    await expect(toast).toHaveCount(0);
  });

  test('the map moves the view, snapping and the map are remembered', async () => {
    const map = arne.getByRole('application', { name: /^Map/ });
    const before = await placeOf(arne, 'b');
    const box = await map.boundingBox();
    if (box === null) throw new Error('There is no map.');
    await arne.mouse.click(box.x + 12, box.y + 12);
    await expect.poll(async () => Math.round((await placeOf(arne, 'b')).x - before.x)).toBeGreaterThan(40);
    const zoom = arne.getByRole('toolbar', { name: 'Zoom' });
    await zoom.getByRole('button', { name: 'Snap to others' }).click();
    await zoom.getByRole('button', { name: 'Map', exact: true }).click();
    await expect(map).toHaveCount(0);
    await arne.reload();
    await expect(node(arne, 'b')).toBeVisible();
    await expect(zoom.getByRole('button', { name: 'Snap to others' })).toHaveAttribute('aria-pressed', 'true');
    await expect(map).toHaveCount(0);
  });

  test('the menu of a node says what can be done; who may only look gets only what looks', async () => {
    await select(dora, 'b');
    await node(dora, 'b').click({ button: 'right', position: { x: 60, y: 14 } });
    const menu = dora.getByRole('menu');
    await expect(menu.getByRole('menuitem', { name: /Delete/ })).toBeVisible();
    await menu.getByRole('menuitem', { name: /Duplicate/ }).click();
    await expect(node(arne, 'b')).toHaveCount(1);
    await expect(arne.locator('[data-node-id]')).toHaveCount(4);
    await dora.keyboard.press('Control+z');
    await expect(arne.locator('[data-node-id]')).toHaveCount(3);

    await node(vera, 'b').click({ button: 'right', position: { x: 60, y: 14 } });
    const looking = vera.getByRole('menu');
    await expect(looking.getByRole('menuitem', { name: /Show the selection/ })).toBeVisible();
    await expect(looking.getByRole('menuitem', { name: /Delete|Duplicate|Frame/ })).toHaveCount(0);
    await vera.keyboard.press('Escape');
    await expect(selectionBar(vera)).toHaveCount(0);
    await expect(tools(vera).getByRole('button', { name: 'Pen' })).toHaveCount(0);
    await vera.keyboard.press('Control+f');
    await expect(vera.getByRole('search', { name: 'Find on the canvas' })).toBeVisible();
    await vera.keyboard.press('Escape');
  });

  test('the sheet of keys opens by a question mark, and is searched', async () => {
    await dora.mouse.click(720, 640);
    await dora.keyboard.press('?');
    const sheet = dora.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await sheet.getByRole('textbox', { name: 'Search shortcuts' }).fill('align left');
    await expect(sheet.getByText('Align left')).toBeVisible();
    await expect(sheet.getByText('Duplicate')).toHaveCount(0);
    await dora.keyboard.press('Escape');
    await expect(sheet).toHaveCount(0);
  });

  test('shots are laid out along their edges, and one goes along them by keys', async () => {
    await director.call('POST', `/projects/${project}/commands`, {
      commands: [
        {
          name: 'createNodes',
          args: {
            nodes: [
              { id: 'shot', type: 'shot-still', title: 'SH010', pos: [0, 600] },
              { id: 'words', type: 'prompt', title: 'Words', pos: [500, 620], params: { text: 'A quay by night' } },
              { id: 'bare', type: 'shot-still', title: 'SH020', pos: [900, 640] },
              { id: 'look', type: 'style', title: 'Look', pos: [900, 1000] },
            ],
            edges: [
              { id: 'e', from: 'words', fromPort: 'text', to: 'shot', toPort: 'prompt' },
              // A style that nobody has chosen yet: what it goes into cannot run.
              { id: 'f', from: 'look', fromPort: 'asset', to: 'bare', toPort: 'style' },
            ],
          },
        },
      ],
    });
    await expect(node(dora, 'bare')).toBeAttached();
    await dora.keyboard.press('Shift+1');
    await select(dora, 'shot', 'words');
    await dora.keyboard.press('Alt+Shift+L');
    const isInOrder = async (page: Page) => {
      const [words, shot] = [await placeOf(page, 'words'), await placeOf(page, 'shot')];
      return words.x + words.width < shot.x;
    };
    await expect.poll(() => isInOrder(dora)).toBe(true);
    await saved(dora);
    await arne.keyboard.press('Shift+1');
    await expect(node(arne, 'words')).toBeVisible();
    await expect.poll(() => isInOrder(arne)).toBe(true);

    const isSelected = (page: Page, id: string) => expect(node(page, id)).toHaveAttribute('data-selected', 'true');
    await select(dora, 'shot');
    await dora.keyboard.press('Alt+Shift+ArrowLeft');
    await isSelected(dora, 'words');
    await dora.keyboard.press('Alt+Shift+ArrowRight');
    await isSelected(dora, 'shot');
    await dora.keyboard.press('Alt+Shift+ArrowRight');
    await expect(dora.getByText('Nothing comes after “SH010”.')).toBeVisible();
    await dora.keyboard.press('Shift+E');
    await isSelected(dora, 'bare');

    await dora.keyboard.press('Control+z');
    await expect.poll(() => isInOrder(arne)).toBe(false);
  });

  test('what is more than one copy can have is not cut, and that is said', async () => {
    const many = await director.createProject('Many');
    const nodes = Array.from({ length: 501 }, (_, index) => ({
      id: `n${index}`,
      type: 'prompt',
      pos: [(index % 25) * 320, Math.floor(index / 25) * 220],
    }));
    await director.call('POST', `/projects/${many}/commands`, {
      commands: [nodes.slice(0, 500), nodes.slice(500)].map((some) => ({ name: 'createNodes', args: { nodes: some } })),
    });
    const page = await signedInPage(browser, installation.origin, director, `/p/${many}`, { complaints });
    await expect(tools(page)).toBeVisible();
    await page.mouse.click(700, 700);
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+x');
    await expect(page.getByText('These are 501 nodes')).toBeVisible();
    await expect(tools(page).getByRole('button', { name: 'Undo', exact: true })).toBeDisabled();
    await page.context().close();
  });

  test('nothing that assistive technology stumbles over, in both themes', async () => {
    await dora.keyboard.press('Control+a');
    await expect(selectionBar(dora)).toBeVisible();
    await selectionBar(dora).getByRole('button', { name: 'Arrange' }).click();
    await expect(dora.getByRole('button', { name: 'Tidy into a grid' })).toBeVisible();
    await dora.keyboard.press('Control+f');
    await expect(dora.getByRole('search', { name: 'Find on the canvas' })).toBeVisible();
    const within = ['Canvas tools', 'Selection', 'Zoom', 'Help', 'Find on the canvas', 'Map of the canvas'].map(
      (name) => `[aria-label^="${name}"]`,
    );
    expect(await seriousFindings(dora, 'tools', { within })).toEqual([]);
  });

  test('no page complained', () => {
    expect(complaints.flat()).toEqual([]);
  });
});
