import type { NodeRecord } from '@dailies/shared/document';
import { ShotMotionParams, ShotStillParams } from '@dailies/shared/modules';

const Motion = ShotMotionParams.pick({ durationSeconds: true });
const Still = ShotStillParams.pick({ holdSeconds: true });

/** How long a shot is meant to be, by its own params; undefined where it does not say so. */
export function plannedSeconds({ type, params }: Pick<NodeRecord, 'type' | 'params'>): number | undefined {
  switch (type) {
    case 'shot-motion':
      return Motion.safeParse(params).data?.durationSeconds;
    case 'shot-still':
      return Still.safeParse(params).data?.holdSeconds;
  }
  return undefined;
}
