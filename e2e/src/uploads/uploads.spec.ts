import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import { z } from 'zod';
import { Installation } from '../installation/Installation.ts';
import { launchBrowser } from '../installation/launchBrowser.ts';
import { Person } from '../people/Person.ts';
import { seriousFindings } from '../people/seriousFindings.ts';
import { signedInPage } from '../people/signedInPage.ts';
import { dropFromDisk } from './dropFromDisk.ts';

const FILES = join(import.meta.dirname, '../../../sync-server/src/testing/files');
const Graph = z.object({
  nodes: z.record(
    z.string(),
    z.object({ type: z.string(), title: z.string(), params: z.record(z.string(), z.unknown()) }),
  ),
});

test.describe.serial('files that people bring', () => {
  let installation: Installation;
  let browser: Browser;
  let folder: string;
  let project: string;
  let director: Person;
  let dora: Page;
  const complaints: string[][] = [];

  const ofType = (type: string): Locator => dora.locator(`[data-node-type="${type}"]`);
  const nodesOf = async () => Graph.parse(await director.call('GET', `/projects/${project}/graph`)).nodes;
  const titled = async (title: string) => Object.values(await nodesOf()).filter((node) => node.title === title);
  const spooled = () => readdir(join(installation.folder, 'uploads')).catch(() => []);

  const drop = (names: readonly string[], x: number, y: number, modifiers = 0): Promise<void> =>
    dropFromDisk(
      dora,
      names.map((name) => join(folder, name)),
      x,
      y,
      modifiers,
    );

  /** A film that plays, with so much noise in a box that players pass over. */
  async function film(name: string, noiseBytes: number): Promise<void> {
    const free = Buffer.alloc(8);
    free.writeUInt32BE(noiseBytes + free.length, 0);
    free.write('free', 4, 'latin1');
    const bars = await readFile(join(FILES, 'bars.mp4'));
    await writeFile(join(folder, name), Buffer.concat([bars, free, randomBytes(noiseBytes)]));
  }

  test.beforeAll(async () => {
    [installation, browser, folder] = await Promise.all([
      Installation.start(),
      launchBrowser(),
      mkdtemp(join(tmpdir(), 'dailies-brought-')),
    ]);
    director = await Person.signUp(installation.origin, 'Dora');
    project = await director.createProject('Brought');
    await director.call('POST', `/projects/${project}/commands`, {
      commands: [
        {
          name: 'createNodes',
          args: {
            nodes: [
              {
                id: 'still',
                type: 'shot-still',
                pos: [0, 0],
                title: 'SH010',
                params: { prompt: 'Fog – 夜', lensMm: 85 },
              },
            ],
          },
        },
      ],
    });
    await cp(FILES, folder, { recursive: true });
    dora = await signedInPage(browser, installation.origin, director, `/p/${project}`, {
      complaints,
      viewport: { width: 1440, height: 900 },
    });
    await expect(dora.locator('[data-node-id="still"]')).toBeVisible();
  });
  test.afterEach(() => dora.screenshot({ path: test.info().outputPath('dora.png') }));
  test.afterAll(async () => {
    await browser?.close();
    await installation?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test('of every kind become nodes; what cannot be taken gets a sentence and leaves nothing', async () => {
    await writeFile(join(folder, 'graph.json'), JSON.stringify({ 3: { class_type: 'KSampler', inputs: { seed: 1 } } }));
    await writeFile(join(folder, 'evil.svg'), '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
    await writeFile(join(folder, 'half.png'), (await readFile(join(FILES, 'bars.png'))).subarray(0, 250));
    const bomb = await readFile(join(FILES, 'bars.png'));
    bomb.writeUInt32BE(50_000, 16);
    bomb.writeUInt32BE(50_000, 20);
    await writeFile(join(folder, 'bomb.png'), bomb);
    await drop(['bars.tif', 'tone.flac', 'font.woff2', 'graph.json', 'evil.svg', 'half.png', 'bomb.png'], 720, 560);
    await expect(ofType('sound')).toHaveCount(1);
    await expect(ofType('file')).toHaveCount(2);
    await expect(ofType('picture')).toHaveCount(1);
    await expect(dora.getByText(/"evil.svg" is an SVG drawing, and that cannot be used here/)).toBeVisible();
    await expect(
      dora.getByText(/"half.png" was not brought: The file is a PNG picture in name, but damaged/),
    ).toBeVisible();
    await expect(dora.getByText(/"bomb.png" was not brought: The picture has 50000 × 50000 pixels/)).toBeVisible();
    await expect(ofType('file').filter({ hasText: 'ComfyUI workflow' })).toHaveCount(1);
    expect(await spooled()).toEqual([]);
    await dora
      .getByRole('button', { name: 'Close' })
      .or(dora.locator('.mantine-Notification-closeButton'))
      .first()
      .click();
    expect(await seriousFindings(dora, 'brought files', { within: ['.tl-canvas'] })).toEqual([]);
  });

  test('in a folder all come; several at once have one way to cancel them', async () => {
    await mkdir(join(folder, 'plates/day 2'), { recursive: true });
    await cp(join(FILES, 'bars.png'), join(folder, 'plates/wide.png'));
    await cp(join(FILES, 'bars.jpg'), join(folder, 'plates/day 2/close.jpg'));
    await writeFile(join(folder, 'plates/.DS_Store'), 'x');
    await drop(['plates'], 1_150, 250);
    await expect.poll(async () => (await titled('wide')).length + (await titled('close')).length).toBe(2);
    expect(await titled('.DS_Store')).toEqual([]);

    await mkdir(join(folder, 'rushes'));
    for (const name of ['a', 'b', 'c']) await film(`rushes/${name}.mp4`, 2_000_000);
    await dora.route('**/uploads/*', (route) =>
      route.request().method() === 'PATCH' ? route.abort() : route.continue(),
    );
    await drop(['rushes'], 1_150, 700);
    const bar = dora.getByRole('region', { name: 'Files on their way' });
    await expect(bar).toContainText('Waiting for the connection');
    expect(
      await seriousFindings(dora, 'files on their way', { within: ['[aria-label="Files on their way"]'] }),
    ).toEqual([]);
    await bar.getByRole('button', { name: 'Cancel all' }).click();
    await expect(bar).toHaveCount(0);
    await expect(dora.getByRole('progressbar')).toHaveCount(0);
    await dora.unroute('**/uploads/*');
    expect(await titled('a')).toEqual([]);
    await expect.poll(spooled).toEqual([]);
  });

  test('go on after a lost connection, and after the page was loaded anew', async () => {
    await film('long.mp4', 40_000_000);
    let pieces = 0;
    await dora.route('**/uploads/*', (route) => {
      if (route.request().method() !== 'PATCH') return route.continue();
      pieces += 1;
      return pieces === 1 ? route.continue() : route.abort();
    });
    await drop(['long.mp4'], 1_150, 640);
    const progress = dora.getByRole('progressbar', { name: 'Bringing long.mp4' });
    await expect(progress).toHaveAttribute('aria-valuetext', 'Waiting for the connection', { timeout: 60_000 });
    expect(Number(await progress.getAttribute('aria-valuenow'))).toBeGreaterThan(50);
    await dora.reload();
    await expect(dora.locator('[data-node-id="still"]')).toBeVisible();
    // It went on by itself from where it was: only what was missing is sent.
    const sizes: number[] = [];
    await expect(progress).toBeVisible();
    await dora.unroute('**/uploads/*');
    dora.on('request', (request) => {
      if (request.method() === 'PATCH') sizes.push(Number(request.headers()['upload-offset']));
    });
    await expect.poll(async () => (await titled('long')).length, { timeout: 30_000 }).toBe(1);
    expect(Math.min(...sizes)).toBeGreaterThan(30_000_000);
    await drop(['long.mp4'], 300, 160);
    await expect(dora.getByText('"long.mp4" was here already, so nothing was sent.')).toBeVisible({ timeout: 15_000 });
  });

  test('go on while another page of the project is shown, and can be cancelled when the canvas is there again', async () => {
    await film('away.mp4', 3_000_000);
    await film('back.mp4', 3_000_000);
    const asked: string[] = [];
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    await dora.route('**/uploads/*', async (route) => {
      const method = route.request().method();
      asked.push(method);
      if (method === 'PATCH') await released;
      // What was cancelled meanwhile is answered to nobody.
      await route.continue().catch(() => {});
    });
    const bring = async (name: string) => {
      const progress = dora.getByRole('progressbar', { name: `Bringing ${name}` });
      await drop([name], 300, 640);
      await expect.poll(() => asked).toContain('PATCH');
      await dora.getByRole('link', { name: 'Shots' }).click();
      await expect(progress).toHaveCount(0);
      await dora.getByRole('link', { name: 'Canvas' }).click();
      await expect(progress).toHaveCount(1);
      return progress;
    };
    const cancelled = await bring('away.mp4');
    await dora.getByRole('button', { name: 'Cancel away.mp4' }).click();
    await expect(cancelled).toHaveCount(0);
    await expect.poll(spooled).toEqual([]);
    expect(asked.splice(0)).toEqual(['PATCH', 'DELETE']);

    const kept = await bring('back.mp4');
    release();
    await expect.poll(async () => (await titled('back')).length).toBe(1);
    await expect(kept).toHaveCount(0);
    expect(asked).toEqual(['PATCH']);
    expect(await titled('back')).toHaveLength(1);
    expect(await titled('away')).toEqual([]);
    await dora.unroute('**/uploads/*');
  });

  test('say how many of them were looked at, and can be cancelled then', async () => {
    await mkdir(join(folder, 'tests'));
    for (const name of ['one', 'two', 'three']) {
      await cp(join(FILES, 'bars.png'), join(folder, `tests/${name}.png`));
    }
    // None is looked at before the project's limits are known.
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    await dora.route('**/upload-limits', async (route) => {
      await released;
      await route.continue();
    });
    await drop(['tests'], 300, 700);
    const bar = dora.getByRole('region', { name: 'Files on their way' });
    await expect(bar).toContainText('Looking at 0 of 3 files');
    await bar.getByRole('button', { name: 'Cancel' }).click();
    await expect(bar).toHaveCount(0);
    release();
    await drop(['tests'], 300, 700);
    for (const name of ['one', 'two', 'three']) await expect.poll(async () => (await titled(name)).length).toBe(1);
    await dora.unroute('**/upload-limits');
  });

  test('leave the selection to whoever writes while they come', async () => {
    await film('later.mp4', 3_000_000);
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    await dora.route('**/uploads/*', async (route) => {
      await released;
      await route.continue();
    });
    await drop(['later.mp4'], 720, 700);
    await expect(dora.getByRole('progressbar', { name: 'Bringing later.mp4' })).toBeVisible();
    await dora.locator('[data-node-id="still"]').click({ position: { x: 60, y: 14 } });
    const prompt = dora.getByRole('complementary', { name: 'Inspector' }).getByRole('textbox', { name: 'Prompt' });
    await prompt.click();
    release();
    await expect.poll(async () => (await titled('later')).length).toBe(1);
    await expect(prompt).toBeFocused();
    await expect(prompt).toContainText('Fog');
    await dora.unroute('**/uploads/*');
  });

  test('are refused before they are sent, where the project takes none of their kind', async () => {
    await director.call('PATCH', `/projects/${project}/upload-limits`, { sound: 0 });
    await drop(['tone.flac'], 720, 560);
    await expect(dora.getByText(/^"tone.flac" is a sound, and this project takes none of them;/)).toBeVisible();
    await director.call('PATCH', `/projects/${project}/upload-limits`, { sound: null });
  });

  test('stop where the project is left, and go on from there when it is opened again', async () => {
    await film('left.mp4', 40_000_000);
    const offsets: number[] = [];
    await dora.route('**/uploads/*', (route) => {
      if (route.request().method() !== 'PATCH') return route.continue();
      offsets.push(Number(route.request().headers()['upload-offset']));
      // The second piece is held.
      return offsets.length === 2 ? undefined : route.continue();
    });
    await drop(['left.mp4'], 720, 200);
    await expect.poll(() => offsets.length, { timeout: 60_000 }).toBe(2);
    const givenUp = dora.waitForEvent('requestfailed', (request) => request.method() === 'PATCH');
    await dora.getByRole('link', { name: 'Dailies: all projects' }).click();
    await givenUp;
    await dora.getByRole('link', { name: 'Brought' }).click();
    await expect.poll(async () => (await titled('left')).length, { timeout: 60_000 }).toBe(1);
    await expect(dora.getByRole('progressbar', { name: 'Bringing left.mp4' })).toHaveCount(0);
    expect(offsets[0]).toBe(0);
    expect(Math.min(...offsets.slice(1))).toBeGreaterThan(30_000_000);
    expect(await titled('left')).toHaveLength(1);
    await dora.unroute('**/uploads/*');
  });

  test('can be cancelled where they are chosen for a node', async () => {
    await film('chosen.mp4', 3_000_000);
    await director.call('POST', `/projects/${project}/commands`, {
      commands: [
        { name: 'createNodes', args: { nodes: [{ id: 'plate', type: 'clip', pos: [0, -600], title: 'Plate' }] } },
      ],
    });
    await dora.goto(`/p/${project}?node=plate`);
    const inspector = dora.getByRole('complementary', { name: 'Inspector' });
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    await dora.route('**/uploads/*', async (route) => {
      if (route.request().method() === 'PATCH') await released;
      await route.continue().catch(() => {});
    });
    const choosing = dora.waitForEvent('filechooser');
    await inspector.getByRole('button', { name: 'Choose a file' }).click();
    const begun = dora.waitForRequest((request) => request.method() === 'PATCH');
    await (await choosing).setFiles(join(folder, 'chosen.mp4'));
    await begun;
    const givenUp = dora.waitForRequest((request) => request.method() === 'DELETE');
    await inspector.getByRole('button', { name: 'Cancel chosen.mp4' }).click();
    await givenUp;
    await expect(inspector.getByRole('button', { name: 'Choose a file' })).toBeEnabled();
    release();
    await dora.unroute('**/uploads/*');
    expect((await titled('Plate')).map(({ params }) => params['media'] ?? null)).toEqual([null]);
  });

  test("a take's file carries its recipe, and dropped it is its node again, in one step", async () => {
    // Wherever the files before it were brought to, and whatever is still shown of them.
    await dora.goto(`/p/${project}?node=still`);
    await dora.locator('[data-node-id="still"]').getByRole('button', { name: 'Generate' }).click();
    const Takes = z.object({ items: z.array(z.object({ id: z.string(), kind: z.string() })) });
    let take = '';
    await expect
      .poll(
        async () => {
          take = Takes.parse(await director.call('GET', `/projects/${project}/takes`)).items[0]?.id ?? '';
          return take;
        },
        { timeout: 60_000 },
      )
      .not.toBe('');
    const answer = await dora.request.get(`/api/v1/takes/${take}/file`);
    await writeFile(join(folder, 'take.png'), await answer.body());
    const { stdout } = await promisify(execFile)('exiftool', ['-json', join(folder, 'take.png')]);
    const [tags] = z.array(z.object({ Dailies: z.unknown(), Description: z.string() })).parse(JSON.parse(stdout));
    expect(tags?.Description).toBe('Fog – 夜');
    expect(JSON.stringify(tags?.Dailies)).toContain(take);

    const before = Object.keys(await nodesOf()).length;
    await drop(['take.png'], 560, 160);
    await expect(dora.getByText(/"take.png" carries its recipe: "SH010" is here again with the prompt/)).toBeVisible();
    await expect
      .poll(async () => (await titled('SH010')).map(({ params }) => [params['prompt'], params['lensMm']]))
      .toEqual([
        ['Fog – 夜', 85],
        ['Fog – 夜', 85],
      ]);
    await dora.keyboard.press('ControlOrMeta+z');
    await expect.poll(async () => Object.keys(await nodesOf()).length).toBe(before);
    expect(complaints.flat().filter((line) => !/ERR_FAILED|Failed to load resource/.test(line))).toEqual([]);
  });
});
