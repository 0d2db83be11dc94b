import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { z } from 'zod';
import { Installation } from '../installation/Installation.ts';
import { launchBrowser } from '../installation/launchBrowser.ts';
import { Person } from '../people/Person.ts';
import { seriousFindings } from '../people/seriousFindings.ts';
import { signedInPage } from '../people/signedInPage.ts';

const run = promisify(execFile);
const Upload = z.object({ sha256: z.string() });
const Derivatives = z.object({
  derivatives: z.array(
    z.object({ kind: z.string(), state: z.string(), url: z.string().nullable(), error: z.string().nullable() }),
  ),
});
const Graph = z.object({ takes: z.record(z.string(), z.object({ node: z.string(), media: z.string() })) });

test.describe('what is made of media', () => {
  let installation: Installation;
  let browser: Browser;
  let project: string;
  let director: Person;
  let dora: Page;
  let folder: string;
  const complaints: string[][] = [];

  const node = (id: string) => dora.locator(`[data-node-id="${id}"]`);
  const madeOf = async (sha256: string) =>
    Derivatives.parse(await director.call('GET', `/media/${sha256}/derivatives`)).derivatives;

  async function bring(path: string, contentType: string): Promise<string> {
    const answer = await fetch(`${installation.origin}/api/v1/uploads?project=${project}`, {
      method: 'POST',
      headers: { 'authorization': `Bearer ${director.token}`, 'content-type': contentType },
      body: new Uint8Array(await readFile(path)),
    });
    return Upload.parse(await answer.json()).sha256;
  }

  async function command(name: string, args: unknown): Promise<void> {
    await director.call('POST', `/projects/${project}/commands`, { commands: [{ name, args }] });
  }

  test.beforeAll(async () => {
    test.setTimeout(240_000);
    folder = await mkdtemp(join(tmpdir(), 'dailies-derivatives-'));
    [installation, browser] = await Promise.all([Installation.start(), launchBrowser()]);
    director = await Person.signUp(installation.origin, 'Dora');
    project = await director.createProject('Media');
    await command('createNodes', {
      nodes: [
        { id: 'motion', type: 'shot-motion', pos: [0, 0], title: 'SH010', params: { durationSeconds: 1 } },
        { id: 'film', type: 'clip', pos: [420, 0], title: 'Camera roll' },
      ],
    });
    dora = await signedInPage(browser, installation.origin, director, `/p/${project}`, { complaints });
    await expect(node('motion')).toBeVisible();
  });
  test.afterEach(async () => {
    await dora.screenshot({ path: test.info().outputPath('dora.png') });
  });
  test.afterAll(async () => {
    await browser?.close();
    await installation?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test('a film that no browser plays gets a poster, a filmstrip and a proxy, which arrive by themselves', async () => {
    const path = join(folder, 'camera.mov');
    // ProRes with PCM, as a camera writes it.
    await run('ffmpeg', [
      '-v',
      'error',
      '-f',
      'lavfi',
      '-i',
      'testsrc2=s=640x360:r=24000/1001:d=2',
      '-f',
      'lavfi',
      '-i',
      'sine=440:d=2',
      '-c:v',
      'prores_ks',
      '-c:a',
      'pcm_s16le',
      path,
    ]);
    const media = await bring(path, 'video/quicktime');
    await command('setParams', { id: 'film', params: { media, width: 640, height: 360, durationSeconds: 2 } });
    const picture = node('film').locator('img[src*="/derivatives/poster-"]');
    await expect(picture).toBeVisible({ timeout: 30_000 });
    await expect.poll(() => picture.evaluate((one) => Number(Reflect.get(one, 'naturalWidth')))).toBe(640);

    await expect
      .poll(async () => (await madeOf(media)).map(({ kind, state }) => `${kind} ${state}`), { timeout: 60_000 })
      .toEqual([
        'poster-small ready',
        'poster-medium ready',
        'poster-large ready',
        'facts ready',
        'filmstrip ready',
        'proxy ready',
      ]);
    // It plays by its proxy.
    await node('film').click({ position: { x: 60, y: 14 } });
    const video = node('film').locator('video[data-proxy="true"]');
    await expect(video).toBeVisible();
    await expect.poll(() => video.evaluate((one) => Number(Reflect.get(one, 'currentTime')))).toBeGreaterThan(0);

    const proxy = (await madeOf(media)).find(({ kind }) => kind === 'proxy');
    const bytes = await fetch(`${installation.origin}${proxy?.url}`, {
      headers: { authorization: `Bearer ${director.token}` },
    });
    await writeFile(join(folder, 'proxy.mp4'), new Uint8Array(await bytes.arrayBuffer()));
    const { stdout } = await run('ffprobe', [
      '-v',
      'error',
      '-count_frames',
      '-show_entries',
      'stream=codec_name,avg_frame_rate,nb_read_frames',
      '-of',
      'csv=p=0',
      join(folder, 'proxy.mp4'),
    ]);
    expect(stdout.split('\n')[0]).toBe('h264,24000/1001,48');
  });

  test('a take is scrubbed by its filmstrip, and shown by the poster that fits', async () => {
    test.setTimeout(180_000);
    await director.call('POST', `/projects/${project}/requests`, { node: 'motion', variations: 1 });
    const thumb = node('motion').getByRole('button', { name: /^Open take 1/ });
    await expect(thumb).toBeVisible({ timeout: 150_000 });
    await expect(thumb.locator('img[src*="/derivatives/poster-small/"]')).toBeVisible();
    const takes = Object.values(Graph.parse(await director.call('GET', `/projects/${project}/graph`)).takes);
    await expect
      .poll(async () => (await madeOf(takes[0]?.media ?? '')).find(({ kind }) => kind === 'filmstrip')?.state)
      .toBe('ready');
    const box = await thumb.boundingBox();
    if (box === null) throw new Error('It is not on the page.');
    await dora.mouse.move(box.x + 2, box.y + box.height / 2);
    await dora.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.7, { steps: 4 });
    await expect(thumb.locator('svg[data-tile]')).toBeVisible();
    await expect(thumb.locator('video')).toHaveCount(0);
    await dora.mouse.move(box.x, box.y + 300);

    await thumb.click();
    const lightbox = dora.getByTestId('lightbox');
    await expect(lightbox.locator('img[src*="/derivatives/poster-large/"]')).toBeVisible();
    // Every browser plays what previs makes.
    await expect(lightbox.locator('video[data-proxy="false"]')).toBeVisible();
    await dora.keyboard.press('Escape');
  });

  test('nothing is out of reach, and no page complains', async () => {
    expect(await seriousFindings(dora, 'media on the canvas')).toEqual([]);
    expect(complaints.flat()).toEqual([]);
  });
});
