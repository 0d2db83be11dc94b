import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { greyPng } from './greyPng.ts';
import { type Brush, MaskPainting } from './MaskPainting.ts';

const hard: Brush = { radiusPx: 4, softness: 0, isErasing: false };
const at = ({ data, width }: MaskPainting, x: number, y: number) => data[y * width + x];

describe('painting a mask', () => {
  it('is white along the way of the brush, and black elsewhere', () => {
    const painting = new MaskPainting(40, 20);
    expect(painting.draw([10, 10], [30, 10], hard)).toEqual({ x: 5, y: 5, width: 30, height: 10 });
    painting.end();
    expect([at(painting, 10, 10), at(painting, 20, 7), at(painting, 29, 12)]).toEqual([255, 255, 255]);
    expect([at(painting, 20, 4), at(painting, 4, 10), at(painting, 36, 10)]).toEqual([0, 0, 0]);
    expect(painting.draw([-20, -20], [-10, -20], hard)).toBeNull();
  });

  it('falls off with softness, and does not add up within what was painted', () => {
    const painting = new MaskPainting(40, 20);
    const soft = { radiusPx: 8, softness: 1, isErasing: false };
    painting.draw([20, 10], [20, 10], soft);
    const row = [20, 22, 24, 26, 28].map((x) => at(painting, x, 10) ?? 0);
    expect(row).toEqual(row.toSorted((a, b) => b - a));
    expect(row[0]).toBeGreaterThan(240);
    const middle = at(painting, 24, 10);
    painting.draw([20, 10], [20, 10], soft);
    expect(at(painting, 24, 10)).toBe(middle);
  });

  it('erases as it paints', () => {
    const painting = new MaskPainting(20, 20);
    painting.fill();
    painting.draw([10, 10], [10, 10], { ...hard, isErasing: true });
    painting.end();
    expect([at(painting, 10, 10), at(painting, 1, 1)]).toEqual([0, 255]);
  });

  it('takes strokes back one by one, and makes them again until something else is painted', () => {
    const painting = new MaskPainting(20, 20);
    painting.draw([5, 5], [5, 5], hard);
    painting.draw([5, 5], [9, 5], hard);
    painting.end();
    painting.draw([15, 15], [15, 15], hard);
    painting.end();
    const both = painting.data.slice();
    expect(painting.undo()).toMatchObject({ x: 10, y: 10 });
    expect([at(painting, 15, 15), at(painting, 5, 5)]).toEqual([0, 255]);
    painting.undo();
    expect(painting.isEmpty).toBe(true);
    expect(painting.undo()).toBeNull();
    painting.redo();
    painting.redo();
    expect(painting.data).toEqual(both);
    painting.undo();
    painting.invert();
    expect([painting.canRedo, at(painting, 15, 15), at(painting, 5, 5)]).toEqual([false, 255, 0]);
    painting.undo();
    expect(at(painting, 5, 5)).toBe(255);
    painting.clear();
    expect(painting.isEmpty).toBe(true);
  });

  it('a stroke without a touch is no step', () => {
    const painting = new MaskPainting(20, 20);
    painting.begin();
    painting.end();
    expect(painting.canUndo).toBe(false);
  });
});

it('a grey PNG holds its values to the bit, one channel of 8', async () => {
  const values = Uint8Array.from({ length: 35 }, (_, index) => index * 7);
  const file = new Uint8Array(await (await greyPng(values, 7, 5)).arrayBuffer());
  const view = new DataView(file.buffer);
  // Signature; then IHDR: width, height, depth, colour type.
  expect([view.getUint32(0), view.getUint32(16), view.getUint32(20), file[24], file[25]]).toEqual([
    0x89504e47, 7, 5, 8, 0,
  ]);
  const length = view.getUint32(33);
  expect(new TextDecoder().decode(file.subarray(37, 41))).toBe('IDAT');
  const rows = inflateSync(file.subarray(41, 41 + length));
  expect(rows.length).toBe(40);
  for (let row = 0; row < 5; row += 1) {
    expect([...rows.subarray(row * 8, row * 8 + 8)]).toEqual([0, ...values.subarray(row * 7, row * 7 + 7)]);
  }
});
