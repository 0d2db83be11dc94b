import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import { z } from 'zod';
import { Installation } from '../installation/Installation.ts';
import { launchBrowser } from '../installation/launchBrowser.ts';
import { watchPage } from '../installation/watchPage.ts';
import { Person } from '../people/Person.ts';
import { seriousFindings } from '../people/seriousFindings.ts';

const Projects = z.object({ items: z.array(z.object({ id: z.string() })) });
const Takes = z.object({ items: z.array(z.object({ id: z.string(), kind: z.string() })) });

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where there is nothing but canvas, below the nodes. */
const BELOW: Point = { x: 560, y: 700 };
/** Where a comment is pinned, above the nodes. */
const ABOVE: Point = { x: 900, y: 150 };

test.describe('what people do together', () => {
  let installation: Installation;
  let browser: Browser;
  let director: Person;
  let project: string;
  let film: string;
  let owner: Person;
  let dora: Page;
  let arne: Page;
  let rita: Page;
  const complaints: string[][] = [];

  /** Opens the project in a browser of one's own. */
  async function open({ email, password }: Person, path: string): Promise<Page> {
    const { origin } = installation;
    const context = await browser.newContext({ baseURL: origin, viewport: { width: 1400, height: 860 } });
    await context.request.post('/api/auth/sign-in/email', { data: { email, password }, headers: { origin } });
    const page = await context.newPage();
    complaints.push(watchPage(page, origin));
    await page.goto(path);
    return page;
  }

  test.beforeAll(async () => {
    [installation, browser] = await Promise.all([Installation.start(), launchBrowser()]);
    // Who signs up first is told of the takes of the demo film; the others' bells begin silent.
    owner = await Person.signUp(installation.origin, 'Olga');
    project = await owner.createProject('Together');
    const join = async (name: string, role: 'director' | 'artist' | 'reviewer') =>
      Person.signUp(installation.origin, name, await owner.invite(project, role));
    director = await join('Dora', 'director');
    const artist = await join('Arne', 'artist');
    const reviewer = await join('Rita', 'reviewer');
    await owner.call('POST', `/projects/${project}/commands`, {
      commands: [
        {
          name: 'createNodes',
          args: {
            nodes: [
              { id: 'words', type: 'prompt', pos: [0, 0], params: { text: 'Fog over the quay' } },
              { id: 'shot', type: 'shot-still', pos: [420, 0], title: 'SH010' },
            ],
            edges: [{ id: 'e1', from: 'words', fromPort: 'text', to: 'shot', toPort: 'prompt' }],
          },
        },
      ],
    });
    const { items } = Projects.parse(await owner.call('GET', '/projects'));
    film = items.find(({ id }) => id !== project)?.id ?? '';
    const canvas = `/p/${project}`;
    [dora, arne, rita] = await Promise.all([open(director, canvas), open(artist, canvas), open(reviewer, canvas)]);
    for (const page of [dora, arne, rita]) await expect(node(page, 'shot')).toBeVisible();
  });
  test.afterEach(async () => {
    for (const [name, page] of Object.entries({ dora, arne, rita }))
      await page.screenshot({ path: test.info().outputPath(`${name}.png`) });
  });
  test.afterAll(async () => {
    await browser?.close();
    await installation?.stop();
  });

  const node = (page: Page, id: string): Locator => page.locator(`[data-node-id="${id}"]`);
  const nodePin = (page: Page): Locator => page.locator('[data-pin="node:shot"]');
  const canvasPins = (page: Page): Locator => page.locator('[data-pin]:not([data-pin="node:shot"])');
  const card = (page: Page, name: string): Locator => page.getByRole('dialog', { name, exact: true });
  const follows = (page: Page, name: string): Locator => page.getByText(`Following ${name}`, { exact: false });
  async function placeOf(target: Locator): Promise<Point> {
    const box = await target.boundingBox();
    if (box === null) throw new Error('It is not on the page.');
    return { x: Math.round(box.x), y: Math.round(box.y) };
  }
  /** How far apart a node stands on two screens. */
  async function apart(one: Page, other: Page): Promise<number> {
    const [a, b] = await Promise.all([placeOf(node(one, 'shot')), placeOf(node(other, 'shot'))]);
    return Math.hypot(a.x - b.x, a.y - b.y);
  }
  const widthOf = async (page: Page): Promise<number> => (await node(page, 'shot').boundingBox())?.width ?? 0;
  /** Follows somebody by their card. */
  async function follow(page: Page, name: string): Promise<void> {
    await page.getByRole('group', { name: 'People here' }).getByRole('button', { name, exact: true }).click();
    await page.getByRole('region', { name, exact: true }).getByRole('button', { name: 'Follow', exact: true }).click();
    await expect(follows(page, name)).toBeVisible();
  }

  test('a reviewer, who builds nothing, pins a comment to a node and mentions the director', async () => {
    await expect(rita.getByRole('button', { name: 'Add node' })).toHaveCount(0);
    await rita.keyboard.press('c');
    const { x, y } = await placeOf(node(rita, 'shot'));
    await rita.mouse.move(x + 90, y + 60);
    await expect(rita.getByText('Comment on SH010')).toBeVisible();
    await rita.mouse.click(x + 90, y + 60);
    const field = card(rita, 'Comment on SH010').getByRole('textbox', { name: 'Comment' });
    await expect(field).toBeFocused();
    await rita.keyboard.type('@Do');
    await expect(rita.getByRole('option', { name: 'Dora' })).toBeVisible();
    await rita.keyboard.press('Enter');
    await rita.keyboard.type('hold the fog a little longer.');
    await rita.keyboard.press('Control+Enter');
    await expect(card(rita, 'SH010').getByText('hold the fog a little longer.')).toBeVisible();
    await expect(card(rita, 'SH010').getByText('@Dora')).toBeVisible();
  });

  test('the director sees the pin and the bell, and comes by the link', async () => {
    await expect(nodePin(dora)).toHaveAccessibleName(/Comment of Rita.*unread/);
    await expect(dora.getByRole('button', { name: 'Notifications, 1 unread' })).toBeVisible();
    const comment = await card(rita, 'SH010').getByRole('article').getAttribute('data-comment-id');
    await dora.goto(`/p/${project}?comment=${comment}`);
    const thread = card(dora, 'SH010').getByRole('region', { name: 'Thread of Rita' });
    await expect(thread).toContainText('@Dora hold the fog');
    await expect(dora).toHaveURL(new RegExp(`/p/${project}$`));
    await expect(nodePin(dora)).not.toHaveAccessibleName(/unread/);
  });

  test('an answer arrives, and so does its edit', async () => {
    const thread = card(dora, 'SH010').getByRole('region', { name: 'Thread of Rita' });
    await thread.getByRole('button', { name: 'Reply…' }).click();
    await dora.keyboard.type('Twelve frames more.');
    await dora.keyboard.press('Control+Enter');
    await expect(card(rita, 'SH010').getByText('Twelve frames more.')).toBeVisible();
    const answer = thread.getByRole('article').nth(1);
    await answer.hover();
    await answer.getByRole('button', { name: 'More' }).click();
    await dora.getByRole('menuitem', { name: 'Edit' }).click();
    const field = thread.getByRole('textbox', { name: 'Edit comment' });
    await expect(field).toBeFocused();
    await field.fill('Sixteen frames more.');
    await thread.getByRole('button', { name: 'Save' }).click();
    await expect(card(rita, 'SH010').getByText('Sixteen frames more.')).toBeVisible();
    await expect(card(rita, 'SH010').getByText('edited', { exact: true })).toBeVisible();
    // What somebody else said is not theirs to edit.
    const first = thread.getByRole('article').first();
    await first.hover();
    await first.getByRole('button', { name: 'More' }).click();
    await expect(dora.getByRole('menuitem', { name: 'Copy link' })).toBeVisible();
    await expect(dora.getByRole('menuitem', { name: 'Edit' })).toHaveCount(0);
    await dora.keyboard.press('Escape');
    await expect(dora.getByRole('menuitem', { name: 'Copy link' })).toHaveCount(0);
    await expect(thread).toBeVisible();
  });

  test('nothing is wrong by axe while a thread is open', async () => {
    expect(await seriousFindings(dora, 'a thread on the canvas')).toEqual([]);
  });

  test('what was begun at a place is there again after a press elsewhere, and after a reload', async () => {
    await rita.keyboard.press('Escape');
    await expect(card(rita, 'SH010')).toHaveCount(0);
    await rita.keyboard.press('c');
    await rita.mouse.click(ABOVE.x, ABOVE.y);
    const field = card(rita, 'Comment on the canvas').getByRole('textbox', { name: 'Comment' });
    await expect(field).toBeFocused();
    await rita.keyboard.type('Is there room for');
    await rita.mouse.click(ABOVE.x - 300, ABOVE.y);
    await expect(field).toHaveCount(0);
    await rita.keyboard.press('c');
    await rita.mouse.click(ABOVE.x, ABOVE.y);
    await expect(field).toHaveValue('Is there room for');
    await rita.reload();
    await expect(node(rita, 'shot')).toBeVisible();
    await rita.keyboard.press('c');
    await rita.mouse.click(ABOVE.x, ABOVE.y);
    await expect(field).toHaveValue('Is there room for');
    await expect(field).toBeFocused();
    await rita.keyboard.type(' a gull?');
    await rita.keyboard.press('Control+Enter');
    await expect(canvasPins(arne)).toHaveAccessibleName(/Comment of Rita.*unread/);
  });

  test('a thread that is resolved leaves the canvas for everybody, and is found in the list', async () => {
    await canvasPins(dora).click();
    const open = card(dora, 'On the canvas');
    await expect(open).toContainText('Is there room for a gull?');
    await expect(card(dora, 'SH010')).toHaveCount(0);
    await open.getByRole('article').hover();
    await open.getByRole('button', { name: 'Resolve comment' }).click();
    await expect(open.getByText('Resolved by Dora')).toBeVisible();
    await expect(canvasPins(arne)).toHaveCount(0);
    await open.getByRole('button', { name: 'Close' }).click();
    await dora.getByRole('button', { name: /^Comments/ }).click();
    const panel = dora.getByRole('complementary', { name: 'Comments' });
    await expect(panel.getByRole('listitem')).toHaveCount(1);
    expect(await seriousFindings(dora, 'the list of comments')).toEqual([]);
    await panel.getByText('Resolved', { exact: true }).click();
    await panel.getByRole('button', { name: /a gull/ }).click();
    await expect(card(dora, 'On the canvas')).toContainText('Resolved by Dora');
    await panel.getByRole('button', { name: 'Close comments' }).click();
    await card(dora, 'On the canvas').getByRole('button', { name: 'Close' }).click();
  });

  test('a pin goes along with its node while another drags it', async () => {
    const [before, { x, y }] = [await placeOf(nodePin(rita)), await placeOf(node(arne, 'shot'))];
    await arne.mouse.move(x + 90, y + 14);
    await arne.mouse.down();
    await arne.mouse.move(x + 140, y + 60, { steps: 8 });
    await expect.poll(async () => (await placeOf(nodePin(rita))).y - before.y).toBeGreaterThan(20);
    await arne.mouse.move(x + 170, y + 94, { steps: 8 });
    await arne.mouse.up();
    await expect.poll(async () => (await placeOf(nodePin(rita))).y - before.y).toBeGreaterThan(55);
    await arne.keyboard.press('Control+z');
    await expect.poll(async () => Math.abs((await placeOf(nodePin(rita))).y - before.y)).toBeLessThan(3);
  });

  test('comments in one place are gone through, one with each press', async () => {
    const anchor = { on: 'canvas', pos: [200, -130] };
    await director.call('POST', `/projects/${project}/commands`, {
      commands: ['the first here', 'the second here'].map((body, index) => ({
        name: 'addComment',
        args: { id: `here-${index}`, anchor, body },
      })),
    });
    const pin = rita.locator('[data-pin="here-0 here-1"]');
    await expect(pin).toHaveAccessibleName(/^2 threads of Dora/);
    await pin.click();
    await expect(card(rita, 'On the canvas')).toContainText('the first here');
    await pin.click();
    await expect(card(rita, 'On the canvas')).toContainText('the second here');
    await pin.click();
    await expect(card(rita, 'On the canvas')).toContainText('the first here');
    await rita.keyboard.press('Escape');
    await expect(card(rita, 'On the canvas')).toHaveCount(0);
    await director.call('POST', `/projects/${project}/commands`, {
      commands: [0, 1].map((index) => ({ name: 'deleteComment', args: { id: `here-${index}` } })),
    });
    await expect(pin).toHaveCount(0);
  });

  test('who follows sees what the other sees: pan, zoom, and another page', async () => {
    await arne.getByRole('group', { name: 'People here' }).getByRole('button', { name: 'Dora', exact: true }).click();
    await expect(arne.getByRole('region', { name: 'Dora' })).toContainText('Director, on the canvas');
    expect(await seriousFindings(arne, "a person's card")).toEqual([]);
    await arne.keyboard.press('Escape');
    await follow(arne, 'Dora');
    await expect(dora.getByText('Arne follows you')).toBeVisible();
    await dora.mouse.move(BELOW.x, BELOW.y);
    await dora.mouse.wheel(-140, 120);
    await expect.poll(() => apart(dora, arne)).toBeLessThan(3);
    const before = await widthOf(arne);
    await dora.keyboard.down('Control');
    await dora.mouse.wheel(0, 120);
    await dora.keyboard.up('Control');
    await expect.poll(() => widthOf(arne)).toBeLessThan(before * 0.95);
    await expect.poll(async () => Math.abs((await widthOf(arne)) - (await widthOf(dora)))).toBeLessThan(2);
    await expect.poll(() => apart(dora, arne)).toBeLessThan(3);
    const pages = dora.getByRole('navigation', { name: 'Project pages' });
    await pages.getByRole('link', { name: 'Shots' }).click();
    await expect(arne).toHaveURL(/\/shots$/);
    await expect(follows(arne, 'Dora')).toBeVisible();
    await pages.getByRole('link', { name: 'Canvas' }).click();
    await expect(arne).toHaveURL(new RegExp(`/p/${project}$`));
    await expect(node(arne, 'shot')).toBeVisible();
    await expect(follows(arne, 'Dora')).toBeVisible();
    await expect.poll(() => apart(dora, arne)).toBeLessThan(3);
  });

  test('Escape ends following, and so does a move of one’s own', async () => {
    await arne.keyboard.press('Escape');
    await expect(follows(arne, 'Dora')).toHaveCount(0);
    await expect(dora.getByText('Arne follows you')).toHaveCount(0);
    const rest = await placeOf(node(arne, 'shot'));
    await dora.mouse.move(BELOW.x, BELOW.y);
    await dora.mouse.wheel(60, 0);
    await expect.poll(() => apart(dora, arne)).toBeGreaterThan(20);
    expect(await placeOf(node(arne, 'shot'))).toEqual(rest);
    await follow(arne, 'Dora');
    await expect.poll(() => apart(dora, arne)).toBeLessThan(3);
    await arne.mouse.move(BELOW.x, BELOW.y);
    await arne.mouse.wheel(0, 80);
    await expect(follows(arne, 'Dora')).toHaveCount(0);
  });

  test('the director asks everybody to follow: one does, one does not', async () => {
    await dora.getByRole('button', { name: 'Ask everybody to follow me' }).click();
    const asked = (page: Page): Locator => page.getByRole('alertdialog', { name: 'Dora asks you to follow' });
    await asked(rita).getByRole('button', { name: 'Follow' }).click();
    await asked(arne).getByRole('button', { name: 'Not now' }).click();
    await expect(asked(arne)).toHaveCount(0);
    await expect(dora.getByText('You lead: 1 of 2 follow')).toBeVisible();
    await dora.mouse.move(BELOW.x, BELOW.y);
    await dora.mouse.wheel(90, -60);
    await expect.poll(() => apart(dora, rita)).toBeLessThan(3);
    await dora.getByRole('button', { name: 'Stop leading' }).last().click();
    await expect(follows(rita, 'Dora')).toHaveCount(0);
    await expect(rita.getByText('Dora does not lead any more.')).toBeVisible();
  });

  test('words beside a pointer are seen while they are typed, and go', async () => {
    await arne.mouse.move(700, 430);
    await arne.keyboard.press('/');
    await expect(arne.getByRole('textbox', { name: 'Say something beside your pointer' })).toBeFocused();
    await arne.keyboard.type('look at the fog');
    const words = rita.locator('.tl-collaborators').getByText('look at the fog');
    await expect(words).toBeVisible();
    await arne.keyboard.press('Escape');
    await expect(words).toHaveCount(0);
  });

  test('an answer does not say again of which frame its thread is', async () => {
    let take = '';
    await expect
      .poll(
        async () => {
          const { items } = Takes.parse(await owner.call('GET', `/projects/${film}/takes?limit=100`));
          take = items.find(({ kind }) => kind === 'video')?.id ?? '';
          return take;
        },
        { timeout: 60_000 },
      )
      .not.toBe('');
    const said = (id: string, frame: number, parent: string | null) => ({
      name: 'addComment',
      args: { id, anchor: { on: 'take', take, frame }, body: `It is ${id}.`, parent },
    });
    await owner.call('POST', `/projects/${film}/commands`, {
      commands: [said('first', 5, null), said('same', 5, 'first'), said('other', 8, 'first')],
    });
    const olga = await open(owner, `/p/${film}/takes/${take}?comment=same`);
    const comment = (id: string): Locator => olga.locator(`[data-comment-id="${id}"]`);
    await expect(comment('first').getByRole('button', { name: 'Go to frame 6' })).toBeVisible();
    await expect(comment('same')).toContainText('It is same.');
    await expect(comment('same').getByRole('button', { name: /Go to frame/ })).toHaveCount(0);
    await expect(comment('other').getByRole('button', { name: 'Go to frame 9' })).toBeVisible();
  });

  test('no page complained', () => {
    expect(complaints.flat()).toEqual([]);
  });
});
