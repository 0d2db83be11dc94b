import { z } from 'zod';

/** How somebody holds the body. The arms' stances stand, and say what the arms do. */
export const STANCES = [
  'standing',
  'arms-crossed',
  'hands-on-hips',
  'pointing',
  'waving',
  'walking',
  'running',
  'sitting',
  'kneeling',
  'crouching',
  'leaning',
  'lying',
] as const;
export const Stance = z.enum(STANCES);
export type Stance = z.infer<typeof Stance>;

/** Which way people face, as the picture shows it. Without one it follows from the side that the camera sees. */
export const FACINGS = ['camera', 'away', 'left', 'right', 'each-other'] as const;
export const Facing = z.enum(FACINGS);
export type Facing = z.infer<typeof Facing>;

/** How far the crown of a person of 1.76 m comes down. */
const DROPS_METRES: Partial<Record<Stance, number>> = { sitting: 0.37, kneeling: 0.4, crouching: 0.62 };

/** The hips, and with them the crown, come down by this on a stature of 1; nothing for who stands. */
export const stanceDropMetres = (stance: Stance): number => DROPS_METRES[stance] ?? 0;

/** How high the middle of a head that lies on the floor is. */
export const LYING_HEAD_METRES = 0.14;
