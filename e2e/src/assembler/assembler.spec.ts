import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import { z } from 'zod';
import { Installation } from '../installation/Installation.ts';
import { launchBrowser } from '../installation/launchBrowser.ts';
import { Person } from '../people/Person.ts';
import { connectPorts, middleOf, pullEdge } from '../people/pullEdge.ts';
import { seriousFindings } from '../people/seriousFindings.ts';
import { signedInPage } from '../people/signedInPage.ts';

const run = promisify(execFile);

const Graph = z.object({
  edges: z.record(z.string(), z.object({ from: z.string(), to: z.string(), toPort: z.string() })),
  takes: z.record(
    z.string(),
    z.object({ node: z.string(), kind: z.string(), media: z.string(), frames: z.number(), width: z.number() }),
  ),
});
const Take = z.object({
  recipe: z.object({ inputs: z.record(z.string(), z.array(z.object({ sha256: z.string() }))) }),
});
const Probed = z.object({
  streams: z.array(z.object({ codec_name: z.string().optional(), nb_read_frames: z.string().optional() })),
});

const SHOTS = ['quay', 'boat', 'face'] as const;
const shot = (id: string, row: number, prompt: string) => ({
  id,
  type: 'shot-motion',
  pos: [0, row * 420],
  title: `0${row + 1}0 ${prompt}`,
  params: { prompt, durationSeconds: 1, seed: row },
});

test.describe('a cut', () => {
  test.describe.configure({ mode: 'serial', timeout: 200_000 });
  let installation: Installation;
  let browser: Browser;
  let project: string;
  let director: Person;
  let dora: Page;
  const complaints: string[][] = [];

  const node = (id: string): Locator => dora.locator(`[data-node-id="${id}"]`);
  const socket = (id: string, side: 'input' | 'output', port: string): Locator =>
    node(id).locator(`[data-side="${side}"][data-port="${port}"]`);
  const inspector = (): Locator => dora.getByRole('complementary', { name: 'Inspector' });
  const graph = async (): Promise<z.infer<typeof Graph>> =>
    Graph.parse(await director.call('GET', `/projects/${project}/graph`));
  const takesOf = async (id: string) =>
    Object.entries((await graph()).takes).flatMap(([take, fields]) =>
      fields.node === id ? [{ take, ...fields }] : [],
    );
  const select = (id: string): Promise<void> => node(id).click({ position: { x: 120, y: 14 } });
  async function generate(id: string): Promise<void> {
    const before = (await takesOf(id)).length;
    await inspector().getByRole('button', { name: 'Generate', exact: true }).click();
    await expect.poll(async () => (await takesOf(id)).length, { timeout: 150_000 }).toBe(before + 1);
  }

  test.beforeAll(async () => {
    test.setTimeout(200_000);
    [installation, browser] = await Promise.all([Installation.start(), launchBrowser()]);
    director = await Person.signUp(installation.origin, 'Dora');
    project = await director.createProject('Night tide');
    await director.call('POST', `/projects/${project}/commands`, {
      commands: [
        { name: 'setSettings', args: { width: 320, height: 180 } },
        {
          name: 'createNodes',
          args: {
            nodes: [
              shot('quay', 0, 'The quay at night'),
              shot('boat', 1, 'A boat comes in'),
              shot('face', 2, 'She sees it'),
              { id: 'film', type: 'assembler', pos: [520, 0], title: 'Reel 1' },
              { id: 'delivery', type: 'output', pos: [1_000, 0], title: 'Delivery' },
              { id: 'lips', type: 'lip-sync', pos: [1_000, 520], title: 'Mouth' },
            ],
          },
        },
      ],
    });
    for (const id of SHOTS) await director.call('POST', `/projects/${project}/requests`, { node: id, variations: 1 });
    dora = await signedInPage(browser, installation.origin, director, `/p/${project}`, {
      complaints,
      viewport: { width: 1600, height: 1000 },
    });
    await expect(node('delivery')).toBeVisible();
    await expect.poll(async () => Object.keys((await graph()).takes).length, { timeout: 150_000 }).toBe(SHOTS.length);
  });
  test.afterEach(async () => {
    await dora.screenshot({ path: test.info().outputPath('dora.png') });
  });
  test.afterAll(async () => {
    await browser?.close();
    await installation?.stop();
  });

  test('says what is missing, and is made of the motions of three shots in the order of its sockets', async () => {
    await expect(node('film')).toContainText('There is nothing to cut yet; connect a clip or a still.');
    for (const [at, id] of SHOTS.entries()) {
      await connectPorts(dora, socket(id, 'output', 'video'), socket('film', 'input', `clip${at + 1}`));
    }
    await expect.poll(async () => Object.keys((await graph()).edges).length).toBe(3);
    await select('film');
    const rows = inspector().getByRole('list', { name: 'Order' }).getByRole('listitem');
    await expect(rows).toHaveText([/The quay/, /A boat/, /She sees/, /Empty still/]);
    await inspector()
      .getByRole('button', { name: /^Move 030 She sees it up/ })
      .click();
    await expect(rows).toHaveText([/The quay/, /She sees/, /A boat/, /Empty still/]);
    // The button goes with its row, and keeps the keys.
    await expect(inspector().getByRole('button', { name: 'Move 030 She sees it up, from place 2' })).toBeFocused();
    const [upper, lower] = [
      await middleOf(socket('film', 'input', 'clip3')),
      await middleOf(socket('film', 'input', 'clip2')),
    ];
    expect(upper.y).toBeLessThan(lower.y);
    await inspector().getByRole('combobox', { name: 'Join' }).click();
    await dora.getByRole('option', { name: 'Crossfade' }).click();
    const length = inspector().getByRole('textbox', { name: 'Crossfade' });
    await length.fill('6');
    await length.press('Enter');
    await generate('film');
    const takes = (await graph()).takes;
    const mediaOf = (id: string) => Object.values(takes).find((take) => take.node === id)?.media;
    const [film] = await takesOf('film');
    expect(film).toMatchObject({ kind: 'video', frames: 3 * 24 - 2 * 6, width: 320 });
    const { recipe } = Take.parse(await director.call('GET', `/takes/${film?.take}`));
    expect(['clip1', 'clip2', 'clip3'].map((port) => recipe.inputs[port]?.[0]?.sha256)).toEqual(
      ['quay', 'face', 'boat'].map(mediaOf),
    );
  });

  test('does not go back into a shot, and says why', async () => {
    await pullEdge(dora, socket('film', 'output', 'video'), socket('lips', 'input', 'video'));
    await expect(dora.getByRole('status').filter({ hasText: 'is part of the cut' })).toHaveText(
      '"Reel 1" is part of the cut and "Mouth" is not: a cut is made of shots, and goes on to cut nodes only.',
    );
    await dora.screenshot({ path: test.info().outputPath('refused.png') });
    await dora.mouse.up();
    await dora.keyboard.press('Escape');
    expect(Object.values((await graph()).edges).filter(({ to }) => to === 'lips')).toEqual([]);
  });

  test('is delivered as a ProRes that plays here by its proxy and is downloaded as a MOV', async () => {
    await connectPorts(dora, socket('film', 'output', 'video'), socket('delivery', 'input', 'video'));
    await select('delivery');
    await inspector().getByRole('combobox', { name: 'Profile' }).click();
    await dora.getByRole('option', { name: 'ProRes 422 HQ' }).click();
    await inspector().getByRole('switch', { name: 'Slate line' }).click({ force: true });
    await inspector().getByRole('textbox', { name: 'Film', exact: true }).click();
    await dora.keyboard.type('Night tide, reel 1');
    await generate('delivery');
    expect(await takesOf('delivery')).toMatchObject([{ kind: 'video', frames: 60, width: 320 }]);
    await node('delivery')
      .getByRole('button', { name: /^Open take 1/ })
      .click();
    const lightbox = dora.getByTestId('lightbox');
    await expect
      .poll(() => dora.evaluate("document.querySelector('[data-testid=lightbox] video')?.readyState ?? 0"), {
        timeout: 30_000,
      })
      .toBeGreaterThan(1);
    await dora.screenshot({ path: test.info().outputPath('lightbox.png') });
    const downloading = dora.waitForEvent('download');
    await lightbox.getByRole('button', { name: 'Download' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(/^[^.]*Delivery[^.]*\.mov$/);
    const args = ['-v', 'error', '-count_frames', '-show_streams', '-of', 'json', await download.path()];
    const { stdout } = await run('ffprobe', args);
    expect(Probed.parse(JSON.parse(stdout)).streams).toMatchObject([
      { codec_name: 'prores', nb_read_frames: '60' },
      {},
    ]);
    await lightbox.getByRole('button', { name: 'Close' }).click();
    await expect(lightbox).toBeHidden();
  });

  test('reads well in both themes', async () => {
    await select('film');
    expect(await seriousFindings(dora, 'a cut')).toEqual([]);
    await select('delivery');
    expect(await seriousFindings(dora, 'a delivery', { within: ['[aria-label="Inspector"]'] })).toEqual([]);
    expect(complaints.flat()).toEqual([]);
  });
});
