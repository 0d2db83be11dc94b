import type { KeyLight, TimeOfDay } from '@dailies/shared/cinema';
import { blend, luma, rgb, type Rgb, saturate, within } from './colour.ts';
import type { PrevisShot } from './readShot.ts';
import { says } from './words.ts';

/** The few colours and tones that a whole frame is drawn in. */
export interface Palette {
  readonly skyTop: Rgb;
  readonly skyLow: Rgb;
  /** What distance fades into. */
  readonly haze: Rgb;
  /** Light on paint that faces the key. */
  readonly light: Rgb;
  /** Light on paint that is turned from it. */
  readonly shade: Rgb;
  readonly ground: Rgb;
  readonly wall: Rgb;
  /** A second colour of the place: doors, awnings, cushions. */
  readonly accent: Rgb;
  readonly foliage: Rgb;
  readonly ink: Rgb;
  readonly isNight: boolean;
  /** What shines: windows at night, lamps. */
  readonly glow: Rgb;
}

interface Hour {
  readonly skyTop: Rgb;
  readonly skyLow: Rgb;
  readonly light: Rgb;
  readonly shade: Rgb;
}

const HOURS: Readonly<Record<TimeOfDay, Hour>> = {
  'dawn': { skyTop: rgb('#93a9c4'), skyLow: rgb('#f6d3c2'), light: rgb('#fff0e6'), shade: rgb('#9a98b4') },
  'day': { skyTop: rgb('#a9c4d6'), skyLow: rgb('#f1eee4'), light: rgb('#fffdf6'), shade: rgb('#a2a8bc') },
  'golden-hour': { skyTop: rgb('#c2ac97'), skyLow: rgb('#fbd596'), light: rgb('#ffecc6'), shade: rgb('#a3877f') },
  'dusk': { skyTop: rgb('#4c5878'), skyLow: rgb('#e5a58c'), light: rgb('#e3c5bf'), shade: rgb('#6c6a88') },
  'night': { skyTop: rgb('#141d33'), skyLow: rgb('#3a4c6c'), light: rgb('#a6b4d2'), shade: rgb('#55607f') },
};

/** A key that leaves the faces dark is given some fill: how far shade comes up to the light. */
const FILL: Readonly<Record<KeyLight, number>> = { front: 0, left: 0, right: 0, back: 0.3, top: 0.16 };

/** Interiors are lit from inside: less of the hour's colour, and never as dark. */
const INDOORS: Readonly<Record<TimeOfDay, { light: Rgb; shade: Rgb }>> = {
  'dawn': { light: rgb('#fff3ea'), shade: rgb('#a3a0b4') },
  'day': { light: rgb('#fffdf8'), shade: rgb('#a9adba') },
  'golden-hour': { light: rgb('#fff0d4'), shade: rgb('#a98f88') },
  'dusk': { light: rgb('#f2d9c6'), shade: rgb('#807a90') },
  'night': { light: rgb('#ddc3a2'), shade: rgb('#575873') },
};

const DEFAULTS = { wall: rgb('#d9d2c4'), ground: rgb('#c6bdad'), accent: rgb('#9c6b53'), foliage: rgb('#8d9a78') };

export function paletteFor(shot: PrevisShot, indoors: boolean): Palette {
  const time = shot.camera.timeOfDay;
  const hour = HOURS[time];
  const lights = indoors ? INDOORS[time] : hour;
  const placeColours = (shot.location?.colours ?? []).map(rgb);
  const styleColours = (shot.style?.colours ?? []).map(rgb);
  const monochrome = says(
    `${shot.style?.name ?? ''} ${shot.style?.description ?? ''}`,
    'black and white',
    'monochrome',
    'noir',
    'pencil',
  );

  const tint = styleColours[0];
  const second = styleColours[1] ?? tint;
  const styled = (colour: Rgb, share: number, by: Rgb | undefined = tint): Rgb => {
    const toned = by === undefined ? colour : blend(colour, within(by, luma(colour) - 25, luma(colour) + 25), share);
    return monochrome ? saturate(toned, 0.12) : toned;
  };
  const wall = styled(
    placeColours[0] === undefined ? DEFAULTS.wall : within(saturate(placeColours[0], 0.7), 120, 224),
    0.3,
  );
  const ground = styled(
    placeColours[1] === undefined
      ? blend(DEFAULTS.ground, wall, 0.25)
      : within(saturate(placeColours[1], 0.6), 100, 210),
    0.25,
  );
  const accent = styled(placeColours[2] ?? placeColours[0] ?? DEFAULTS.accent, 0.35, second);
  const skyTop = styled(hour.skyTop, 0.35);
  const skyLow = styled(hour.skyLow, 0.2, second);
  return {
    skyTop,
    skyLow,
    haze: blend(skyLow, skyTop, 0.25),
    light: styled(lights.light, 0.16),
    shade: styled(blend(lights.shade, lights.light, FILL[shot.camera.keyLight]), 0.24, second),
    ground,
    wall,
    accent,
    foliage: styled(DEFAULTS.foliage, 0.25),
    ink: monochrome ? rgb('#1d1d1f') : styled(rgb('#2a2530'), 0.12),
    isNight: time === 'night',
    glow: rgb('#ffdc94'),
  };
}
