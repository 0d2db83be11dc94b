import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import { z } from 'zod';
import { Installation } from '../installation/Installation.ts';
import { launchBrowser } from '../installation/launchBrowser.ts';
import { dropFiles } from '../nodes/bringFiles.ts';
import { Person } from '../people/Person.ts';
import { seriousFindings } from '../people/seriousFindings.ts';
import { signedInPage } from '../people/signedInPage.ts';

const Graph = z.object({
  nodes: z.record(
    z.string(),
    z.object({ type: z.string(), title: z.string(), params: z.record(z.string(), z.unknown()) }),
  ),
  takes: z.record(z.string(), z.object({ node: z.string() })),
});
const MOTION_SECONDS = 1;
const WAV_RATE = 8_000;

/** A WAV file in which nothing is heard, for so many seconds. */
function silence(seconds: number): Buffer {
  const samples = seconds * WAV_RATE;
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + samples, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(WAV_RATE, 24);
  head.writeUInt32LE(WAV_RATE, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36);
  head.writeUInt32LE(samples, 40);
  return Buffer.concat([head, Buffer.alloc(samples, 128)]);
}

test.describe('the animatic', () => {
  test.describe.configure({ mode: 'serial' });
  let installation: Installation;
  let browser: Browser;
  let project: string;
  let director: Person;
  let dora: Page;
  let vera: Page;
  const complaints: string[][] = [];

  const stage = (page: Page): Locator => page.getByTestId('reel-stage');
  const shot = (page: Page): Locator => page.getByTestId('reel-shot');
  const timecode = (page: Page): Locator => page.getByTestId('reel-timecode');
  const place = (page: Page): Locator => page.getByRole('slider', { name: 'Place in the animatic' });
  const run = (name: string, args: unknown) =>
    director.call('POST', `/projects/${project}/commands`, { commands: [{ name, args }] });
  const takeOf = async (node: string): Promise<string | undefined> => {
    const { takes } = Graph.parse(await director.call('GET', `/projects/${project}/graph`));
    return Object.entries(takes).find(([, take]) => take.node === node)?.[0];
  };

  /** What was brought, by name. */
  async function soundNodes() {
    const { nodes } = Graph.parse(await director.call('GET', `/projects/${project}/graph`));
    return Object.entries(nodes)
      .flatMap(([id, { type, title, params }]) =>
        type === 'sound' ? [{ id, title, media: String(params['media']) }] : [],
      )
      .sort((a, b) => a.title.localeCompare(b.title, 'en'));
  }

  test.beforeAll(async () => {
    test.setTimeout(180_000);
    [installation, browser] = await Promise.all([Installation.start(), launchBrowser()]);
    director = await Person.signUp(installation.origin, 'Dora');
    project = await director.createProject('Harbour');
    const viewer = await Person.signUp(installation.origin, 'Vera', await director.invite(project, 'viewer'));
    const open = (person: Person) =>
      signedInPage(browser, installation.origin, person, `/p/${project}/animatic`, { complaints });
    [dora, vera] = await Promise.all([open(director), open(viewer)]);
  });
  test.afterEach(async () => {
    for (const [name, page] of Object.entries({ dora, vera }))
      await page.screenshot({ path: test.info().outputPath(`${name}.png`) });
  });
  test.afterAll(async () => {
    await browser?.close();
    await installation?.stop();
  });

  test('without shots it says what will be here', async () => {
    await expect(vera.getByRole('heading', { name: 'Nothing to play yet' })).toBeVisible();
    await expect(vera.getByRole('link', { name: 'Open the canvas' })).toBeVisible();
  });

  test('shots come for everybody, also those without a take', async () => {
    const params = { durationSeconds: MOTION_SECONDS };
    await run('createNodes', {
      nodes: [
        { id: 'wide', type: 'shot-still', title: 'SH010', pos: [0, 0] },
        { id: 'walk', type: 'shot-motion', title: 'SH020', pos: [420, 0], params },
        { id: 'late', type: 'shot-motion', title: 'SH030', pos: [840, 0], params },
      ],
    });
    await expect(shot(vera)).toHaveText('SH010');
    await expect(vera.getByText('Shot 1 of 3 · 3 without a take')).toBeVisible();
    await expect(stage(vera)).toContainText('No take yet');
    for (const node of ['wide', 'walk']) await director.call('POST', `/projects/${project}/requests`, { node });
    await expect(vera.getByText('Shot 1 of 3 · 1 without a take')).toBeVisible({ timeout: 60_000 });
    await expect(stage(vera).locator('[data-shown="true"]')).toHaveAttribute('alt', 'SH010, take 1');
    await expect(vera.getByText('00:00:04:00')).toBeVisible();
  });

  test('it plays through every shot, at its own length, and films go with its clock', async () => {
    await dora.keyboard.press('Space');
    await expect(shot(dora)).toHaveText('SH020', { timeout: 10_000 });
    const film = stage(dora).locator('video[data-shown="true"]');
    await expect.poll(() => film.evaluate((video) => Number(Reflect.get(video, 'currentTime')))).toBeGreaterThan(0.2);
    await expect(shot(dora)).toHaveText('SH030', { timeout: 10_000 });
    await expect(stage(dora)).toContainText('No take yet');
    // Round again.
    await expect(shot(dora)).toHaveText('SH010', { timeout: 10_000 });
    await dora.keyboard.press('k');
  });

  test('one steps by frames and walks by shots, and scrubs', async () => {
    await dora.keyboard.press('Home');
    await dora.keyboard.press('ArrowDown');
    await expect(timecode(dora)).toHaveText('00:00:02:00');
    await expect(shot(dora)).toHaveText('SH020');
    await dora.keyboard.press('ArrowRight');
    await expect(timecode(dora)).toHaveText('00:00:02:01');
    const film = stage(dora).locator('video[data-shown="true"]');
    await expect
      .poll(() => film.evaluate((video) => Number(Reflect.get(video, 'currentTime'))))
      .toBeCloseTo(1.5 / 24, 3);
    await dora.keyboard.press('ArrowLeft');
    await dora.keyboard.press('ArrowLeft');
    await expect(shot(dora)).toHaveText('SH010');
    await expect(timecode(dora)).toHaveText('00:00:01:23');
    await dora.keyboard.press('End');
    await expect(timecode(dora)).toHaveText('00:00:03:23');
    const box = await place(dora).boundingBox();
    if (box === null) throw new Error('There is no strip.');
    await dora.mouse.click(box.x + box.width * 0.625, box.y + box.height / 2);
    await expect(shot(dora)).toHaveText('SH020');
    await expect(timecode(dora)).toHaveText('00:00:02:12');
  });

  test('what is picked elsewhere is in the film, and one stays at the shot that one looks at', async () => {
    await vera.goto(`/p/${project}/animatic?shot=walk`);
    await expect(shot(vera)).toHaveText('SH020');
    await run('createNodes', { nodes: [{ id: 'first', type: 'shot-still', title: 'SH005', pos: [0, 400] }] });
    await expect(vera.getByText(/of 4/)).toBeVisible();
    await expect(shot(vera)).toHaveText('SH020');
    await run('setPick', { node: 'walk', take: await takeOf('walk') });
    await expect(vera.getByLabel('picked')).toBeVisible();
    await vera.getByRole('link', { name: /Take 1/ }).click();
    await expect(vera.locator('main h1')).toContainText('SH020');
    await vera.goBack();
    await expect(shot(vera)).toHaveText('SH020');
  });

  test('a still stands for as long as is said on it, and needs no new take for that', async () => {
    await run('setParams', { id: 'wide', params: { holdSeconds: 3.5 } });
    // Twice two stills and two shots in motion before.
    await expect(vera.getByText('00:00:07:12')).toBeVisible();
    await dora.goto(`/p/${project}/contact-sheet`);
    await expect(dora.locator('[data-panel="wide"]')).toContainText('3.5 s');
    await expect(dora.locator('[data-panel="first"]')).toContainText('2 s');
    await run('setParams', { id: 'wide', params: { holdSeconds: 2 } });
    await expect(dora.locator('[data-panel="wide"]')).toContainText('2 s');
  });

  test('a scene plays by itself, with what is deeper in it and what comes later', async () => {
    await run('createNodes', {
      nodes: [
        { id: 'act', type: 'scene', title: 'Act 1', pos: [0, 800] },
        { id: 'door', type: 'scene-input', title: 'Way in', scene: 'act', pos: [0, 0] },
        { id: 'inner', type: 'scene', title: 'The quay', scene: 'act', pos: [400, 0] },
        { id: 'deep', type: 'shot-still', title: 'SH110', scene: 'inner', pos: [0, 0] },
        { id: 'lines', type: 'scene', title: 'Lines', pos: [500, 800] },
        { id: 'line', type: 'dialogue', title: 'A line', scene: 'lines', pos: [0, 0] },
      ],
    });
    await dora.goto(`/p/${project}`);
    const box = (id: string) => dora.locator(`[data-node-id="${id}"] header`);
    await dora.locator('.tl-container').focus();
    await dora.keyboard.press('Shift+1');
    await box('lines').click({ button: 'right', position: { x: 60, y: 14 } });
    await expect(dora.getByRole('menuitem', { name: 'Go in' })).toBeVisible();
    await expect(dora.getByRole('menuitem', { name: 'Play this scene' })).toBeHidden();
    await dora.keyboard.press('Escape');
    await box('act').click({ button: 'right', position: { x: 60, y: 14 } });
    await dora.getByRole('menuitem', { name: 'Contact sheet…' }).click();
    await expect(dora).toHaveURL(/contact-sheet\?scene=act$/);
    await expect(dora.getByRole('heading', { level: 1 })).toContainText('Act 1');
    await expect(dora.locator('[data-panel]')).toHaveCount(1);
    await dora.goBack();
    await box('act').click({ button: 'right', position: { x: 60, y: 14 } });
    await dora.getByRole('menuitem', { name: 'Play this scene' }).click();
    await expect(dora).toHaveURL(/animatic\?scene=act$/);
    await expect(dora.getByText('Shot 1 of 1')).toBeVisible();
    await run('createNodes', {
      nodes: [{ id: 'later', type: 'shot-still', title: 'SH120', scene: 'act', pos: [800, 0] }],
    });
    await expect(dora.getByText('Shot 1 of 2')).toBeVisible();
  });

  test('at the foot of the canvas the scene plays whose inside is shown', async () => {
    await dora.goto(`/p/${project}?scene=act`);
    await expect(dora.locator('[data-node-id="later"]')).toBeVisible();
    await dora.locator('.tl-container').focus();
    await dora.keyboard.press('Shift+P');
    const dock = dora.getByRole('region', { name: 'Animatic' });
    await expect(dock.getByText('Shot 1 of 2')).toBeVisible();
    const parts = dock.getByRole('combobox', { name: 'What plays' });
    await expect(parts).toHaveValue('Act 1');
    await parts.click();
    await expect(dora.getByRole('listbox').getByRole('option')).toHaveText(['All shots', 'Act 1', 'The quay']);
    await dora.getByRole('option', { name: 'All shots' }).click();
    await expect(dock.getByText(/of 6/)).toBeVisible();
    await dora.keyboard.press('Escape');
  });

  test('the sound under the cut is heard, on the same clock; another can be chosen, and all can be muted', async () => {
    const sounds = ['sea', 'wind'].map((name, index) => ({
      name: `${name}.wav`,
      type: 'audio/wav',
      base64: silence(30 + index).toString('base64'),
    }));
    await dropFiles(dora, sounds, 500, 300);
    await expect.poll(async () => (await soundNodes()).length).toBe(2);
    const [sea, wind] = await soundNodes();
    if (sea === undefined || wind === undefined) throw new Error('There are two.');
    await dora.goto(`/p/${project}/animatic`);
    await expect(dora.getByText('Shot 1 of 6')).toBeVisible();
    await expect(dora.getByTestId('reel-sound')).toHaveCount(0);
    await run('createNodes', {
      nodes: [{ id: 'cut', type: 'assembler', title: 'Reel 1', pos: [500, 1_600] }],
      edges: [
        { id: 'e1', from: 'wide', fromPort: 'image', to: 'cut', toPort: 'still1' },
        { id: 'e2', from: sea.id, fromPort: 'audio', to: 'cut', toPort: 'sound' },
      ],
    });
    const sound = dora.getByTestId('reel-sound');
    const read = (name: string) => sound.evaluate((audio, key) => String(Reflect.get(audio, key)), name);
    await expect(sound).toHaveAttribute('src', new RegExp(sea.media));
    const choice = dora.getByRole('combobox', { name: 'Sound under the shots' });
    await expect(choice).toHaveValue(sea.title);
    await dora.keyboard.press('Home');
    await dora.keyboard.press('ArrowRight');
    await expect.poll(async () => Number(await read('currentTime'))).toBeCloseTo(1.5 / 24, 3);
    await dora.keyboard.press('Space');
    await expect.poll(async () => Number(await read('currentTime'))).toBeGreaterThan(0.5);
    expect(await read('muted')).toBe('false');
    await dora.keyboard.press('m');
    await expect.poll(() => read('muted')).toBe('true');
    await dora.keyboard.press('k');
    await expect.poll(() => read('paused')).toBe('true');
    await choice.click();
    await dora.getByRole('option', { name: wind.title }).click();
    await expect(dora).toHaveURL(new RegExp(`sound=${wind.id}`));
    await expect(sound).toHaveAttribute('src', new RegExp(wind.media));
    expect(await read('muted')).toBe('true');
  });

  test('it fills the screen, and its keys and its sound stay at hand', async () => {
    const isFull = () => dora.evaluate('document.fullscreenElement !== null');
    await dora.getByRole('button', { name: 'Full screen' }).click();
    await expect.poll(isFull).toBe(true);
    await expect(stage(dora)).toBeVisible();
    await dora.getByRole('combobox', { name: 'Sound under the shots' }).click();
    await dora.getByRole('option').first().click();
    await place(dora).focus();
    await dora.keyboard.press('End');
    await expect(dora.getByText('Shot 6 of 6')).toBeVisible();
    await dora.screenshot({ path: test.info().outputPath('full.png') });
    await dora.keyboard.press('f');
    await expect.poll(isFull).toBe(false);
  });

  test('nothing that assistive technology stumbles over, in both themes', async () => {
    expect(await seriousFindings(dora, 'animatic')).toEqual([]);
  });

  test('no page complained', () => expect(complaints.flat()).toEqual([]));
});
