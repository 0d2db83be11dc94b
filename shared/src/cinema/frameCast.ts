import { BODY } from './body.ts';
import type { ShotSize } from './camera.ts';
import { type Framing, FRAMINGS, spanMetresOf } from './framing.ts';
import { LYING_HEAD_METRES, type Stance, stanceDropMetres } from './stance.ts';

/** What a picture's height holds of a cast, as it stands, sits or lies. */
export interface FramedCast {
  readonly framing: Framing;
  /** Who is framed, standing, against 1.76 m. */
  readonly stature: number;
  /** How far who is framed has come down from standing. */
  readonly dropMetres: number;
  readonly isLying: boolean;
}

const isTight = (size: ShotSize): boolean =>
  size === 'extreme-close-up' || size === 'close-up' || size === 'medium-close-up';

/** How much of a drop a framing follows: tight ones keep to the head, wide ones to the floor. */
const FOLLOWS: Readonly<Record<ShotSize, { readonly top: number; readonly bottom: number }>> = {
  'extreme-close-up': { top: 1, bottom: 1 },
  'close-up': { top: 1, bottom: 1 },
  'medium-close-up': { top: 1, bottom: 1 },
  'medium': { top: 1, bottom: 1 },
  'cowboy': { top: 1, bottom: 0.8 },
  'full': { top: 0.9, bottom: 0.3 },
  'wide': { top: 0.8, bottom: 0.25 },
  'extreme-wide': { top: 0.3, bottom: 0.3 },
};

/** The width that a person lying across the picture takes, with air at both ends. */
const LYING_WIDTH_METRES = 2.3;

/**
 * A tight shot is framed for the lead; a group shot leaves most of the room that its highest crown
 * needs. Who sits, kneels or crouches is framed at the height that the head has come down to; who
 * lies, at the floor.
 */
export function frameCast(
  size: ShotSize,
  aspect: number,
  statures: readonly number[],
  stances: readonly Stance[],
): FramedCast {
  const base = FRAMINGS[size];
  const lead = statures[0] ?? 1;
  const crowns = statures.map((stature, cast) => {
    const stance = stances[cast] ?? 'standing';
    return stance === 'lying' ? 0.3 : stature * (BODY.crown - stanceDropMetres(stance));
  });
  const share = isTight(size) ? 0 : 0.8;
  const stature = lead + share * (Math.max(lead, ...statures) - lead);
  if (stances[0] === 'lying') {
    const whole = isTight(size) || size === 'medium' ? 0 : LYING_WIDTH_METRES * stature;
    const low = Math.max(spanMetresOf(base) * stature * (size === 'full' ? 0.5 : 1), whole / aspect);
    const centre = isTight(size) ? LYING_HEAD_METRES : Math.max(0.16, low * 0.12);
    // Who stands or kneels by is seen whole where the picture is not of the head alone.
    const others = isTight(size) ? 0 : Math.max(0, ...crowns.slice(1)) + 0.12;
    return {
      framing: { topMetres: Math.max(centre + low / 2, others), bottomMetres: centre - low / 2 },
      stature,
      dropMetres: 0,
      isLying: true,
    };
  }
  const leadCrown = crowns[0] ?? BODY.crown;
  const framedCrown = leadCrown + share * (Math.max(leadCrown, ...crowns) - leadCrown);
  const dropMetres = Math.max(BODY.crown * stature - framedCrown, 0);
  const { top, bottom } = FOLLOWS[size];
  // Where others stand over the lead the picture reaches down to the lead's chest.
  const chest = leadCrown - 0.64 * spanMetresOf(base);
  return {
    framing: {
      topMetres: base.topMetres * stature - dropMetres * top,
      bottomMetres: Math.min(base.bottomMetres * stature - dropMetres * bottom, chest),
    },
    stature,
    dropMetres,
    isLying: false,
  };
}
