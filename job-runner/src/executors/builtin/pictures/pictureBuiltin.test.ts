import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenBuiltins, openBuiltins } from '../testing/openBuiltins.ts';

let opened: OpenBuiltins;
beforeAll(async () => {
  opened = await openBuiltins();
});
afterAll(() => opened.close());

const pngOf = (widthPx: number, heightPx: number): Promise<Buffer> =>
  sharp({ create: { width: widthPx, height: heightPx, channels: 3, background: '#336699' } })
    .png()
    .toBuffer();

/** Runs a work on a picture as a runner does. */
async function run(work: string, bytes: Uint8Array, params: Record<string, string>, signal?: AbortSignal) {
  const { sha256 } = await opened.store.put(bytes);
  const phases: string[] = [];
  const end = opened.execute(work, {
    kind: 'image',
    params,
    inputs: { image: [{ type: 'media', kind: 'image', sha256 }] },
    onProgress: (_fraction, phase) => phases.push(phase),
    ...(signal === undefined ? {} : { signal }),
  });
  return { end, phases };
}

test('a work comes back as a PNG of its size, and tells how far it is', async () => {
  const { end, phases } = await run('upscale-lanczos', await pngOf(30, 20), { factor: '2' });
  const done = await end;
  expect(done).toMatchObject({ state: 'succeeded', artifact: { mediaType: 'image/png', widthPx: 60, heightPx: 40 } });
  const { data, info } = await sharp(await opened.file(done))
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect([info.width, info.height, ...data.subarray(0, 3)]).toEqual([60, 40, 0x33, 0x66, 0x99]);
  expect(phases).toEqual(['Reading', 'Enlarging', 'Encoding']);
});

test('what was foreseen keeps its sentence across the process', async () => {
  const { end } = await run('matte-key', new TextEncoder().encode('no picture at all'), {});
  expect(await end).toMatchObject({
    state: 'failed',
    code: 'bad-params',
    message: expect.stringMatching(/^The picture cannot be read/),
  });
});

test('a cancel ends it at once, whatever it does, while this process goes on', { timeout: 60_000 }, async () => {
  const stop = new AbortController();
  const { end, phases } = await run('upscale-esrgan-slim', await pngOf(640, 360), { factor: '4' }, stop.signal);
  while (!phases.some((phase) => phase.startsWith('Tile'))) await sleep(50);
  const abortedMs = performance.now();
  stop.abort('cancelled');
  expect(await end).toEqual({ state: 'stopped' });
  expect(performance.now() - abortedMs).toBeLessThan(1_500);
});
