import { z } from 'zod';
import { CameraHeight, CameraMove, CameraSide, KeyLight, LensMm, ShotSize, TimeOfDay } from '../cinema/index.ts';
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
  /** A number repeats a take exactly; null draws a new seed for each request. */
  seed: Seed.nullable().default(null),
};

export const ShotStillParams = z.object(camera);
export type ShotStillParams = z.infer<typeof ShotStillParams>;

export const ShotMotionParams = z.object({
  ...camera,
  move: CameraMove.default('static'),
  durationSeconds: z.number().min(0.5).max(20).default(3),
});
export type ShotMotionParams = z.infer<typeof ShotMotionParams>;
