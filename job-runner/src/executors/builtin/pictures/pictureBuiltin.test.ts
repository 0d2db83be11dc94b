import { setTimeout as sleep } from 'node:timers/promises';
import { Sha256 } from '@dailies/shared/media';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { orderFor } from '../../testing/orderFor.ts';
import { pictureBuiltin } from './pictureBuiltin.ts';

const IMAGE = Sha256.parse('a'.repeat(64));

const pngOf = async (widthPx: number, heightPx: number): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(
    await sharp({ create: { width: widthPx, height: heightPx, channels: 3, background: '#336699' } })
      .png()
      .toBuffer(),
  );

/** Runs a work on a picture as the executor does. */
function run(work: string, bytes: Uint8Array<ArrayBuffer>, params: Record<string, string>, signal: AbortSignal) {
  const inputs = { image: [{ type: 'media', kind: 'image', sha256: IMAGE } as const] };
  const { spec } = orderFor({ executor: 'builtin', name: work }, { params, inputs });
  const phases: string[] = [];
  const end = pictureBuiltin(work)(spec, {
    onProgress: (_fraction, phase) => phases.push(phase),
    signal,
    readMedia: () => Promise.resolve(bytes),
  });
  return { end, phases };
}

test('a work comes back as a PNG of its size, and tells how far it is', async () => {
  const { end, phases } = run('upscale-lanczos', await pngOf(30, 20), { factor: '2' }, new AbortController().signal);
  const { bytes, mediaType, widthPx, heightPx } = await end;
  expect([mediaType, widthPx, heightPx]).toEqual(['image/png', 60, 40]);
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height, ...data.subarray(0, 3)]).toEqual([60, 40, 0x33, 0x66, 0x99]);
  expect(phases).toEqual(['Reading', 'Enlarging', 'Encoding']);
});

test('what was foreseen keeps its sentence across the process', async () => {
  const bytes = new TextEncoder().encode('no picture at all');
  const { end } = run('matte-key', bytes, {}, new AbortController().signal);
  await expect(end).rejects.toMatchObject({
    code: 'bad-params',
    message: expect.stringMatching(/^The picture cannot be read/),
  });
});

test('a cancel ends it at once, whatever it does, while this process goes on', async () => {
  const stop = new AbortController();
  const { end, phases } = run('upscale-esrgan-slim', await pngOf(1_920, 1_080), { factor: '4' }, stop.signal);
  end.catch(() => {});
  while (!phases.some((phase) => phase.startsWith('Tile'))) await sleep(50);
  const abortedMs = performance.now();
  stop.abort('cancelled');
  await expect(end).rejects.toBe('cancelled');
  expect(performance.now() - abortedMs).toBeLessThan(1_500);
});
