import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import { z } from 'zod';
import { Installation } from '../installation/Installation.ts';
import { launchBrowser } from '../installation/launchBrowser.ts';
import { Person } from '../people/Person.ts';
import { seriousFindings } from '../people/seriousFindings.ts';
import { signedInPage } from '../people/signedInPage.ts';

const Graph = z.object({
  takes: z.record(z.string(), z.object({ node: z.string(), number: z.int(), frames: z.int() })),
  comments: z.record(z.string(), z.object({ body: z.string(), anchor: z.object({ frame: z.int().optional() }) })),
  reviews: z.record(z.string(), z.unknown()),
  picks: z.record(z.string(), z.string()),
});
const SECONDS = 2;
const FRAMES = 48;
/** What a reader of numbers sees while it plays: every one that was shown. */
const WATCH = `(ms) => new Promise((done) => {
  const seen = [];
  const end = performance.now() + ms;
  const look = (now) => {
    const frame = Number(document.querySelector('[data-testid="frame"]').textContent);
    if (seen.at(-1) !== frame) seen.push(frame);
    if (now < end) requestAnimationFrame(look);
    else done(seen);
  };
  requestAnimationFrame(look);
})`;

test.describe("a take's page", () => {
  test.describe.configure({ mode: 'serial' });
  let installation: Installation;
  let browser: Browser;
  let project: string;
  let director: Person;
  let rita: Page;
  let dora: Page;
  let vera: Page;
  let comment: string;
  const complaints: string[][] = [];

  const graph = async () => Graph.parse(await director.call('GET', `/projects/${project}/graph`));
  const takeOf = async (node: string, number: number): Promise<string> =>
    Object.entries((await graph()).takes).find(([, take]) => take.node === node && take.number === number)?.[0] ?? '';
  const pathOf = async (node: string, number: number): Promise<string> =>
    `/p/${project}/takes/${await takeOf(node, number)}`;
  const open = async (person: Person, path: string): Promise<Page> => {
    const page = await signedInPage(browser, installation.origin, person, path, { complaints });
    await expect(heading(page)).toBeVisible();
    return page;
  };

  const heading = (page: Page): Locator => page.locator('main h1');
  const frame = (page: Page): Locator => page.getByTestId('frame');
  const frameOf = async (page: Page): Promise<number> => Number(await frame(page).textContent());
  const picture = (page: Page): Locator => page.locator('[data-zoom]');
  const verdicts = (page: Page): Locator => page.getByRole('region', { name: 'Verdicts' });
  const others = (page: Page): Locator => page.getByRole('list', { name: 'Verdicts of others' });
  const toReview = (page: Page): Locator => page.getByRole('button', { name: /Next to review|All reviewed/ });
  const watch = async (page: Page, ms: number): Promise<number[]> =>
    z.array(z.number()).parse(await page.evaluate(`(${WATCH})(${ms})`));
  /** The frame of the video itself, by its own clock. */
  const shown = (page: Page): Promise<number> =>
    page.locator('main video').evaluate((video) => Math.floor(Number(Reflect.get(video, 'currentTime')) * 24) + 1);
  async function press(page: Page, ...keys: string[]): Promise<void> {
    for (const key of keys) await page.keyboard.press(key);
  }

  test.beforeAll(async () => {
    test.setTimeout(300_000);
    [installation, browser] = await Promise.all([Installation.start(), launchBrowser()]);
    director = await Person.signUp(installation.origin, 'Dora');
    project = await director.createProject('Harbour');
    const reviewer = await Person.signUp(installation.origin, 'Rita', await director.invite(project, 'reviewer'));
    const viewer = await Person.signUp(installation.origin, 'Vera', await director.invite(project, 'viewer'));
    await director.call('POST', `/projects/${project}/commands`, {
      commands: [
        {
          name: 'createNodes',
          args: {
            nodes: [
              {
                id: 'motion',
                type: 'shot-motion',
                pos: [0, 0],
                title: 'SH010 The ferry turns',
                params: { prompt: 'A ferry turns', durationSeconds: SECONDS },
              },
              {
                id: 'still',
                type: 'shot-still',
                pos: [400, 0],
                title: 'SH020 The quay',
                params: { prompt: 'A quay at dusk' },
              },
            ],
          },
        },
      ],
    });
    for (const node of ['motion', 'still'])
      await director.call('POST', `/projects/${project}/requests`, { node, variations: 2 });
    await expect
      .poll(async () => Object.keys((await graph()).takes).length, { timeout: 120_000, intervals: [500] })
      .toBe(4);
    const first = await pathOf('motion', 2);
    [rita, dora, vera] = [await open(reviewer, first), await open(director, first), await open(viewer, first)];
  });
  test.afterEach(async () => {
    for (const [name, page] of Object.entries({ rita, dora, vera }))
      await page?.screenshot({ path: test.info().outputPath(`${name}.png`) });
  });
  test.afterAll(async () => {
    await browser?.close();
    await installation?.stop();
  });

  test('plays and stops by Space and K, and goes by one frame or ten', async () => {
    await expect(heading(rita)).toHaveText('SH010 The ferry turns, take 2');
    expect((await graph()).takes[await takeOf('motion', 2)]?.frames).toBe(FRAMES);
    await expect(frame(rita)).toHaveText('1');
    await press(rita, 'Space');
    await expect(rita.getByRole('button', { name: 'Pause' })).toBeVisible();
    await expect.poll(() => frameOf(rita)).toBeGreaterThan(5);
    await press(rita, 'k');
    await expect(rita.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
    await expect.poll(async () => (await frameOf(rita)) - (await shown(rita))).toBe(0);
    const still = await frameOf(rita);
    expect(await watch(rita, 300)).toEqual([still]);
    await press(rita, 'Home', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowLeft');
    await expect(frame(rita)).toHaveText('3');
    await expect.poll(() => shown(rita)).toBe(3);
    await press(rita, 'Shift+ArrowRight');
    await expect(frame(rita)).toHaveText('13');
    await expect(rita.getByTestId('timecode')).toHaveText('00:00:00:12');
    await press(rita, 'End');
    await expect(frame(rita)).toHaveText(String(FRAMES));
  });

  test('L goes forwards, faster with each press; J goes backwards, frame by frame', async () => {
    const speed = rita.getByRole('combobox', { name: 'Speed' });
    await press(rita, 'Home', 'l');
    await expect(speed).toHaveValue('1');
    await press(rita, 'l');
    await expect(speed).toHaveValue('2');
    expect(await rita.locator('main video').evaluate((video) => Number(Reflect.get(video, 'playbackRate')))).toBe(2);
    await press(rita, 'k', 'End');
    await expect.poll(() => shown(rita)).toBe(FRAMES);
    await press(rita, 'j');
    const back = await watch(rita, 900);
    await press(rita, 'k');
    expect(back.length).toBeGreaterThan(5);
    expect(back.every((one, place) => place === 0 || one < (back[place - 1] ?? 0))).toBe(true);
    expect(back.at(-1)).toBeLessThan(FRAMES - 12);
    // The picture went with the number.
    await expect.poll(async () => (await shown(rita)) - (await frameOf(rita))).toBe(0);
    expect(await shown(rita)).toBeLessThan(FRAMES - 12);
    await press(rita, 'End', 'j', 'j');
    await expect(speed).toHaveValue('-2');
    await press(rita, 'k');
  });

  test('what lies between in and out is played over and over', async () => {
    await press(rita, 'Home', 'Shift+ArrowRight', 'i', 'Shift+ArrowRight', 'o');
    const range = rita.getByTestId('range');
    await expect(range).toHaveAttribute('data-in', '10');
    await expect(range).toHaveAttribute('data-out', '20');
    await press(rita, 'Space');
    await expect.poll(() => frameOf(rita)).toBeLessThan(18);
    const seen = await watch(rita, 1_500);
    await press(rita, 'k');
    expect(Math.min(...seen)).toBeGreaterThanOrEqual(11);
    // The browser may have the frame after the last on the screen before it can be turned back.
    expect(Math.max(...seen)).toBeLessThanOrEqual(22);
    expect(seen.some((one, place) => one < (seen[place - 1] ?? 0))).toBe(true);
    await press(rita, 'x');
    await expect(range).toHaveCount(0);
  });

  test('a comment stands at its frame for everybody, and leads there', async () => {
    await press(rita, 'Home', 'Shift+ArrowRight', 'ArrowRight', 'ArrowRight', 'm');
    await expect(rita.getByRole('checkbox', { name: 'Comment on frame 13' })).toBeChecked();
    await expect(rita.getByRole('textbox', { name: 'Comment' })).toBeFocused();
    await rita.keyboard.type('Hold on her a breath longer, l and j are letters here.');
    await press(rita, 'Control+Enter');
    await expect(dora.getByText('Hold on her a breath longer')).toBeVisible();
    const mark = dora.getByRole('button', { name: 'Comment of Rita on frame 13' });
    await expect(frame(dora)).toHaveText('1');
    await mark.click();
    await expect(frame(dora)).toHaveText('13');
    await expect.poll(() => shown(dora)).toBe(13);
    const [said] = Object.entries((await graph()).comments);
    expect(said?.[1].anchor.frame).toBe(12);
    comment = said?.[0] ?? '';
    await press(dora, 'End');
    await dora.getByRole('button', { name: 'Go to frame 13' }).click();
    await expect(frame(dora)).toHaveText('13');
    await press(rita, 'Escape');
  });

  test('two people judge differently, and both are seen', async () => {
    await rita.getByRole('button', { name: 'Approve' }).click();
    await press(rita, '4');
    await press(dora, 'c', '2');
    await expect(others(dora).getByRole('listitem').filter({ hasText: 'Rita' })).toContainText(/approve/i);
    await expect(others(dora).getByRole('img', { name: '4 of 5 stars' })).toBeVisible();
    await expect(others(rita).getByRole('listitem').filter({ hasText: 'Dora' })).toContainText(/changes/i);
    await expect(others(rita).getByRole('img', { name: '2 of 5 stars' })).toBeVisible();
    for (const page of [rita, dora]) await expect(page.getByTestId('verdict-count')).toContainText('3 by 2');
    // A button that was pressed by mouse leaves Space to the picture, and the verdict as it is.
    await press(rita, 'Space');
    await expect(rita.getByRole('button', { name: 'Pause' })).toBeVisible();
    await press(rita, 'k');
    await expect(verdicts(rita).getByRole('button', { name: 'Approve' })).toHaveAttribute('aria-pressed', 'true');
    const { reviews } = await graph();
    expect(Object.values(reviews)).toEqual(expect.arrayContaining(['approve', 'changes', 4, 2]));
    // Pressed again it is taken back: one's own only.
    await press(dora, 'c', '2');
    await expect(others(rita)).toHaveCount(0);
    await expect(others(dora).getByRole('img', { name: '4 of 5 stars' })).toBeVisible();
    await press(dora, 'c');
  });

  test('a link leads to a comment at its frame, or to a frame', async () => {
    const path = await pathOf('motion', 2);
    await dora.goto(`${path}?comment=${comment}`);
    await expect(frame(dora)).toHaveText('13');
    await expect.poll(() => shown(dora)).toBe(13);
    await expect(dora.locator('[data-highlighted="true"]')).toContainText('Hold on her');
    await dora.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await press(dora, 'Shift+ArrowRight', 'ArrowRight');
    await dora.getByRole('button', { name: 'More about take 2' }).click();
    await dora.getByRole('menuitem', { name: 'Copy link to this frame' }).click();
    await expect(dora.getByText('Link copied.')).toBeVisible();
    const link = String(await dora.evaluate('navigator.clipboard.readText()'));
    expect(link).toBe(`${installation.origin}${path}?frame=24`);
    await vera.goto(link);
    await expect(frame(vera)).toHaveText('24');
    await expect.poll(() => shown(vera)).toBe(24);
    await vera.goto(`${path}?frame=9000`);
    await expect(frame(vera)).toHaveText(String(FRAMES));
  });

  test('the picture is zoomed where the pointer is, moved by hand, and fitted again', async () => {
    const box = await picture(rita).boundingBox();
    if (box === null) throw new Error('There is no picture.');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await expect(picture(rita)).toHaveAttribute('data-zoomed', 'false');
    await rita.mouse.move(x, y);
    for (let turn = 0; turn < 4; turn += 1) await rita.mouse.wheel(0, -300);
    await expect(picture(rita)).toHaveAttribute('data-zoomed', 'true');
    const place = async () => (await rita.locator('main video').boundingBox())?.x ?? 0;
    const before = await place();
    await rita.mouse.down();
    await rita.mouse.move(x + 120, y + 40, { steps: 6 });
    await rita.mouse.up();
    expect(Math.round((await place()) - before)).toBe(120);
    // A drag is no click: it does not play.
    await expect(rita.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
    await press(rita, '0');
    await expect(picture(rita)).toHaveAttribute('data-zoomed', 'false');
    await rita.mouse.click(x, y);
    await expect(rita.getByRole('button', { name: 'Pause' })).toBeVisible();
    await rita.mouse.click(x, y);
    await expect(rita.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  });

  test('N leads through all that waits for a verdict, and says when nothing does', async () => {
    const seen: string[] = [];
    for (let left = 3; left > 0; left -= 1) {
      await expect(toReview(rita)).toContainText(String(left));
      await press(rita, 'n');
      await expect.poll(async () => seen.includes((await heading(rita).textContent()) ?? '')).toBe(false);
      await expect(heading(rita)).not.toHaveText('SH010 The ferry turns, take 2');
      seen.push((await heading(rita).textContent()) ?? '');
      await press(rita, 'a');
    }
    expect(seen.toSorted()).toEqual([
      'SH010 The ferry turns, take 1',
      'SH020 The quay, take 1',
      'SH020 The quay, take 2',
    ]);
    await expect(toReview(rita)).toHaveText('All reviewed');
    await press(rita, 'n');
    await expect(rita.getByText('Nothing waits for your verdict any more.')).toBeVisible();
    // The director's queue is the director's own.
    await expect(toReview(dora)).toContainText('Next to review3');
  });

  test('a still has no transport; arrows walk through its takes, and its comment has no frame', async () => {
    await dora.goto(await pathOf('still', 1));
    await expect(heading(dora)).toHaveText('SH020 The quay, take 1');
    await expect(dora.getByRole('group', { name: 'Transport' })).toHaveCount(0);
    await expect(dora.getByRole('img', { name: 'Take 1 of SH020 The quay' })).toBeVisible();
    await press(dora, 'ArrowRight');
    await expect(heading(dora)).toHaveText('SH020 The quay, take 2');
    await press(dora, 'ArrowUp', 'm');
    await expect(dora.getByRole('checkbox', { name: /^Comment on frame/ })).toHaveCount(0);
    await dora.keyboard.type('Lower the lamp.');
    await press(dora, 'Control+Enter');
    await expect
      .poll(async () => Object.values((await graph()).comments).find(({ body }) => body === 'Lower the lamp.')?.anchor)
      .toEqual({});
    // Its first take was circled by itself.
    await press(dora, 'Escape', 'ArrowDown', 'p');
    await expect.poll(async () => (await graph()).picks['still']).toBe(await takeOf('still', 2));
    expect(await seriousFindings(dora, 'a still')).toEqual([]);
  });

  test('a viewer plays and reads, and is offered nothing to say or judge', async () => {
    await vera.goto(await pathOf('motion', 2));
    await expect(vera.getByText('Hold on her a breath longer')).toBeVisible();
    await expect(others(vera)).toContainText('Rita');
    await expect(vera.getByRole('group', { name: 'Your verdict' })).toHaveCount(0);
    await expect(vera.getByRole('group', { name: 'Your stars' })).toHaveCount(0);
    await expect(vera.getByRole('textbox', { name: 'Comment' })).toHaveCount(0);
    await expect(toReview(vera)).toHaveCount(0);
    const before = await graph();
    await press(vera, 'a', '5', 'p', 'm', 'n', 'Space');
    await expect(vera.getByRole('button', { name: 'Pause' })).toBeVisible();
    await press(vera, 'k');
    expect(await graph()).toMatchObject({ reviews: before.reviews, picks: before.picks });
    await expect(vera.getByTestId('save-state')).toHaveText(/Saved/);
    expect(await seriousFindings(vera, 'a take for a viewer')).toEqual([]);
  });

  test('everybody can use it; on a tablet what is said stands below the picture', async () => {
    await rita.goto(`${await pathOf('motion', 2)}?comment=${comment}`);
    await expect(frame(rita)).toHaveText('13');
    expect(await seriousFindings(rita, 'a take')).toEqual([]);
    await rita.getByRole('button', { name: 'Keys', exact: true }).click();
    await expect(rita.getByText('Next to review').last()).toBeVisible();
    expect(await seriousFindings(rita, 'keys of a take', { within: ['[role="dialog"]'] })).toEqual([]);
    await press(rita, 'Escape');
    await rita.getByRole('tab', { name: 'Recipe' }).click();
    await expect(rita.getByText('A ferry turns')).toBeVisible();
    expect(await seriousFindings(rita, 'recipe of a take')).toEqual([]);
    await rita.getByRole('tab', { name: /^Comments/ }).click();
    await rita.setViewportSize({ width: 1024, height: 768 });
    expect(await rita.evaluate('document.documentElement.scrollWidth')).toBe(1024);
    const [seen, aside] = await Promise.all([picture(rita).boundingBox(), rita.locator('aside').boundingBox()]);
    expect(seen?.width).toBeGreaterThan(980);
    expect(aside?.y).toBeGreaterThan((seen?.y ?? 0) + (seen?.height ?? 0) - 1);
    await rita.getByText('Hold on her a breath longer').scrollIntoViewIfNeeded();
    await expect(rita.getByText('Hold on her a breath longer')).toBeInViewport();
    expect(await seriousFindings(rita, 'a take on a tablet')).toEqual([]);
  });

  test('no page complained', () => expect(complaints.flat()).toEqual([]));
});
