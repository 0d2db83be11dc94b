import { z } from 'zod';
import {
  CameraHeight,
  CameraMove,
  CameraSide,
  FACINGS,
  KeyLight,
  LensMm,
  ShotSize,
  STANCES,
  TimeOfDay,
} from '../cinema/index.ts';
import { Seed } from '../runs/index.ts';

/** The camera and the light of a shot, shared by the still and the motion module. */
const camera = {
  prompt: z.string().max(20_000).default(''),
  shotSize: ShotSize.default('medium'),
  cameraHeight: CameraHeight.default('eye'),
  cameraSide: CameraSide.default('front'),
  lensMm: LensMm.default(35),
  timeOfDay: TimeOfDay.default('day'),
  keyLight: KeyLight.default('left'),
  /** What the cast does with their bodies; `by-words` reads it from the prompt, for each of them. */
  stance: z.enum(['by-words', ...STANCES]).default('by-words'),
  /** Which way the cast faces; `by-words` reads it from the prompt and else follows the camera's side. */
  facing: z.enum(['by-words', ...FACINGS]).default('by-words'),
  /** Whether shot size, lens and frame are written under the picture. */
  burnIns: z.boolean().default(true),
  /** A number repeats a take exactly; null draws a new seed for each request. */
  seed: Seed.nullable().default(null),
};

export const ShotStillParams = z.object({
  ...camera,
  /** How long it stands in the animatic, in seconds. No take depends on it, so it is in no recipe. */
  holdSeconds: z.number().min(0.1).max(120).default(2),
});
export type ShotStillParams = z.infer<typeof ShotStillParams>;

export const ShotMotionParams = z.object({
  ...camera,
  move: CameraMove.default('static'),
  durationSeconds: z.number().min(0.5).max(20).default(3),
});
export type ShotMotionParams = z.infer<typeof ShotMotionParams>;
