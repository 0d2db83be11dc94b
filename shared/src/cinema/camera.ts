import { z } from 'zod';

/** How much of a person the frame holds, from the widest to the tightest. */
export const SHOT_SIZES = [
  'extreme-wide',
  'wide',
  'full',
  'cowboy',
  'medium',
  'medium-close-up',
  'close-up',
  'extreme-close-up',
] as const;
export const ShotSize = z.enum(SHOT_SIZES);
export type ShotSize = z.infer<typeof ShotSize>;

/** How high the camera stands, against the eyes of a standing person. */
export const CAMERA_HEIGHTS = ['ground', 'low', 'eye', 'high', 'overhead'] as const;
export const CameraHeight = z.enum(CAMERA_HEIGHTS);
export type CameraHeight = z.infer<typeof CameraHeight>;

/** The side of the subject that the camera sees. Left and right as the picture shows them. */
export const CAMERA_SIDES = [
  'front',
  'three-quarter-left',
  'three-quarter-right',
  'profile-left',
  'profile-right',
  'back',
] as const;
export const CameraSide = z.enum(CAMERA_SIDES);
export type CameraSide = z.infer<typeof CameraSide>;

export const TIMES_OF_DAY = ['dawn', 'day', 'golden-hour', 'dusk', 'night'] as const;
export const TimeOfDay = z.enum(TIMES_OF_DAY);
export type TimeOfDay = z.infer<typeof TimeOfDay>;

/** Where the key light comes from, as the picture shows it. */
export const KEY_LIGHTS = ['front', 'left', 'right', 'back', 'top'] as const;
export const KeyLight = z.enum(KEY_LIGHTS);
export type KeyLight = z.infer<typeof KeyLight>;

export const CAMERA_MOVES = [
  'static',
  'pan-left',
  'pan-right',
  'tilt-up',
  'tilt-down',
  'dolly-in',
  'dolly-out',
  'crane-up',
  'crane-down',
  'truck-left',
  'truck-right',
  'follow',
  'handheld',
] as const;
export const CameraMove = z.enum(CAMERA_MOVES);
export type CameraMove = z.infer<typeof CameraMove>;

/** Focal length in millimetres for a 36 × 24 mm frame. */
export const LensMm = z.number().min(12).max(200);
