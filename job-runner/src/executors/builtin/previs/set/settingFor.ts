import type { ComposedShot } from '@dailies/shared/cinema';
import { type Palette, paletteFor } from '../palette.ts';
import { between, randomFor } from '../random.ts';
import type { PrevisShot } from '../readShot.ts';
import { paintGround } from './ground.ts';
import type { Setting, SetPlan } from './Setting.ts';
import { paintSky } from './sky.ts';

/** Builds the place that a shot's words name. */
export function settingFor(shot: PrevisShot, composed: ComposedShot): { setting: Setting; palette: Palette } {
  const random = randomFor(`set:${shot.location?.name ?? ''}:${shot.seed}`);
  const palette = paletteFor(shot, false);
  const plan: SetPlan = {
    palette,
    random,
    widthMetres: composed.spanMetres * composed.aspect,
    heightMetres: composed.spanMetres,
    distanceMetres: composed.distanceMetres,
    cameraHeightMetres: composed.pose.position[1],
    turnRadians: between(random, -0.3, 0.3),
    words: `${shot.location?.name ?? ''} ${shot.location?.description ?? ''} ${shot.prompt}`,
  };
  return {
    palette,
    setting: {
      indoors: false,
      hazeMetres: 90,
      backdrop: [paintSky, (brush) => paintGround(brush, plan.palette.ground)],
      pieces: [],
    },
  };
}
