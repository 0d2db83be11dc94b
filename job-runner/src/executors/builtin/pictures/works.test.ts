import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PictureJob } from './messages.ts';
import type { Pixels } from './PictureWork.ts';
import { WORKS } from './works.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dailies-works-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

let files = 0;
/** A PNG whose pixels a function gives: `[red, green, blue, alpha]`. */
async function picture(
  widthPx: number,
  heightPx: number,
  at: (x: number, y: number) => readonly number[],
): Promise<string> {
  const rgba = Array.from({ length: widthPx * heightPx }, (_, pixel) =>
    at(pixel % widthPx, Math.floor(pixel / widthPx)),
  );
  const path = join(folder, `picture-${(files += 1)}.png`);
  await sharp(Uint8Array.from(rgba.flat()), { raw: { width: widthPx, height: heightPx, channels: 4 } })
    .png()
    .toFile(path);
  return path;
}
const plain = (widthPx: number, heightPx: number, ...rgba: number[]) => picture(widthPx, heightPx, () => rgba);
const RED = [255, 0, 0, 255];
const BLUE = [0, 0, 255, 255];

/** What a work makes; a frame of 40 × 20 unless told. */
async function made(
  work: string,
  params: PictureJob['params'],
  inputs: PictureJob['inputs'],
  frame = { widthPx: 40, heightPx: 20 },
): Promise<Pixels & { at: (x: number, y: number) => number[] }> {
  const make = WORKS.get(work);
  if (make === undefined) throw new Error(work);
  const told: number[] = [];
  const pixels = await make({ work, params, inputs, ...frame, to: '' }, (fraction) => told.push(fraction));
  expect(told).toEqual(told.toSorted((a, b) => a - b));
  const { data, widthPx, channels } = pixels;
  return {
    ...pixels,
    at: (x, y) => Array.from(data.subarray((y * widthPx + x) * channels, (y * widthPx + x + 1) * channels)),
  };
}

describe('a composite', () => {
  it('places a layer by its middle, at its scale, over the ground', async () => {
    const inputs = { layer1: [await plain(80, 40, ...RED)], layer2: [await plain(10, 10, ...BLUE)] };
    const it1 = await made('composite', { isFilled: true, fit2: 'pixels', x2: 0.75, y2: 0.5, scale2: 0.4 }, inputs);
    expect([it1.widthPx, it1.heightPx, it1.channels]).toEqual([40, 20, 3]);
    // 4 × 4 pixels about (30, 10).
    expect([it1.at(27, 10), it1.at(28, 8), it1.at(31, 11), it1.at(32, 10), it1.at(30, 12)]).toEqual([
      RED.slice(0, 3),
      BLUE.slice(0, 3),
      BLUE.slice(0, 3),
      RED.slice(0, 3),
      RED.slice(0, 3),
    ]);
  });

  it('fits a layer into the frame, covers it, or stretches it', async () => {
    const square = [await plain(10, 10, ...RED)];
    const of = async (fit: string) => {
      const { at } = await made('composite', { isFilled: true, fill: '#0000ff', fit1: fit }, { layer1: square });
      return [at(2, 10), at(20, 10), at(37, 1)].map(([red]) => red);
    };
    expect(await of('contain')).toEqual([0, 255, 0]);
    expect(await of('cover')).toEqual([255, 255, 255]);
    expect(await of('stretch')).toEqual([255, 255, 255]);
    expect(await of('pixels')).toEqual([0, 255, 0]);
  });

  it('mixes by opacity and blend, and keeps transparency where nothing is filled', async () => {
    const layer1 = [await plain(40, 20, 200, 100, 50, 255)];
    const layer2 = [await plain(40, 20, 128, 128, 128, 255)];
    const of = async (params: PictureJob['params'], inputs: PictureJob['inputs'] = { layer1, layer2 }) =>
      (await made('composite', { isFilled: false, ...params }, inputs)).at(5, 5);
    expect(await of({ opacity2: 0.5 })).toEqual([163, 114, 89, 255]);
    expect(await of({ blend2: 'multiply' })).toEqual([100, 50, 25, 255]);
    expect(await of({ blend2: 'screen' })).toEqual([227, 177, 152, 255]);
    expect((await of({ blend2: 'dest-out' }))[3]).toBe(0);
    expect((await of({ opacity1: 0.5 }, { layer1 }))[3]).toBe(128);
    expect(await of({ x1: 2 }, { layer1 })).toEqual([0, 0, 0, 0]);
    expect(await of({ isFilled: true, fill: '#00ff00', blend2: 'dest-out' })).toEqual([0, 255, 0]);
  });

  it('turns a layer about its middle, clockwise', async () => {
    const half = [await picture(20, 20, (_, y) => (y < 10 ? RED : BLUE))];
    const { at } = await made('composite', { isFilled: true, rotationDegrees1: 90 }, { layer1: half });
    expect([at(14, 10), at(25, 10)]).toEqual([BLUE.slice(0, 3), RED.slice(0, 3)]);
  });

  it('refuses a layer that would be too large, and one that is no picture', async () => {
    const layer1 = [await plain(40, 20, ...RED)];
    await expect(
      made('composite', { isFilled: true, scale1: 8 }, { layer1 }, { widthPx: 4_096, heightPx: 2_048 }),
    ).rejects.toMatchObject({ code: 'bad-params', message: expect.stringContaining('Layer 1 would be 32768 × 16384') });
    const text = join(folder, 'text.png');
    await writeFile(text, 'no picture');
    await expect(made('composite', { isFilled: true }, { layer1: [text] })).rejects.toMatchObject({
      code: 'bad-params',
      message: expect.stringMatching(/^Layer 1 cannot be read/),
    });
  });
});

describe('applying a mask', () => {
  const params = { ground: 'transparent', invert: false, featherPx: 0, fit: 'refuse' };

  it('keeps what is white, to the pixel, or what is black', async () => {
    const image = [await plain(40, 20, 10, 20, 30, 255)];
    const mask = [
      await picture(40, 20, (x) => (x < 20 ? [255, 255, 255, 255] : x < 30 ? [128, 128, 128, 255] : [0, 0, 0, 255])),
    ];
    const kept = await made('mask-apply', params, { image, mask });
    expect([kept.at(19, 3), kept.at(20, 3), kept.at(30, 3)]).toEqual([
      [10, 20, 30, 255],
      [10, 20, 30, 128],
      [10, 20, 30, 0],
    ]);
    const inverted = await made('mask-apply', { ...params, invert: true }, { image, mask });
    expect([inverted.at(19, 3)[3], inverted.at(30, 3)[3]]).toEqual([0, 255]);
    const over = await made('mask-apply', { ...params, ground: 'colour', colour: '#ff8000' }, { image, mask });
    expect([over.at(0, 0), over.at(25, 0), over.at(39, 19)]).toEqual([
      [10, 20, 30, 255],
      [132, 74, 15, 255],
      [255, 128, 0, 255],
    ]);
  });

  it('softens the edge by the feather', async () => {
    const image = [await plain(40, 20, ...RED)];
    const mask = [await picture(40, 20, (x) => (x < 20 ? [255, 255, 255, 255] : [0, 0, 0, 255]))];
    const { at } = await made('mask-apply', { ...params, featherPx: 8 }, { image, mask });
    const alphas = [2, 16, 19, 22, 37].map((x) => at(x, 10)[3] ?? 0);
    expect(alphas).toEqual(alphas.toSorted((a, b) => b - a));
    expect([alphas[0], alphas[4]]).toEqual([255, 0]);
    expect(alphas[2]).toBeGreaterThan(100);
    expect(alphas[2]).toBeLessThan(200);
  });

  it('refuses a mask of another size with both sizes, or stretches it', async () => {
    const inputs = { image: [await plain(40, 20, ...RED)], mask: [await plain(20, 10, 255, 255, 255, 255)] };
    await expect(made('mask-apply', params, inputs)).rejects.toMatchObject({
      code: 'bad-params',
      message: expect.stringContaining('The mask is 20 × 10 and the picture 40 × 20'),
    });
    const { at } = await made('mask-apply', { ...params, fit: 'stretch' }, inputs);
    expect(at(39, 19)).toEqual(RED);
  });
});

describe('a matte', () => {
  const green = (x: number) => (x < 20 ? [0, 177, 64, 255] : [200, 150, 120, 255]);

  it('takes a screen away, and its light from what stays', async () => {
    const image = [await picture(40, 20, (x, y) => (y === 19 ? [120, 160, 110, 255] : green(x)))];
    const { at } = await made('matte-key', {}, { image });
    expect([at(5, 5)[3], at(30, 5)]).toEqual([0, [200, 150, 120, 255]]);
    expect(at(30, 19)[1]).toBeLessThan(135);
    const mask = await made('matte-key', { gives: 'mask' }, { image });
    expect([mask.channels, mask.at(5, 5), mask.at(30, 5)]).toEqual([1, [0], [255]]);
  });

  it('cuts by brightness, and keeps what is bright or dark', async () => {
    const image = [await picture(40, 20, (x) => [x * 6, x * 6, x * 6, 255])];
    const of = async (keeps: string) => {
      const { at } = await made('matte-key', { kind: 'luma', gives: 'mask', keeps, softness: 0.2 }, { image });
      return [at(5, 5), at(21, 5), at(38, 5)].map(([value]) => value ?? 0);
    };
    const [dark, middle = 0, bright] = await of('bright');
    expect([dark, bright]).toEqual([0, 255]);
    expect(Math.abs(middle - 128)).toBeLessThan(30);
    expect((await of('dark'))[0]).toBe(255);
  });
});

describe('a control map', () => {
  it('draws edges as thin as a pixel, where they are', async () => {
    const image = [await picture(40, 20, (x) => (x < 20 ? [0, 0, 0, 255] : [255, 255, 255, 255]))];
    const edges = await made('control-map-lines', { kind: 'edges', smoothPx: 1 }, { image });
    expect(edges.channels).toBe(1);
    for (let y = 0; y < 20; y += 1) {
      const white = Array.from({ length: 40 }, (_, x) => x).filter((x) => edges.at(x, y)[0] === 255);
      expect(white).toHaveLength(1);
      expect(Math.abs((white[0] ?? 0) - 19.5)).toBeLessThanOrEqual(1);
    }
  });

  it('follows an edge over weak places only from strong ones', async () => {
    // Strong at the top, and weaker from row to row.
    const image = [
      await picture(40, 20, (x, y) => (x < 20 ? [0, 0, 0, 255] : [220 - y * 10, 220 - y * 10, 220 - y * 10, 255])),
    ];
    const count = async (low: number) => {
      const { data } = await made('control-map-lines', { kind: 'edges', smoothPx: 0, low, high: 0.5 }, { image });
      return data.slice(15 * 40).filter((value) => value === 255).length;
    };
    expect(await count(0.05)).toBe(5);
    expect(await count(0.4)).toBe(0);
  });

  it('draws lines as strong as the change is', async () => {
    const image = [
      await picture(40, 20, (x) => (x < 10 ? [0, 0, 0, 255] : x < 30 ? [60, 60, 60, 255] : [255, 255, 255, 255])),
    ];
    const { at } = await made('control-map-lines', { kind: 'lines', smoothPx: 0, strength: 1 }, { image });
    expect([at(5, 5), at(9, 5), at(29, 5)]).toEqual([[0], [60], [195]]);
    await expect(made('control-map-lines', { kind: 'depth' }, { image })).rejects.toMatchObject({ code: 'bad-params' });
  });
});

describe('a text', () => {
  const frame = { widthPx: 320, heightPx: 180 };
  const params = { text: 'NIGHT', size: 0.2, marginX: 0.1, marginY: 0.1 };
  /** The box of the pixels that are not black. */
  const inked = ({ data, channels }: Pixels) => {
    const places = Array.from({ length: 320 * 180 }, (_, pixel) => pixel).filter(
      (pixel) => (data[pixel * channels] ?? 0) > 40,
    );
    const xs = places.map((pixel) => pixel % 320);
    const ys = places.map((pixel) => Math.floor(pixel / 320));
    return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
  };

  it.each([
    ['top-left', 'left', 'top'],
    ['bottom-right', 'right', 'bottom'],
    ['centre', 'middle', 'middle'],
  ])('stands at the %s', async (anchor, across, down) => {
    const ink = inked(
      await made('text-overlay', { ...params, anchor }, { image: [await plain(320, 180, 0, 0, 0, 255)] }),
    );
    const [x, y] = [(ink.left + ink.right) / 2, (ink.top + ink.bottom) / 2];
    if (across === 'left') expect(Math.abs(ink.left - 18)).toBeLessThan(6);
    if (across === 'right') expect(Math.abs(ink.right - 302)).toBeLessThan(6);
    if (across === 'middle') expect(Math.abs(x - 160)).toBeLessThan(3);
    if (down === 'top') expect(ink.top).toBeGreaterThan(17);
    if (down === 'bottom') expect(ink.bottom).toBeLessThan(163);
    if (down === 'middle') expect(Math.abs(y - 90)).toBeLessThan(5);
    // Capitals are about 0.7 of a size high.
    expect(Math.abs(ink.bottom - ink.top - 26)).toBeLessThan(5);
  });

  it('leaves the rest of the picture to the pixel, and stands alone on nothing without one', async () => {
    const image = [await plain(320, 180, 12, 34, 56, 255)];
    expect((await made('text-overlay', { ...params, anchor: 'top' }, { image })).at(10, 170)).toEqual([
      12, 34, 56, 255,
    ]);
    const alone = await made('text-overlay', params, {}, frame);
    expect([alone.widthPx, alone.heightPx, alone.at(2, 2)]).toEqual([320, 180, [0, 0, 0, 0]]);
    expect(alone.data.some((value) => value === 255)).toBe(true);
  });

  it('has an outline, and a box behind it', async () => {
    const image = [await plain(320, 180, 200, 200, 200, 255)];
    const box = await made(
      'text-overlay',
      { ...params, box: true, boxColour: '#ff0000', boxOpacity: 1, anchor: 'centre' },
      { image },
    );
    expect(box.at(160, 66)).toEqual(RED);
    expect(box.at(5, 5)).toEqual([200, 200, 200, 255]);
    const lined = await made('text-overlay', { ...params, outline: 0.2, outlineColour: '#00ff00' }, { image });
    expect(
      Array.from({ length: 320 }, (_, x) => lined.at(x, 150)).some(([red, green]) => red === 0 && green === 255),
    ).toBe(true);
  });

  it('breaks lines that are too long', async () => {
    const one = inked(await made('text-overlay', { ...params, text: 'NIGHT' }, {}, frame));
    const many = inked(await made('text-overlay', { ...params, text: 'NIGHT OVER THE OLD HARBOUR' }, {}, frame));
    expect(many.bottom - many.top).toBeGreaterThan((one.bottom - one.top) * 2.5);
    expect(many.left).toBeGreaterThanOrEqual(15);
  });

  it('is set in a font file, and refuses a file that is none', async () => {
    const font = join(folder, 'not-a-font.ttf');
    await writeFile(font, Buffer.from('\0\x01\0\0no font at all'));
    await expect(made('text-overlay', params, { font: [font] }, frame)).rejects.toMatchObject({
      code: 'bad-params',
      message: 'The font file is not a font that can be read here; bring a TTF or an OTF.',
    });
    const { resolve } = createRequire(import.meta.url);
    const greek = resolve('@fontsource-variable/inter/files/inter-greek-wght-normal.woff2');
    const { data } = await made('text-overlay', { ...params, text: 'Ωμέγα' }, { font: [greek] }, frame);
    expect(data.some((value) => value === 255)).toBe(true);
  });
});

describe('upscaling', () => {
  /** A disc with a hard edge, whose right half is transparent. */
  const disc = () =>
    picture(48, 32, (x, y) => [
      ...(Math.hypot(x - 24, y - 16) < 12 ? [30, 60, 190] : [190, 130, 60]),
      x < 40 ? 255 : 0,
    ]);

  it.each(['upscale-lanczos', 'upscale-esrgan-slim'])('%s gives the same picture, larger', async (work) => {
    const file = await disc();
    const large = await made(work, { factor: '2' }, { image: [file] });
    expect([large.widthPx, large.heightPx, large.channels]).toEqual([96, 64, 4]);
    const { data } = await sharp(file).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    let difference = 0;
    for (let y = 2; y < 30; y += 1)
      for (let x = 2; x < 38; x += 1) {
        const [red = 0] = large.at(x * 2, y * 2);
        difference += Math.abs(red - (data[(y * 48 + x) * 4] ?? 0));
      }
    expect(difference / (28 * 36)).toBeLessThan(14);
    expect(large.at(93, 10)[3]).toBe(0);
    expect(large.at(10, 10)[3]).toBe(255);
  });

  it('has no seams where tiles meet', async () => {
    const file = await picture(200, 24, (x, y) => [(x * 3 + y * 5) % 200, 120, 80, 255]);
    const whole = await made('upscale-esrgan-slim', { factor: '2' }, { image: [file] });
    // The same place drawn with other tiles: cut off 60 pixels at the left.
    const cut = await picture(140, 24, (x, y) => [((x + 60) * 3 + y * 5) % 200, 120, 80, 255]);
    const part = await made('upscale-esrgan-slim', { factor: '2' }, { image: [cut] });
    for (let x = 300; x < 340; x += 1) {
      expect(Math.abs((whole.at(x, 20)[0] ?? 0) - (part.at(x - 120, 20)[0] ?? 0))).toBeLessThanOrEqual(12);
    }
  });

  it('refuses what would be too large, with both sizes', async () => {
    const image = [await plain(4_100, 4, ...RED)];
    await expect(made('upscale-lanczos', { factor: '4' }, { image })).rejects.toMatchObject({
      code: 'bad-params',
      message: expect.stringContaining('4100 × 4 and would be 16400 × 16; no side may be longer than 16,384'),
    });
  });
});
