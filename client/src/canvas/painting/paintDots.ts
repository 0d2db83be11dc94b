import type { Seen } from './Scene.ts';

const DOT_STEP_PX = 32;
/** Below this zoom every other dot is left out: there would be ten thousand. */
const ALL_DOTS_ZOOM = 0.7;

/** The ground's dots. */
export function paintDots(context: CanvasRenderingContext2D, seen: Seen, z: number, colour: string): void {
  const size = 1.6 / z;
  const step = z < ALL_DOTS_ZOOM ? DOT_STEP_PX * 2 : DOT_STEP_PX;
  context.fillStyle = colour;
  const left = Math.floor(seen.left / step) * step;
  const top = Math.floor(seen.top / step) * step;
  for (let x = left; x < seen.right; x += step) {
    for (let y = top; y < seen.bottom; y += step) context.fillRect(x - size / 2, y - size / 2, size, size);
  }
}
