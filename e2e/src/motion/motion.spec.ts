import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import { z } from 'zod';
import { Installation } from '../installation/Installation.ts';
import { launchBrowser } from '../installation/launchBrowser.ts';
import { type BroughtFile, dropFiles } from '../nodes/bringFiles.ts';
import { Person } from '../people/Person.ts';
import { connectPorts, middleOf } from '../people/pullEdge.ts';
import { seriousFindings } from '../people/seriousFindings.ts';
import { signedInPage } from '../people/signedInPage.ts';

const run = promisify(execFile);

const Graph = z.object({
  nodes: z.record(z.string(), z.object({ type: z.string(), title: z.string() })),
  takes: z.record(
    z.string(),
    z.object({ node: z.string(), kind: z.string(), media: z.string(), frames: z.number(), width: z.number() }),
  ),
});

/** A set with a box in it, and two cameras. */
const MAKE_SET = `
import bpy, sys
bpy.ops.wm.read_factory_settings(use_empty=True)
scene = bpy.context.scene
scene.name = "Quay"
bpy.ops.mesh.primitive_plane_add(size=20)
bpy.ops.mesh.primitive_cube_add(location=(0, 0, 1))
for name, place in (("Wide", (0, -9, 3)), ("Close", (0, -5, 2))):
    camera = bpy.data.objects.new(name, bpy.data.cameras.new(name))
    camera.location = place
    camera.rotation_euler = (1.3, 0, 0)
    scene.collection.objects.link(camera)
    scene.camera = camera
bpy.ops.wm.save_as_mainfile(filepath=sys.argv[-1], compress=True)
`;

test.describe('motion and sound', () => {
  test.describe.configure({ mode: 'serial', timeout: 200_000 });
  let installation: Installation;
  let browser: Browser;
  let project: string;
  let director: Person;
  let dora: Page;
  let folder: string;
  const complaints: string[][] = [];

  const node = (id: string): Locator => dora.locator(`[data-node-id="${id}"]`);
  const ofType = (type: string): Locator => dora.locator(`[data-node-type="${type}"]`);
  const socket = (of: Locator, side: 'input' | 'output', port: string): Locator =>
    of.locator(`[data-side="${side}"][data-port="${port}"]`);
  const inspector = (): Locator => dora.getByRole('complementary', { name: 'Inspector' });
  const graph = async (): Promise<z.infer<typeof Graph>> =>
    Graph.parse(await director.call('GET', `/projects/${project}/graph`));
  const takesOf = async (id: string) => Object.values((await graph()).takes).filter((take) => take.node === id);
  /** Presses a node's head, which selects it. */
  const select = (id: string): Promise<void> => node(id).click({ position: { x: 120, y: 14 } });
  async function generate(id: string): Promise<void> {
    const before = (await takesOf(id)).length;
    await inspector().getByRole('button', { name: 'Generate', exact: true }).click();
    await expect.poll(async () => (await takesOf(id)).length, { timeout: 150_000 }).toBe(before + 1);
  }
  async function fileOf(name: string, type: string): Promise<BroughtFile> {
    return { name, type, base64: (await readFile(join(folder, name))).toString('base64') };
  }
  const film = (name: string, source: string): Promise<unknown> =>
    run('ffmpeg', [
      '-v',
      'error',
      '-y',
      '-f',
      'lavfi',
      '-i',
      source,
      '-f',
      'lavfi',
      '-i',
      'sine=330:d=1',
      '-c:v',
      'libx264',
      '-pix_fmt',
      'yuv420p',
      '-c:a',
      'aac',
      '-t',
      '1',
      join(folder, name),
    ]);

  test.beforeAll(async () => {
    test.setTimeout(180_000);
    folder = await mkdtemp(join(tmpdir(), 'dailies-motion-'));
    await writeFile(join(folder, 'set.py'), MAKE_SET);
    await Promise.all([
      film('first.mp4', 'testsrc2=s=320x180:r=24'),
      film('second.mp4', 'color=teal:s=320x180:r=24'),
      run('blender', [
        '--background',
        '--factory-startup',
        '--python',
        join(folder, 'set.py'),
        '--',
        join(folder, 'quay.blend'),
      ]),
    ]);
    [installation, browser] = await Promise.all([Installation.start(), launchBrowser()]);
    director = await Person.signUp(installation.origin, 'Dora');
    project = await director.createProject('Tide');
    const mira = await director.call('POST', `/projects/${project}/assets`, {
      kind: 'character',
      content: { name: 'Mira', description: 'She pilots ships into the harbour.' },
    });
    await director.call('POST', `/projects/${project}/commands`, {
      commands: [
        { name: 'setSettings', args: { width: 320, height: 180 } },
        {
          name: 'createNodes',
          args: {
            nodes: [
              { id: 'mira', type: 'character', pos: [0, 0], title: 'Mira', params: { asset: mira['id'] } },
              { id: 'line', type: 'dialogue', pos: [300, 0], title: 'Mira warns' },
              { id: 'mix', type: 'audio-mix', pos: [700, 0], title: 'Mix' },
              { id: 'join', type: 'transition', pos: [300, 320], title: 'Night to day', params: { frames: 8 } },
              { id: 'set', type: 'blender-input', pos: [700, 320], title: 'The quay' },
            ],
          },
        },
      ],
    });
    dora = await signedInPage(browser, installation.origin, director, `/p/${project}`, {
      complaints,
      viewport: { width: 1600, height: 1000 },
    });
    await expect(node('set')).toBeVisible();
  });
  test.afterEach(async () => {
    await dora.screenshot({ path: test.info().outputPath('dora.png') });
  });
  test.afterAll(async () => {
    await browser?.close();
    await installation?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test('a line is spoken with the voice of its character', async () => {
    await connectPorts(dora, socket(node('mira'), 'output', 'asset'), socket(node('line'), 'input', 'character'));
    await select('line');
    await expect(node('line')).toContainText(/nothing to say yet/i);
    await inspector().getByRole('textbox', { name: 'Line' }).click();
    await dora.keyboard.type('The tide turns at six. Bring the boats in.');
    await expect(
      node('line')
        .getByRole('button', { name: /^Generate/ })
        .first(),
    ).toBeEnabled();
    await generate('line');
    const [take] = await takesOf('line');
    expect(take?.kind).toBe('audio');
    expect(take?.frames).toBeGreaterThan(24);
    await expect(node('line').locator('[data-waveform]').first()).toBeVisible();
  });

  test('a sound take opens in a player, with its waveform', async () => {
    await node('line').getByRole('button', { name: 'Open take 1, sound, the pick' }).click();
    const lightbox = dora.getByTestId('lightbox');
    const player = lightbox.locator('audio');
    await expect(player).toBeVisible();
    await expect
      .poll(() => dora.evaluate("document.querySelector('[data-testid=lightbox] audio').duration"))
      .toBeGreaterThan(1);
    await expect(lightbox).toContainText('0:0');
    await dora.screenshot({ path: test.info().outputPath('lightbox.png') });
    await dora.keyboard.press('Escape');
    await expect(lightbox).toBeHidden();
  });

  test('sounds are mixed, each at its level', async () => {
    await connectPorts(dora, socket(node('line'), 'output', 'audio'), socket(node('mix'), 'input', 'sound1'));
    await select('mix');
    const level = inspector().getByRole('textbox', { name: 'Level' });
    await expect(level).toHaveCount(2);
    await level.first().fill('-6');
    await level.first().press('Enter');
    await generate('mix');
    const [spoken] = await takesOf('line');
    const [mixed] = await takesOf('mix');
    expect(mixed?.kind).toBe('audio');
    expect(Math.abs((mixed?.frames ?? 0) - (spoken?.frames ?? 0))).toBeLessThan(2);
  });

  test('two clips that are dropped are joined, exactly as long as both less the transition', async () => {
    await dropFiles(dora, [await fileOf('first.mp4', 'video/mp4')], 250, 490);
    await expect(ofType('clip')).toHaveCount(1);
    await dropFiles(dora, [await fileOf('second.mp4', 'video/mp4')], 250, 740);
    await expect(ofType('clip')).toHaveCount(2);
    await expect(ofType('clip').nth(1)).toContainText('320 × 180', { timeout: 20_000 });
    await connectPorts(dora, socket(ofType('clip').nth(0), 'output', 'video'), socket(node('join'), 'input', 'first'));
    await connectPorts(dora, socket(ofType('clip').nth(1), 'output', 'video'), socket(node('join'), 'input', 'second'));
    await select('join');
    await generate('join');
    expect(await takesOf('join')).toMatchObject([{ kind: 'video', frames: 40, width: 320 }]);
  });

  test('a Blender file gives a depth map; a camera that is not in it is answered with those that are', async () => {
    const place = await middleOf(node('set'));
    await dropFiles(dora, [await fileOf('quay.blend', 'application/octet-stream')], place.x, place.y);
    await expect(node('set')).not.toContainText('Drop a Blender file');
    await select('set');
    await inspector().getByRole('combobox', { name: 'Gives' }).click();
    await dora.getByRole('option', { name: 'Depth' }).click();
    await expect(socket(node('set'), 'output', 'map')).toBeVisible();
    await inspector().getByRole('textbox', { name: 'Camera' }).click();
    await dora.keyboard.type('Drone');
    await inspector().getByRole('button', { name: 'Generate', exact: true }).click();
    await expect(node('set')).toContainText('There is no camera "Drone" in this file; there is "Close", "Wide".', {
      timeout: 150_000,
    });
    await inspector().getByRole('button', { name: 'Choose the camera' }).click();
    await expect(dora.getByRole('menuitem')).toHaveText(['The scene’s own', 'Close', 'Wide']);
    await dora.screenshot({ path: test.info().outputPath('cameras.png') });
    await dora.getByRole('menuitem', { name: 'Wide' }).click();
    await expect(inspector().getByRole('textbox', { name: 'Camera' })).toHaveText('Wide');
    await expect(
      node('set')
        .getByRole('button', { name: /^Generate/ })
        .first(),
    ).toBeVisible();
    await generate('set');
    const [take] = await takesOf('set');
    expect(take).toMatchObject({ kind: 'image', width: 320 });
    await expect(node('set').locator('img').first()).toHaveJSProperty('naturalWidth', 320);
  });

  test('all of it reads well in both themes', async () => {
    expect(await seriousFindings(dora, 'motion and sound')).toEqual([]);
    await select('mix');
    expect(await seriousFindings(dora, 'a mix', { within: ['[aria-label="Inspector"]'] })).toEqual([]);
    expect(complaints.flat()).toEqual([]);
  });
});
