/** A point on the canvas, in pixels. */
export type Spot = readonly [xPx: number, yPx: number];
