import { randomFor } from '../random.ts';

/** A paper's tooth, from 0 to 255 a pixel: fine grain on broad clouds. The same for every picture of its size. */
export function paperGrain(widthPx: number, heightPx: number): Uint8Array {
  const random = randomFor(`paper:${widthPx}x${heightPx}`);
  const cell = Math.max(8, Math.round(heightPx / 16));
  const columns = Math.ceil(widthPx / cell) + 2;
  const rows = Math.ceil(heightPx / cell) + 2;
  const clouds = Float32Array.from({ length: columns * rows }, () => random());
  const cloudAt = (column: number, row: number): number => clouds[row * columns + column] ?? 0.5;
  const smooth = (share: number): number => share * share * (3 - 2 * share);
  const grain = new Uint8Array(widthPx * heightPx);
  for (let y = 0; y < heightPx; y += 1) {
    const row = Math.floor(y / cell);
    const down = smooth((y % cell) / cell);
    for (let x = 0; x < widthPx; x += 1) {
      const column = Math.floor(x / cell);
      const across = smooth((x % cell) / cell);
      const upper = cloudAt(column, row) * (1 - across) + cloudAt(column + 1, row) * across;
      const lower = cloudAt(column, row + 1) * (1 - across) + cloudAt(column + 1, row + 1) * across;
      const cloud = upper * (1 - down) + lower * down;
      grain[y * widthPx + x] = (0.5 * random() + 0.5 * cloud) * 255;
    }
  }
  return grain;
}
