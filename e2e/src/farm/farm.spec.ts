import { type Browser, expect, type Page, test } from '@playwright/test';
import { z } from 'zod';
import { Installation } from '../installation/Installation.ts';
import { launchBrowser } from '../installation/launchBrowser.ts';
import { Person } from '../people/Person.ts';
import { seriousFindings } from '../people/seriousFindings.ts';
import { signedInPage } from '../people/signedInPage.ts';

const Standing = z.object({
  ended: z.boolean(),
  runs: z.array(z.object({ state: z.string(), error: z.string().nullable() })),
});

/** A workflow as ComfyUI exports it for its API. */
const WORKFLOW = {
  3: { class_type: 'KSampler', inputs: { seed: 5, steps: 20, cfg: 7, positive: ['6', 0], latent_image: ['5', 0] } },
  5: { class_type: 'EmptyLatentImage', inputs: { width: 512, height: 512, batch_size: 1 } },
  6: { class_type: 'CLIPTextEncode', inputs: { text: 'a pier', clip: ['4', 1] } },
  4: { class_type: 'CheckpointLoaderSimple', inputs: { ckpt_name: 'flux.safetensors' } },
  9: { class_type: 'SaveImage', inputs: { filename_prefix: 'a', images: ['3', 0] } },
};

test.describe.serial('the farm', () => {
  let installation: Installation;
  let browser: Browser;
  let olga: Person;
  let arne: Person;
  let project: string;
  let owner: Page;
  let artist: Page;
  const complaints: string[][] = [];

  const ask = async (node: string): Promise<string> =>
    String((await arne.call('POST', `/projects/${project}/requests`, { node, anyway: true }))['id']);
  const standing = async (request: string) =>
    Standing.parse(await arne.call('GET', `/projects/${project}/requests/${request}`));

  test.beforeAll(async () => {
    test.setTimeout(300_000);
    [installation, browser] = await Promise.all([Installation.start(), launchBrowser()]);
    olga = await Person.signUp(installation.origin, 'Olga Ruiz');
    project = await olga.createProject('Harbour at night');
    arne = await Person.signUp(installation.origin, 'Arne Dahl', await olga.invite(project, 'artist'));
    await arne.call('POST', `/projects/${project}/commands`, {
      commands: [
        {
          name: 'createNodes',
          args: {
            nodes: [
              { id: 'still', type: 'shot-still', pos: [0, 0], title: 'SH010', params: { prompt: 'Fog over the quay' } },
              { id: 'other', type: 'shot-still', pos: [400, 0], title: 'SH020', params: { prompt: 'A crane' } },
            ],
          },
        },
      ],
    });
    owner = await signedInPage(browser, installation.origin, olga, '/farm', { complaints });
    artist = await signedInPage(browser, installation.origin, arne, '/queue', { complaints });
  });
  test.afterAll(async () => {
    await browser?.close();
    await installation?.stop();
  });

  test('a backend that is not reached says so, and what is wrong is said at the field', async () => {
    await expect(owner.getByText('There is no backend yet.')).toBeVisible();
    await owner.getByRole('button', { name: 'Add backend' }).click();
    const dialog = owner.getByRole('dialog');
    await dialog.getByLabel('Title').fill('Stage 3');
    await expect(dialog.getByLabel('Id', { exact: true })).toHaveValue('stage-3');
    await dialog.getByLabel('GPU memory in GB').fill('24');
    await dialog.getByLabel('Address').fill('comfy.lan');
    await dialog.getByRole('button', { name: 'Add backend' }).click();
    await expect(dialog.getByText('Must be an address that begins with http:// or https://')).toBeVisible();
    expect(await seriousFindings(owner, 'a backend that is wrong')).toEqual([]);
    // Nothing listens on this port of this machine.
    await dialog.getByLabel('Address').fill('http://127.0.0.1:9');
    await dialog.getByRole('button', { name: 'Add backend' }).click();
    const card = owner.getByRole('region', { name: 'Stage 3' });
    await expect(card.getByRole('status')).toContainText('does not answer', { timeout: 40_000 });
    expect(await seriousFindings(owner, 'backends')).toEqual([]);
    await card.getByRole('button', { name: 'More about Stage 3' }).click();
    await owner.getByRole('menuitem', { name: 'Pause' }).click();
    await expect(card.getByText('Paused: what runs there is finished')).toBeVisible();
  });

  test('while the queue is paused a previs run waits and says so; it ends when it goes on', async () => {
    await expect(artist.getByText('Nothing runs and nothing waits.')).toBeVisible();
    await expect(artist.getByRole('button', { name: 'Pause the queue' })).toHaveCount(0);
    await owner.goto('/queue');
    await owner.getByRole('button', { name: 'Pause the queue' }).click();
    const request = await ask('still');
    const row = artist.getByRole('region', { name: 'Waiting' }).getByRole('listitem');
    await expect(row).toContainText('SH010');
    await expect(row).toContainText(
      'The queue is paused: nothing starts until whoever runs this installation lets it go on.',
    );
    expect(await seriousFindings(artist, 'a queue that is paused')).toEqual([]);
    expect((await standing(request)).ended).toBe(false);
    await owner.getByRole('button', { name: 'Priority of SH010' }).click();
    await owner.getByRole('menuitem', { name: /^First/ }).click();
    await expect(row.getByText('First')).toBeVisible();
    await owner.getByRole('button', { name: 'Let the queue go on' }).click();
    await expect.poll(async () => (await standing(request)).runs[0]?.state, { timeout: 40_000 }).toBe('succeeded');
    await expect(row).toHaveCount(0);
  });

  test('who may not cancels nothing; the owner cancels what waits', async () => {
    await owner.getByRole('button', { name: 'Pause the queue' }).click();
    const request = await ask('other');
    await owner.getByRole('button', { name: 'Cancel the takes of SH020' }).click();
    await expect.poll(async () => (await standing(request)).runs[0]?.state).toBe('cancelled');
    await owner.getByRole('button', { name: 'Let the queue go on' }).click();
  });

  test('a workflow becomes a pipeline, whose budget of nothing refuses it with a sentence', async () => {
    await owner.goto('/farm?view=pipelines');
    await owner.getByRole('button', { name: 'Import a ComfyUI workflow' }).click();
    const dialog = owner.getByRole('dialog');
    const file = { name: 'a-first.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(WORKFLOW)) };
    await dialog.locator('input[type=file]').setInputFiles(file);
    await expect(dialog.getByLabel('Title', { exact: true })).toHaveValue('a-first');
    await dialog.getByLabel('GPU memory in GB').fill('8');
    await dialog.getByLabel('Time limit in minutes').fill('90');
    await dialog.getByRole('textbox', { name: /^Title of steps/ }).fill('Passes');
    await dialog.getByRole('textbox', { name: /^Most steps/ }).fill('60');
    await expect(dialog.getByRole('combobox', { name: /^seed of/ })).toHaveValue('Seed');
    expect(await seriousFindings(owner, 'a workflow that is imported')).toEqual([]);
    await owner.screenshot({ path: test.info().outputPath('import.png') });
    await dialog.getByRole('button', { name: 'Publish' }).click();
    const row = owner.locator('[data-pipeline="a-first@1"]');
    await expect(row).toContainText('ComfyUI');
    await expect(row).toContainText('"Stage 3" is paused');
    expect(await seriousFindings(owner, 'pipelines')).toEqual([]);
    expect(await olga.call('GET', '/pipelines/a-first/1')).toMatchObject({
      timeoutSeconds: 5_400,
      stuckAfterSeconds: 180,
    });
    await row.getByRole('button', { name: 'More about a-first@1' }).click();
    await owner.getByRole('menuitem', { name: 'JSON' }).click();
    await expect(dialog.getByRole('region', { name: 'JSON' })).toContainText('"title": "Passes"');
    expect(await seriousFindings(owner, 'the JSON of a pipeline')).toEqual([]);
    await owner.keyboard.press('Escape');
    await row.getByRole('button', { name: 'More about a-first@1' }).click();
    await owner.getByRole('menuitem', { name: 'New version…' }).click();
    const text = dialog.getByLabel('Pipeline');
    await text.fill((await text.inputValue()).replace('"timeoutSeconds": 5400', '"timeoutSeconds": 7200'));
    await dialog.getByRole('button', { name: 'Publish' }).click();
    await expect(owner.locator('[data-pipeline="a-first@2"]')).toBeVisible();
    expect(await olga.call('GET', '/pipelines/a-first/2')).toMatchObject({ timeoutSeconds: 7_200 });
    await olga.call('PATCH', '/pipelines/a-first/2', { enabled: false });

    await owner.goto('/farm?view=usage');
    await expect(owner.getByRole('table', { name: 'What was spent' })).toContainText('Harbour at night');
    const hours = owner.getByLabel('GPU hours a month of Harbour at night');
    await hours.fill('0');
    await hours.press('Enter');
    await expect.poll(async () => (await arne.call('GET', `/projects/${project}/share`))['monthGpuSeconds']).toBe(0);
    expect(await seriousFindings(owner, 'usage and budgets')).toEqual([]);
    const chooser = { id: 'chooser', type: 'pipeline', pos: [-400, 0], title: 'Ours', params: { pipeline: 'a-first' } };
    const edges = [{ id: 'e', from: 'chooser', fromPort: 'pipeline', to: 'other', toPort: 'pipeline' }];
    await arne.call('POST', `/projects/${project}/commands`, {
      commands: [{ name: 'createNodes', args: { nodes: [chooser], edges } }],
    });
    const request = await ask('other');
    await expect
      .poll(async () => (await standing(request)).runs[0]?.error)
      .toMatch(/^The project's budget of 0 minutes of GPU time this month does not last for this; ask the owner/);
    // What needs no GPU goes on.
    const previs = await ask('still');
    await expect.poll(async () => (await standing(previs)).runs[0]?.state, { timeout: 40_000 }).toBe('succeeded');
  });

  test('a project sees what is used of its budget; a backend is drained in the queue', async () => {
    await artist.goto('/queue');
    const budgets = artist.getByRole('list', { name: 'Budgets' });
    await expect(budgets).toContainText('Harbour at night · GPU 0 of 0 h this month');
    await artist.screenshot({ path: test.info().outputPath('budgets.png') });
    await owner.goto(`/p/${project}`);
    await owner.getByRole('button', { name: /project menu/ }).click();
    await owner.getByRole('menuitem', { name: /settings/i }).click();
    await expect(owner.getByRole('region', { name: 'Budget' })).toContainText('Used so far: GPU 0 of 0 h this month.');
    await owner.screenshot({ path: test.info().outputPath('settings.png') });
    await owner.goto('/queue');
    await owner.getByRole('button', { name: 'Pause or drain Stage 3' }).click();
    await owner.getByRole('menuitem', { name: 'Drain, to take it away' }).click();
    const places = owner.getByRole('list', { name: 'Where runs are executed' });
    await expect(places.getByRole('listitem').filter({ hasText: 'Stage 3' })).toContainText('Draining');
  });

  test('a pipeline that is disabled is gone from the choices of a page that is open', async () => {
    await artist.goto(`/p/${project}?node=chooser`);
    await artist.locator('[data-node-id="chooser"]').click({ position: { x: 60, y: 14 } });
    await artist.getByRole('complementary').getByRole('combobox', { name: 'Pipeline', exact: true }).click();
    const choices = artist.getByRole('listbox').getByRole('option');
    await expect(choices.filter({ hasText: 'Previs still' })).toBeVisible();
    await expect(choices.filter({ hasText: 'a-first' })).toHaveCount(1);
    await owner.goto('/farm?view=pipelines');
    // The switch shows what the server has: it turns when the answer comes.
    const offer = owner.getByRole('switch', { name: 'Offer a-first@1' });
    await expect(offer).toBeChecked();
    await offer.click({ force: true });
    await expect(offer).not.toBeChecked();
    await expect.poll(async () => (await olga.call('GET', '/pipelines/a-first/1'))['enabled']).toBe(false);
    const request = await ask('other');
    await expect
      .poll(async () => (await standing(request)).runs[0]?.error)
      .toBe('The pipeline "a-first" is not installed, or is disabled.');
    await expect(choices.filter({ hasText: 'a-first' })).toHaveCount(0);
    await expect(choices.filter({ hasText: 'Previs still' })).toBeVisible();
  });

  test('the farm is for its owner alone', async () => {
    await artist.goto('/farm');
    await expect(artist.getByText('Only the owner of this installation manages the farm')).toBeVisible();
    await expect(artist.getByRole('tab')).toHaveCount(0);
    expect(complaints.flat()).toEqual([]);
  });
});
