import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import { z } from 'zod';
import {
  DockerEngine,
  EXAMPLE_IMAGE,
  hasDocker,
} from '../../../job-runner/src/executors/docker/testing/DockerEngine.ts';
import { Installation } from '../installation/Installation.ts';
import { launchBrowser } from '../installation/launchBrowser.ts';
import { Person } from '../people/Person.ts';
import { seriousFindings } from '../people/seriousFindings.ts';
import { signedInPage } from '../people/signedInPage.ts';

const Uploaded = z.object({ sha256: z.string() });
const Made = z.object({ id: z.string() });
const Asset = z.object({
  version: z.number(),
  content: z.object({ trained: z.array(z.object({ name: z.string() })).optional() }),
});

/** A sheet of two samples, drawn by the browser, as base64. */
async function sheet(page: Page): Promise<string> {
  const address = await page.evaluate(`(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 392, height: 192 });
    const paint = canvas.getContext('2d');
    for (const [left, sky, coat] of [[0, '#8fa3ad', '#c92a2a'], [200, '#22303f', '#8f1f1f']]) {
      paint.fillStyle = sky;
      paint.fillRect(left, 0, 192, 192);
      paint.fillStyle = '#e3b798';
      paint.beginPath();
      paint.arc(left + 96, 74, 34, 0, 7);
      paint.fill();
      paint.fillStyle = coat;
      paint.fillRect(left + 40, 112, 112, 80);
    }
    return canvas.toDataURL('image/png');
  })()`);
  return String(address).replace('data:image/png;base64,', '');
}

// A real engine is what runs it; scripts/ brings one where this may be installed.
test.skip(!(await hasDocker()), 'There is no Docker engine to be started here.');

test.describe.serial('an asset is trained', () => {
  let engine: DockerEngine;
  let installation: Installation;
  let browser: Browser;
  let olga: Person;
  let project: string;
  let ines: string;
  let page: Page;
  let node: Locator;
  let inspector: Locator;
  const complaints: string[][] = [];

  const asset = async () => Asset.parse(await olga.call('GET', `/assets/${ines}`));

  test.beforeAll(async () => {
    test.setTimeout(300_000);
    [engine, installation, browser] = await Promise.all([DockerEngine.start(), Installation.start(), launchBrowser()]);
    olga = await Person.signUp(installation.origin, 'Olga Ruiz');
    project = await olga.createProject('Lighthouse');
    page = await signedInPage(browser, installation.origin, olga, '/farm', { complaints });
    const picture = await sheet(page);
    const answer = await fetch(`${installation.origin}/api/v1/uploads?project=${project}`, {
      method: 'POST',
      headers: { 'authorization': `Bearer ${olga.token}`, 'content-type': 'image/png' },
      body: Buffer.from(picture, 'base64'),
    });
    const { sha256 } = Uploaded.parse(await answer.json());
    const content = { name: 'Ines', references: [sha256] };
    ines = Made.parse(await olga.call('POST', `/projects/${project}/assets`, { kind: 'character', content })).id;
    await olga.call('POST', `/projects/${project}/commands`, {
      commands: [
        {
          name: 'createNodes',
          args: {
            nodes: [
              { id: 'cast', type: 'character', pos: [0, 0], title: 'Ines', params: { asset: ines } },
              { id: 'train', type: 'training', pos: [420, 0], title: 'Ines, trained', params: { trigger: 'in3s' } },
            ],
            edges: [{ id: 'e1', from: 'cast', fromPort: 'asset', to: 'train', toPort: 'asset' }],
          },
        },
      ],
    });
    node = page.locator('[data-node-id="train"]');
    inspector = page.getByRole('complementary', { name: 'Inspector' });
    await page.goto(`/p/${project}?node=train`);
    await node.click({ position: { x: 60, y: 14 } });
  });
  test.afterEach(async () => {
    await page.screenshot({ path: test.info().outputPath('olga.png') });
  });
  test.afterAll(async () => {
    await browser?.close();
    await installation?.stop();
    await engine?.stop();
  });

  test('without a pipeline it names the kind that it waits for', async () => {
    await expect(node).toContainText('waits for a pipeline of the kind "training"');
    expect(await seriousFindings(page, 'a training')).toEqual([]);
  });

  test('a container trains it: everybody sees how far, and the sample becomes the take', async () => {
    await olga.call('POST', '/farm/backends', {
      id: 'stage-1',
      title: 'Stage 1',
      connection: { executor: 'docker', engine: engine.socket, modelsFolder: null, workFolder: null, gpus: [] },
      tags: [],
      gpuMemoryBytes: 0,
      concurrency: 1,
      runners: [],
    });
    await olga.call('POST', '/pipelines', {
      id: 'stage-training',
      version: 1,
      title: 'Stage 1, training',
      module: 'training',
      tiers: ['low', 'standard', 'high'],
      runner: { executor: 'container', image: EXAMPLE_IMAGE },
      params: [
        { key: 'x_behaviour', title: 'Behaviour', type: 'text', maxLength: 20, default: 'train' },
        { key: 'x_picture', title: 'Sheet', type: 'text', maxLength: 20_000, default: await sheet(page) },
        { key: 'x_seconds', title: 'Seconds', type: 'integer', min: 0, max: 60, default: 3 },
      ],
      requirements: { tags: [], gpuMemoryBytes: 0 },
      timeoutSeconds: 120,
    });
    await page.reload();
    await node.click({ position: { x: 60, y: 14 } });
    await expect(node).not.toContainText('waits for a pipeline', { timeout: 30_000 });
    await inspector.getByRole('button', { name: 'Generate', exact: true }).click();
    await expect(node).toContainText('Learning, step 400 of 1000', { timeout: 60_000 });
    await expect.poll(async () => (await asset()).version, { timeout: 60_000 }).toBe(2);
    await expect(node.locator('img').first()).toBeVisible({ timeout: 30_000 });
    await expect(node).not.toContainText('Out of sync');
  });

  test('the library shows the new version with its file, and the take that shows what was learned', async () => {
    expect((await asset()).content.trained).toEqual([{ name: 'Ines.safetensors' }]);
    await page.goto(`/p/${project}/library/${ines}`);
    await expect(page.getByText('Version 2', { exact: true }).first()).toBeVisible();
    await expect(page.getByRole('link', { name: 'Ines.safetensors' })).toBeVisible();
    await expect(page.getByRole('list').filter({ hasText: 'Version 2' })).toContainText('Trained Ines.safetensors');
    await expect(page.getByRole('link', { name: 'Take 1, made with v1' })).toBeVisible({ timeout: 20_000 });
    expect(await seriousFindings(page, 'an asset that was trained')).toEqual([]);
    await page.getByRole('link', { name: 'show the sample' }).click();
    await expect(page).toHaveURL(/\/takes\//);
    expect(complaints.flat()).toEqual([]);
  });
});
