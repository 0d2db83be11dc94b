import type { SetPlan } from './Setting.ts';

/** How wide the camera sees, at a depth behind the lead. */
export const seenWidth =
  ({ widthMetres, distanceMetres }: SetPlan) =>
  (z: number) =>
    (widthMetres * (distanceMetres + z)) / distanceMetres;
