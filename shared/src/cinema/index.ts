export { BODY, HEAD_HEIGHT_METRES } from './body.ts';
export {
  CAMERA_HEIGHTS,
  CAMERA_MOVES,
  CAMERA_SIDES,
  CameraHeight,
  CameraMove,
  CameraSide,
  KEY_LIGHTS,
  KeyLight,
  LensMm,
  SHOT_SIZES,
  ShotSize,
  TimeOfDay,
  TIMES_OF_DAY,
} from './camera.ts';
export { poseDuring } from './cameraMove.ts';
export { type ComposedShot, composeShot, type ShotToCompose } from './composeShot.ts';
export { type Framing, FRAMINGS } from './framing.ts';
export { horizontalFovRadians, SENSOR_WIDTH_MM, verticalFovRadians } from './lens.ts';
export { cropOf, type PictureCrop, type PictureWindow, pictureWindow } from './pictureWindow.ts';
export type { Placement } from './placement.ts';
export { Facing, FACINGS, Stance, stanceDropMetres, STANCES } from './stance.ts';
export { add, cross, dot, length, mix, normalize, scale, subtract, turn, type Vec3 } from './vector.ts';
export {
  type CameraPose,
  horizonOf,
  type PicturePoint,
  project,
  toCamera,
  type Viewpoint,
  viewpointOf,
} from './viewpoint.ts';
