import type { Stance, Vec3 } from '@dailies/shared/cinema';
import { stanceDropMetres } from '@dailies/shared/cinema';

/** How a whole body is set down: its joints are given for a hip at standing height, and come down with this. */
export interface Posture {
  readonly dropMetres: number;
  /** 0 is upright; positive leans back, a quarter turn lies on the back. */
  readonly reclineRadians: number;
}

/** A lying body rests on its back, not on its middle. */
const LYING_BACK_METRES = 0.12;

export const postureFor = (stance: Stance): Posture => ({
  dropMetres: stanceDropMetres(stance),
  reclineRadians: stance === 'lying' ? Math.PI / 2 : stance === 'leaning' ? 0.2 : 0,
});

/** From the body's own axes to the floor's, both in metres for a stature of 1. */
export function setDown([x, y, z]: Vec3, { dropMetres, reclineRadians }: Posture): Vec3 {
  if (reclineRadians === 0) return [x, y - dropMetres, z];
  const cos = Math.cos(reclineRadians);
  const sin = Math.sin(reclineRadians);
  return [
    x,
    y * cos - z * sin - dropMetres + sin * LYING_BACK_METRES * (reclineRadians > 1 ? 1 : 0),
    y * sin + z * cos,
  ];
}
