import { type KeyLight, normalize, type TimeOfDay, type Vec3 } from '@dailies/shared/cinema';

/** Where each key stands, towards the light, as the picture shows it; the height comes from the hour. */
const KEYS: Readonly<Record<KeyLight, Vec3>> = {
  front: [-0.5, 0.75, -1],
  left: [-1, 0.7, -0.42],
  right: [1, 0.7, -0.42],
  back: [-0.42, 0.75, 0.9],
  top: [-0.16, 1.6, -0.25],
};

/** A low sun throws long shadows. */
const HEIGHTS: Readonly<Record<TimeOfDay, number>> = {
  'dawn': 0.62,
  'day': 1.15,
  'golden-hour': 0.6,
  'dusk': 0.7,
  'night': 1,
};

/** The direction towards the key light, of unit length. */
export function keyDirection(key: KeyLight, time: TimeOfDay): Vec3 {
  const [x, y, z] = KEYS[key];
  return normalize([x, y * HEIGHTS[time], z]);
}
