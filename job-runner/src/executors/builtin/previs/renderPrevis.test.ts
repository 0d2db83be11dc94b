import { CAMERA_HEIGHTS, CAMERA_MOVES, CAMERA_SIDES, SHOT_SIZES } from '@dailies/shared/cinema';
import { RunSpec } from '@dailies/shared/runs';
import { Decoder, Demuxer } from 'node-av';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readShot } from './readShot.ts';
import { renderPrevisMotion } from './renderPrevisMotion.ts';
import { renderPrevisStill } from './renderPrevisStill.ts';
import { ScenePainter } from './ScenePainter.ts';

const asset = (kind: 'character' | 'location', name: string, colours: readonly string[] = []) => ({
  type: 'asset',
  asset: {
    id: '01920000-0000-7000-8000-000000000001',
    version: 1,
    kind,
    content: { name, description: '', colours, references: [] },
  },
});

interface Wanted {
  readonly params?: Readonly<Record<string, string | number>>;
  readonly characters?: number;
  readonly location?: string;
  readonly widthPx?: number;
  readonly heightPx?: number;
  readonly frames?: number;
  readonly seed?: number;
}

function spec(wanted: Wanted = {}): RunSpec {
  const frames = wanted.frames ?? 1;
  return RunSpec.parse({
    recipe: {
      module: frames > 1 ? 'shot-motion' : 'shot-still',
      moduleVersion: 1,
      pipeline: { id: frames > 1 ? 'previs-motion' : 'previs-still', version: 1 },
      kind: frames > 1 ? 'video' : 'image',
      params: { prompt: 'She waits in the rain.', ...wanted.params },
      inputs: {
        characters: Array.from({ length: wanted.characters ?? 1 }, (_, index) =>
          asset('character', `Person ${index}`, ['#3f7d5a']),
        ),
        ...(wanted.location === undefined ? {} : { location: [asset('location', wanted.location)] }),
      },
      widthPx: wanted.widthPx ?? 640,
      heightPx: wanted.heightPx ?? 360,
      frames,
      fps: [24, 1],
    },
    recipeHash: '0'.repeat(32),
    seed: wanted.seed ?? 7,
    requirements: { tags: ['cpu'], gpuMemoryBytes: 0 },
  });
}

describe('renderPrevisStill', () => {
  it('draws a PNG of the recipe’s size, the same bytes for the same recipe and seed', async () => {
    const [first, second, other] = await Promise.all([
      renderPrevisStill(spec()),
      renderPrevisStill(spec()),
      renderPrevisStill(spec({ seed: 8 })),
    ]);
    expect(await sharp(first.bytes).metadata()).toMatchObject({ format: 'png', width: 640, height: 360 });
    expect(first.frames).toBe(1);
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);
    expect(Buffer.compare(first.bytes, other.bytes)).not.toBe(0);
  });

  it('refuses a recipe that is not a shot’s', async () => {
    await expect(renderPrevisStill(spec({ params: { shotSize: 'gigantic' } }))).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });

  it('draws every size, height, side and count of people', () => {
    for (const [index, shotSize] of SHOT_SIZES.entries()) {
      for (const cameraHeight of CAMERA_HEIGHTS) {
        const cameraSide = CAMERA_SIDES[index % CAMERA_SIDES.length] ?? 'front';
        const shot = readShot(
          spec({
            params: { shotSize, cameraHeight, cameraSide, lensMm: 12 + index * 26 },
            characters: index,
            location: 'Street',
          }),
        );
        const pixels = new ScenePainter(shot, 320, 180).paint(0).data();
        expect(new Set(pixels.subarray(0, 320 * 160 * 4)).size).toBeGreaterThan(40);
      }
    }
  });
});

describe('renderPrevisMotion', () => {
  it('writes exactly the recipe’s frames and tells each', async () => {
    const told: number[] = [];
    const phases: string[] = [];
    const video = await renderPrevisMotion(
      spec({ frames: 14, params: { move: 'dolly-in' }, widthPx: 641, heightPx: 361 }),
      {
        onProgress: (fraction, phase) => {
          told.push(fraction);
          phases.push(phase);
        },
      },
    );
    expect(video).toMatchObject({ mediaType: 'video/mp4', widthPx: 640, heightPx: 360, frames: 14 });
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(phases[0]).toBe('Drawing frame 1 of 14');
    expect(phases.at(-1)).toBe('Encoding');

    const demuxer = await Demuxer.open(Buffer.from(video.bytes));
    const stream = demuxer.video();
    if (stream === undefined) throw new Error('The video has no picture.');
    const decoder = await Decoder.create(stream);
    let frames = 0;
    for await (const frame of decoder.frames(demuxer.packets(stream.index))) {
      if (frame === null) break;
      frames += 1;
      frame.free();
    }
    decoder.close();
    await demuxer.close();
    expect(frames).toBe(14);
    // The index stands before the pictures, so that a browser can start at once.
    const text = Buffer.from(video.bytes).toString('latin1');
    expect(text.indexOf('moov')).toBeLessThan(text.indexOf('mdat'));
  });

  it('stops within 200 ms of an abort', async () => {
    const control = new AbortController();
    let abortedAt = 0;
    const running = renderPrevisMotion(spec({ frames: 2_000 }), {
      signal: control.signal,
      onProgress: (fraction) => {
        if (fraction === 0 || control.signal.aborted) return;
        abortedAt = performance.now();
        control.abort();
      },
    });
    await expect(running).rejects.toMatchObject({ name: 'AbortError' });
    expect(performance.now() - abortedAt).toBeLessThan(200);
  });

  it('moves the picture in every move but a still one’s breathing', () => {
    for (const move of CAMERA_MOVES) {
      const painter = new ScenePainter(readShot(spec({ frames: 24, params: { move }, location: 'Forest' })), 320, 180);
      const first = Buffer.from(painter.paint(0).data());
      const last = Buffer.from(painter.paint(23).data());
      expect(Buffer.compare(first, last)).not.toBe(0);
      expect(Buffer.compare(first, Buffer.from(painter.paint(0).data()))).toBe(0);
    }
  });
});
