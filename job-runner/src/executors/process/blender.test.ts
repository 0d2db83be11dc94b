import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { openMediaStore } from '@dailies/media-store';
import type { Sha256 } from '@dailies/shared/media';
import { Pipeline } from '@dailies/shared/runs';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ScratchFolder } from '../../instance/ScratchFolder.ts';
import { MediaReader } from '../../cpu/MediaReader.ts';
import type { RunWatch } from '../Executor.ts';
import { orderFor } from '../testing/orderFor.ts';
import { FOLDER_VARIABLE } from './ProcessFolder.ts';
import { ProcessExecutor } from './ProcessExecutor.ts';
import { processesWith } from './processes.ts';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const hasBlender = await run('blender', ['--version']).then(
  () => true,
  () => false,
);

/** A floor with a box and a ball on it, two cameras and two view layers, of which one is empty. */
const MAKE_SET = `
import bpy, sys
bpy.ops.wm.read_factory_settings(use_empty=True)
scene = bpy.context.scene
scene.name = "Quay"
things = bpy.data.collections.new("Things")
scene.collection.children.link(things)
bpy.context.view_layer.active_layer_collection = bpy.context.view_layer.layer_collection.children["Things"]
bpy.ops.mesh.primitive_plane_add(size=20)
bpy.ops.mesh.primitive_cube_add(location=(0, 0, 1))
box = bpy.context.object
box.keyframe_insert("location", frame=1)
box.location = (40, 0, 1)
box.keyframe_insert("location", frame=10)
for name, place in (("Close", (0, -5, 2)), ("Wide", (0, -9, 3))):
    camera = bpy.data.objects.new(name, bpy.data.cameras.new(name))
    camera.location = place
    camera.rotation_euler = (1.3, 0, 0)
    scene.collection.objects.link(camera)
    scene.camera = camera
scene.view_layers[0].name = "All"
nothing = scene.view_layers.new("Nothing")
for child in nothing.layer_collection.children:
    child.exclude = True
bpy.ops.wm.save_as_mainfile(filepath=sys.argv[-1], compress=True)
`;

/** Nothing at all. */
const MAKE_EMPTY = `
import bpy, sys
bpy.ops.wm.read_factory_settings(use_empty=True)
bpy.ops.wm.save_as_mainfile(filepath=sys.argv[-1], compress=False)
`;

interface Asked {
  readonly sha256?: Sha256;
  readonly path?: string;
  readonly size?: readonly [number, number];
  readonly watch?: Partial<RunWatch>;
}

describe.skipIf(!hasBlender)('a Blender input', () => {
  let root: string;
  let set: Sha256;
  let bring: (name: string, script: string) => Promise<Sha256>;
  let runs = 0;
  let close: () => Promise<void>;
  let execute: (
    params: Record<string, string | number | null>,
    asked?: Asked,
  ) => ReturnType<ProcessExecutor['execute']>;
  let pixels: (end: Awaited<ReturnType<ProcessExecutor['execute']>>) => Promise<(x: number, y: number) => number[]>;

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'dailies-blender-'));
    const store = await openMediaStore(pathToFileURL(join(root, 'media')).href);
    bring = async (name, script) => {
      const [program, file] = [join(root, `${name}.py`), join(root, `${name}.blend`)];
      await writeFile(program, script);
      await run('blender', ['--background', '--factory-startup', '--python', program, '--', file]);
      return (await store.put(await readFile(file))).sha256;
    };
    set = await bring('set', MAKE_SET);
    const environment = { PATH: process.env['PATH'] ?? '', HOME: root };
    const reader = new MediaReader({ store, scratch: await ScratchFolder.open(join(root, 'scratch')), environment });
    const { runner } = Pipeline.parse(
      JSON.parse(await readFile(join(ROOT, 'infra/pipelines/blender-input.v1.json'), 'utf8')),
    );
    execute = async (
      params,
      { sha256 = set, path = environment.PATH, size: [widthPx, heightPx] = [160, 90], watch } = {},
    ) => {
      const executor = await ProcessExecutor.open({
        store,
        measure: (file, signal) => reader.measure(file, signal),
        maxOutputBytes: 50_000_000,
        workFolder: join(root, 'work'),
        programFolder: ROOT,
        environment: { ...environment, PATH: path },
      });
      runs += 1;
      const order = orderFor(runner, {
        run: `run-${runs}`,
        inputs: { file: [{ type: 'media', kind: 'file', sha256 }] },
      });
      const all = { gives: 'picture', engine: 'workbench', scene: '', camera: '', layer: '', frame: 1, ...params };
      const recipe = { ...order.spec.recipe, module: 'blender-input', params: all, widthPx, heightPx };
      return executor.execute(
        { ...order, spec: { ...order.spec, recipe } },
        { onProgress: () => {}, signal: new AbortController().signal, ...watch },
      );
    };
    pixels = async (end) => {
      if (end.state !== 'succeeded') throw new Error(JSON.stringify(end));
      const bytes = Buffer.from(await new Response(await store.read(end.artifact.media)).arrayBuffer());
      const { data, info } = await sharp(bytes).toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
      return (x, y) => [
        ...data.subarray((y * info.width + x) * info.channels, (y * info.width + x + 1) * info.channels),
      ];
    };
    close = () => reader.close();
  }, 60_000);
  afterAll(async () => {
    await close();
    await rm(root, { recursive: true, force: true });
  });

  it('gives a picture of the size of the film', { timeout: 60_000 }, async () => {
    expect(await execute({})).toMatchObject({
      state: 'succeeded',
      artifact: { kind: 'image', mediaType: 'image/png', widthPx: 160, heightPx: 90 },
    });
  });

  it('gives depth: near is white, far is dark, nothing is black', { timeout: 60_000 }, async () => {
    const at = await pixels(await execute({ gives: 'depth' }));
    const [near, box, sky] = [at(80, 88)[0] ?? 0, at(80, 40)[0] ?? 0, at(5, 1)[0] ?? 0];
    expect(near).toBeGreaterThan(box);
    expect(box).toBeGreaterThan(sky + 60);
    expect(sky).toBe(0);
  });

  it(
    'gives normals as the camera sees them: a wall that faces it is blue, a floor green',
    { timeout: 60_000 },
    async () => {
      const at = await pixels(await execute({ gives: 'normals' }));
      const [wall, floor] = [at(80, 40), at(80, 88)];
      expect(wall[2]).toBeGreaterThan(220);
      expect(floor[1]).toBeGreaterThan(220);
    },
  );

  it('gives lines, white on black, of the frame that was asked for', { timeout: 60_000 }, async () => {
    const count = async (frame: number): Promise<number> => {
      const at = await pixels(await execute({ gives: 'lines', frame }));
      let lit = 0;
      for (let y = 0; y < 90; y += 1) for (let x = 0; x < 160; x += 1) if ((at(x, y)[0] ?? 0) > 128) lit += 1;
      return lit;
    };
    const [withBox, without] = [await count(1), await count(10)];
    expect(withBox).toBeGreaterThan(without + 40);
    expect(without).toBeGreaterThan(0);
  });

  it.each([
    ['scene', 'There is no scene "Studio" in this file; there is "Quay".'],
    ['camera', 'There is no camera "Studio" in this file; there is "Close", "Wide".'],
    ['layer', 'There is no view layer "Studio" in this file; there is "All", "Nothing".'],
  ])('answers a %s that is not there with those that are', { timeout: 60_000 }, async (key, message) => {
    expect(await execute({ [key]: 'Studio' })).toMatchObject({ state: 'failed', code: 'bad-params', message });
  });

  it('says what a view layer without anything in it lacks', { timeout: 60_000 }, async () => {
    expect(await execute({ gives: 'depth', layer: 'Nothing' })).toMatchObject({
      state: 'failed',
      message: expect.stringMatching(/^The camera sees nothing in this frame/),
    });
  });

  it('says what a file without a camera lacks', { timeout: 60_000 }, async () => {
    expect(await execute({}, { sha256: await bring('empty', MAKE_EMPTY) })).toMatchObject({
      state: 'failed',
      code: 'bad-params',
      message: 'The scene "Scene" has no camera; add one in Blender.',
    });
  });

  it('refuses what the module does not know, by its name', { timeout: 60_000 }, async () => {
    expect(await execute({ gives: 'everything' })).toMatchObject({
      state: 'failed',
      code: 'bad-params',
      message: 'The param "gives" must be one of picture, depth, normals, lines.',
    });
  });

  it('shows the frame in small before the whole is there', { timeout: 60_000 }, async () => {
    const [phases, previews]: [string[], Uint8Array[]] = [[], []];
    const end = await execute(
      {},
      {
        size: [1_920, 1_080],
        watch: {
          onProgress: (_fraction, phase) => phases.push(phase),
          onPreview: (picture) => previews.push(picture),
        },
      },
    );
    expect(end).toMatchObject({ state: 'succeeded', artifact: { widthPx: 1_920, heightPx: 1_080 } });
    expect(phases).toContain('Rendering a preview');
    expect(await sharp(previews[0]).metadata()).toMatchObject({ format: 'png', width: 320, height: 180 });
  });

  it('is ended at once, and nothing of it stays', { timeout: 60_000 }, async () => {
    const stop = new AbortController();
    let stoppedAt = 0;
    const end = await execute(
      { engine: 'eevee' },
      {
        size: [1_920, 1_080],
        watch: {
          signal: stop.signal,
          onProgress: (_fraction, phase) => {
            if (!phase.startsWith('Rendering') || stop.signal.aborted) return;
            stoppedAt = performance.now();
            stop.abort('cancelled');
          },
        },
      },
    );
    expect(end).toEqual({ state: 'stopped' });
    expect(performance.now() - stoppedAt).toBeLessThan(2_000);
    expect(await processesWith(`${FOLDER_VARIABLE}=${join(root, 'work', `run-${runs}.1`)}`)).toEqual([]);
  });

  it('says how Blender is had where it is missing', async () => {
    const bare = join(root, 'bare');
    await run('mkdir', ['-p', bare]);
    for (const name of ['sh', 'dirname', 'cat', 'mkdir', 'mv'])
      await run('ln', ['-sf', (await run('which', [name])).stdout.trim(), join(bare, name)]);
    expect(await execute({}, { path: bare })).toMatchObject({
      state: 'failed',
      code: 'missing-tool',
      message: expect.stringMatching(/^Blender is not installed on this machine; "apt-get install/),
    });
  });
});
