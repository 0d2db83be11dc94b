import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import { z } from 'zod';
import { ComfyServer } from '../../../job-runner/src/executors/comfyui/testing/ComfyServer.ts';
import { Installation } from '../installation/Installation.ts';
import { launchBrowser } from '../installation/launchBrowser.ts';
import { Person } from '../people/Person.ts';
import { seriousFindings } from '../people/seriousFindings.ts';
import { signedInPage } from '../people/signedInPage.ts';

const Backends = z.object({ items: z.array(z.object({ health: z.string(), problem: z.string().nullable() })) });

const ComfyRunner = z.looseObject({
  workflow: z.record(z.string(), z.looseObject({ class_type: z.string() })),
});

/** A picture of a shore at dusk, drawn by the browser: `blurPx` makes it what one sees of it halfway. */
async function picture(page: Page, blurPx: number): Promise<string> {
  const address = await page.evaluate(`(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 512, height: 288 });
    const paint = canvas.getContext('2d');
    paint.filter = 'blur(${blurPx}px)';
    const sky = paint.createLinearGradient(0, 0, 0, 190);
    sky.addColorStop(0, '#1b2a41');
    sky.addColorStop(1, '#e6a15c');
    paint.fillStyle = sky;
    paint.fillRect(-40, -40, 600, 230);
    paint.fillStyle = '#22313f';
    paint.fillRect(-40, 188, 600, 140);
    paint.fillStyle = '#f3e2c0';
    paint.fillRect(330, 90, 14, 100);
    paint.fillRect(322, 78, 30, 16);
    return canvas.toDataURL('image/png');
  })()`);
  return String(address).replace('data:image/png;base64,', '');
}

test.describe.serial('a ComfyUI server makes the takes', () => {
  let server: ComfyServer;
  let installation: Installation;
  let browser: Browser;
  let olga: Person;
  let project: string;
  let page: Page;
  let shot: Locator;
  let inspector: Locator;
  const complaints: string[][] = [];

  const asked = () => server.asked.at(-1)?.prompt['1']?.inputs ?? {};
  const backend = async () => Backends.parse(await olga.call('GET', '/farm/backends')).items[0];

  test.beforeAll(async () => {
    test.setTimeout(300_000);
    [server, installation, browser] = await Promise.all([
      ComfyServer.open(),
      Installation.start({ OUTBOUND_ALLOW: '127.0.0.1' }),
      launchBrowser(),
    ]);
    olga = await Person.signUp(installation.origin, 'Olga Ruiz');
    project = await olga.createProject('Harbour at night');
    await olga.call('POST', `/projects/${project}/commands`, {
      commands: [
        { name: 'setSettings', args: { quality: 'high' } },
        {
          name: 'createNodes',
          args: {
            nodes: [
              {
                id: 'still',
                type: 'shot-still',
                pos: [0, 0],
                title: 'SH010',
                params: { prompt: 'Dusk, a lighthouse' },
              },
            ],
          },
        },
      ],
    });
    page = await signedInPage(browser, installation.origin, olga, `/p/${project}`, { complaints });
    const workflow = {
      '1': {
        class_type: 'DailiesContract',
        inputs: {
          behaviour: 'draw',
          milliseconds: 4_000,
          steps: 20,
          picture: await picture(page, 0),
          preview: await picture(page, 14),
          filename_prefix: 'stage',
        },
        _meta: { title: 'Sampling' },
      },
    };
    await olga.call('POST', '/pipelines', {
      id: 'stage-still',
      version: 1,
      title: 'Stage 3, high',
      module: 'shot-still',
      tiers: ['high'],
      runner: {
        executor: 'comfyui',
        workflow,
        values: [{ from: 'param:x_steps', node: '1', input: 'steps' }],
        media: [],
        output: '1',
      },
      params: [{ key: 'x_steps', title: 'Steps', type: 'integer', min: 1, max: 50, default: 20 }],
      requirements: { tags: [], gpuMemoryBytes: 0 },
      timeoutSeconds: 120,
    });
    await olga.call('POST', '/farm/backends', {
      id: 'stage-3',
      title: 'Stage 3',
      connection: { executor: 'comfyui', url: server.url },
      tags: [],
      gpuMemoryBytes: 24_000_000_000,
      concurrency: 1,
      runners: [],
    });
    await expect.poll(backend, { timeout: 30_000 }).toMatchObject({ health: 'up' });
    shot = page.locator('[data-node-id="still"]');
    inspector = page.getByRole('complementary', { name: 'Inspector' });
    await page.goto(`/p/${project}?node=still`);
    await shot.click({ position: { x: 60, y: 14 } });
  });
  test.afterAll(async () => {
    await browser?.close();
    await installation?.stop();
    await server?.close();
  });

  test('the settings of its pipeline stand in the inspector, and what is out of range is not taken', async () => {
    const section = inspector.getByRole('region', { name: 'Stage 3, high' });
    const steps = section.getByRole('textbox', { name: 'Steps' });
    await expect(steps).toHaveValue('20');
    await steps.fill('500');
    await steps.press('Enter');
    await expect(steps).toHaveAttribute('aria-invalid', 'true');
    await expect(section).toContainText('1 to 50');
    await steps.fill('32');
    await steps.press('Enter');
    await expect(section).toContainText('1 changed');
    expect(await seriousFindings(page, 'the settings of a pipeline')).toEqual([]);
  });

  test('what it has made so far is seen in the shot, then the take', async () => {
    await shot.getByRole('button', { name: 'Generate', exact: true }).click();
    await expect(shot.getByRole('img', { name: 'The take as it is being made' })).toBeVisible({ timeout: 30_000 });
    await expect(shot.getByRole('progressbar')).toBeVisible();
    expect(await seriousFindings(page, 'a take that is being made')).toEqual([]);
    await page.screenshot({ path: test.info().outputPath('preview.png') });
    expect(asked()).toMatchObject({ steps: 32 });
    await expect(shot.getByText('Take 1')).toBeVisible({ timeout: 30_000 });
    await expect(shot.getByRole('img', { name: 'The take as it is being made' })).toHaveCount(0);
    await page.screenshot({ path: test.info().outputPath('take.png') });
  });

  test('where it does not answer another makes the take, which says so; later it is made as it was meant', async () => {
    server.away = true;
    await expect.poll(async () => (await backend())?.problem, { timeout: 40_000 }).toContain('does not answer');
    await shot
      .getByRole('button', { name: /^Generate/ })
      .first()
      .click();
    await shot
      .getByRole('button', { name: 'Open take 2, made by another pipeline than asked for' })
      .click({ timeout: 60_000 });
    const lightbox = page.getByRole('dialog');
    await expect(lightbox.getByRole('heading')).toContainText('take 2');
    await page.keyboard.press('i');
    const notice = lightbox.getByRole('note');
    await expect(notice).toContainText('"Stage 3, high" could not run, as no backend that can do it answered; made by');
    expect(await seriousFindings(page, 'a take of a lower quality')).toEqual([]);
    await page.screenshot({ path: test.info().outputPath('fallback.png') });
    const again = notice.getByRole('button', { name: 'Make it at full quality' });
    await again.click();
    await expect(again).toBeDisabled();
    await page.keyboard.press('Escape');
    server.away = false;
    await expect(shot.getByRole('button', { name: /^Open take 3/ })).toBeVisible({ timeout: 90_000 });
    expect(server.asked).toHaveLength(2);
    await page.screenshot({ path: test.info().outputPath('three.png') });
  });

  test('what fails without a word shows its log, at the shot and in the queue', async () => {
    const runner = (await olga.call('GET', '/pipelines/stage-still/1'))['runner'];
    const { workflow, ...rest } = ComfyRunner.parse(runner);
    // The first by its id, so that it makes what is asked for from now on.
    await olga.call('POST', '/pipelines', {
      id: 'a-broken',
      version: 1,
      title: 'Broken',
      module: 'shot-still',
      tiers: ['high'],
      runner: {
        ...rest,
        workflow: { '1': { ...workflow['1'], inputs: { behaviour: 'fail', message: '' } } },
        values: [],
      },
      requirements: { tags: [], gpuMemoryBytes: 0 },
      timeoutSeconds: 120,
    });
    await olga.call('POST', `/projects/${project}/requests`, { node: 'still', anyway: true });
    const generation = inspector.getByRole('region', { name: 'Generation' });
    await expect(generation).toContainText('failed and said nothing; the log may say more.', { timeout: 30_000 });
    await generation.getByRole('button', { name: 'Log' }).click();
    const log = page.getByRole('dialog', { name: 'Log of SH010' });
    await expect(log.getByRole('region', { name: 'Log' })).toContainText(`in the queue of ${server.url}`);
    expect(await seriousFindings(page, 'the log of a run')).toEqual([]);
    await page.screenshot({ path: test.info().outputPath('log.png') });
    await log.getByRole('button', { name: 'Copy the log' }).click();
    await expect(log.getByRole('button', { name: 'Copied' })).toBeVisible();
    await page.goto('/queue');
    await page.getByRole('button', { name: 'Log of SH010' }).click();
    await expect(log.getByRole('region', { name: 'Log' })).toContainText(`in the queue of ${server.url}`);
    await page.keyboard.press('Escape');
    const failed = page.getByRole('region', { name: 'Failed' }).getByRole('listitem').filter({ hasText: 'SH010' });
    const before = String(await failed.getAttribute('data-run'));
    expect(await seriousFindings(page, 'a queue with what failed')).toEqual([]);
    await page.screenshot({ path: test.info().outputPath('queue.png') });
    await failed.getByRole('button', { name: 'Try again: SH010' }).click();
    // It fails as before: the new one stands in the place of the old one.
    await expect(failed).not.toHaveAttribute('data-run', before, { timeout: 30_000 });
    await expect(failed).toContainText('failed and said nothing');
    expect(complaints.flat()).toEqual([]);
  });
});
