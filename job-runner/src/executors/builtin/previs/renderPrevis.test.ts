import { CAMERA_HEIGHTS, CAMERA_MOVES, CAMERA_SIDES, SHOT_SIZES, STANCES } from '@dailies/shared/cinema';
import { RunSpec } from '@dailies/shared/runs';
import { Decoder, Demuxer } from 'node-av';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { PicturePainter } from './PicturePainter.ts';
import { readShot } from './readShot.ts';
import { renderPrevisMotion } from './renderPrevisMotion.ts';
import { renderPrevisStill } from './renderPrevisStill.ts';
import { ScenePainter } from './ScenePainter.ts';

const asset = (kind: 'character' | 'location' | 'style', name: string, colours: readonly string[] = []) => ({
  type: 'asset',
  asset: {
    id: '01920000-0000-7000-8000-000000000001',
    version: 1,
    kind,
    content: { name, description: '', colours, references: [] },
  },
});

/** How far apart two pictures are on average, from 0 to 255 a channel. */
function apart(a: Uint8Array, b: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += Math.abs((a[at] ?? 0) - (b[at] ?? 0));
  return sum / a.length;
}

interface Wanted {
  readonly style?: readonly [name: string, ...colours: string[]];
  readonly params?: Readonly<Record<string, string | number | boolean>>;
  readonly characters?: number;
  readonly location?: string;
  readonly widthPx?: number;
  readonly heightPx?: number;
  readonly frames?: number;
  readonly seed?: number;
  readonly firstFrame?: string;
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
        ...(wanted.style === undefined ? {} : { style: [asset('style', wanted.style[0], wanted.style.slice(1))] }),
        ...(wanted.firstFrame === undefined
          ? {}
          : { firstFrame: [{ type: 'media', kind: 'image', sha256: wanted.firstFrame }] }),
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

/** For many pictures on a machine that does other things too. */
const MANY_MS = 60_000;

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

  const drawn = (wanted: Wanted, frame = 0): Buffer =>
    Buffer.from(
      new ScenePainter(readShot(spec({ widthPx: 320, heightPx: 180, ...wanted })), 320, 180).paint(frame).data(),
    );

  it('draws each stance as another picture, by param and by word alike', { timeout: MANY_MS }, () => {
    const pictures = STANCES.map((stance) => drawn({ params: { stance, shotSize: 'full', prompt: '' } }));
    for (const [index, picture] of pictures.entries())
      for (const other of pictures.slice(index + 1)) expect(apart(picture, other)).toBeGreaterThan(0.2);
    const said = drawn({ params: { prompt: 'She sits.', shotSize: 'full', burnIns: false } });
    const chosen = drawn({ params: { prompt: '', stance: 'sitting', shotSize: 'full', burnIns: false } });
    expect(apart(said, chosen)).toBe(0);
  });

  it('changes line and palette by the style, the same way each time', { timeout: MANY_MS }, () => {
    const names = ['Ink', 'Pencil', 'Charcoal', 'Film noir', 'Watercolour', 'Flat colour'];
    const of = (name: string) => drawn({ location: 'Street', style: [name] });
    const plain = drawn({ location: 'Street' });
    const pictures = names.map(of);
    for (const [index, picture] of pictures.entries()) {
      expect(apart(picture, plain), names[index]).toBeGreaterThan(4);
      for (const other of pictures.slice(index + 1)) expect(apart(picture, other)).toBeGreaterThan(4);
    }
    expect(apart(of('Watercolour'), of('Watercolour'))).toBe(0);
    expect(apart(drawn({ location: 'Street', style: ['Grade', '#1f6f78', '#f28f3b'] }), plain)).toBeGreaterThan(4);
  });

  it('fills the frame with the picture where burn-ins are off', () => {
    const lowest = (picture: Buffer) => picture.subarray(-4 * 320);
    const strip = Buffer.from(Array.from({ length: 320 }, () => [23, 24, 27, 255]).flat());
    expect(lowest(drawn({ location: 'Beach' }))).toEqual(strip);
    expect(lowest(drawn({ location: 'Beach', params: { burnIns: false } }))).not.toEqual(strip);
  });

  it('darkens a place towards the night, outdoors and in', { timeout: MANY_MS }, () => {
    for (const location of ['Beach', 'Street', 'Kitchen', 'Church', 'Warehouse', 'Car park']) {
      const mean = (timeOfDay: string) =>
        drawn({ location, params: { timeOfDay, burnIns: false } }).reduce((sum, value) => sum + value, 0);
      expect(mean('night'), location).toBeLessThan(mean('dusk'));
      expect(mean('dusk'), location).toBeLessThan(mean('day'));
    }
  });

  it('draws every size, height, side and count of people', { timeout: MANY_MS }, () => {
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

const RED = [200, 30, 20];
const BLUE = [20, 40, 190];

describe('renderPrevisMotion', () => {
  /** A picture of the frame's shape: red on its left half, blue on its right. */
  let halves: Uint8Array<ArrayBuffer>;
  beforeAll(async () => {
    const half = (channels: readonly number[]) => ({ r: channels[0] ?? 0, g: channels[1] ?? 0, b: channels[2] ?? 0 });
    const left = await sharp({ create: { width: 320, height: 360, channels: 3, background: half(RED) } })
      .png()
      .toBuffer();
    const whole = sharp({ create: { width: 640, height: 360, channels: 3, background: half(BLUE) } });
    halves = Uint8Array.from(
      await whole
        .composite([{ input: left, left: 0, top: 0 }])
        .png()
        .toBuffer(),
    );
  });

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

  it('draws the given first frame instead of a scene, under the same slate', async () => {
    const firstFrame = 'a'.repeat(64);
    const wanted = spec({ frames: 6, params: { move: 'pan-right' }, firstFrame });
    const asked: string[] = [];
    const readMedia = async (sha256: string) => {
      asked.push(sha256);
      return halves;
    };
    const video = await renderPrevisMotion(wanted, { readMedia });
    expect(asked).toEqual([firstFrame]);
    expect(video).toMatchObject({ widthPx: 640, heightPx: 360, frames: 6 });

    const painter = await PicturePainter.open(readShot(wanted), halves, 640, 360);
    const scene = new ScenePainter(readShot(spec({ frames: 6, params: { move: 'pan-right' } })), 640, 360);
    const colourAt = (frame: number, x: number) => [
      ...Buffer.from(painter.paint(frame).data())
        .subarray(4 * (150 * 640 + x))
        .subarray(0, 3),
    ];
    // Panned from the red half to the blue one: the border between them wanders to the left.
    expect([colourAt(0, 20), colourAt(0, 620), colourAt(0, 350)]).toEqual([RED, BLUE, RED]);
    expect([colourAt(5, 20), colourAt(5, 620), colourAt(5, 300)]).toEqual([RED, BLUE, BLUE]);
    const slate = (pixels: Buffer) => pixels.subarray(4 * 640 * 345);
    expect(slate(Buffer.from(painter.paint(3).data()))).toEqual(slate(Buffer.from(scene.paint(3).data())));
  });

  it('says of a first frame that cannot be read what to do', async () => {
    const wanted = spec({ frames: 4, firstFrame: 'a'.repeat(64) });
    const readMedia = async () => Uint8Array.from(Buffer.from('no picture'));
    await expect(renderPrevisMotion(wanted, { readMedia })).rejects.toMatchObject({
      code: 'bad-params',
      message: 'The first frame could not be read; it may be damaged. Bring the picture again.',
    });
  });

  it('stops at an abort, and not when all its frames are drawn', async () => {
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
    expect(performance.now() - abortedAt).toBeLessThan(1_000);
  });

  it('lets people walk across the frame when the words say so, and counts the frames', () => {
    const walking = new ScenePainter(
      readShot(
        spec({
          frames: 48,
          params: { prompt: 'She walks.', shotSize: 'full', cameraSide: 'profile-right', burnIns: false },
        }),
      ),
      320,
      180,
    );
    // Her coat is the only green there.
    const middle = (frame: number): number => {
      const pixels = walking.paint(frame).data();
      let sum = 0;
      let count = 0;
      for (let at = 0; at < pixels.length; at += 4) {
        const green = (pixels[at + 1] ?? 0) - Math.max(pixels[at] ?? 0, pixels[at + 2] ?? 0);
        if (green < 24) continue;
        sum += (at / 4) % 320;
        count += 1;
      }
      return sum / Math.max(count, 1);
    };
    const places = [0, 16, 32, 47].map(middle);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect((places.at(-1) ?? 0) - (places[0] ?? 0)).toBeGreaterThan(60);
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
