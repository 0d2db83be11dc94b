/** Ratios that productions shoot in, wide and upright. */
export const RATIOS = [
  { value: '1:1', width: 1, height: 1 },
  { value: '4:3', width: 4, height: 3 },
  { value: '3:2', width: 3, height: 2 },
  { value: '16:9', width: 16, height: 9 },
  { value: '1.85', width: 1.85, height: 1 },
  { value: '2.39', width: 2.39, height: 1 },
  { value: '9:16', width: 9, height: 16 },
] as const;
export type Ratio = (typeof RATIOS)[number]['value'];

/** Sizes by the longer edge of the frame, in pixels. */
export const LONG_EDGES_PX = [768, 1024, 1280, 1920, 3840] as const;

interface Frame {
  readonly width: number;
  readonly height: number;
}

/** An even number of pixels: video has two by two of them for one colour. */
const even = (pixels: number): number => Math.round(pixels / 2) * 2;

/** The frame of a ratio whose longer edge is given. */
export function frameOf(ratio: Ratio, longPx: number): Frame {
  const { width, height } = RATIOS.find(({ value }) => value === ratio) ?? RATIOS[0];
  return width >= height
    ? { width: even(longPx), height: even((longPx * height) / width) }
    : { width: even((longPx * width) / height), height: even(longPx) };
}

/** The ratio that a frame has, to the pixels that evenness costs; null where it is none of them. */
export function ratioOf({ width, height }: Frame): Ratio | null {
  const longPx = Math.max(width, height);
  const found = RATIOS.find(({ value }) => {
    const frame = frameOf(value, longPx);
    return Math.abs(frame.width - width) <= 2 && Math.abs(frame.height - height) <= 2;
  });
  return found?.value ?? null;
}
