import type { NodeId } from '@dailies/shared/ids';
import { withNames } from '@dailies/shared/mentions';
import { ShotMotionParams } from '@dailies/shared/modules';
import { NODE_TYPES } from '@dailies/shared/nodes';
import type { Clip } from '../animatic/reel.ts';
import type { Take } from '../document/ProjectModel.ts';

/** One shot on a sheet: what is seen, and what stands under it. */
export interface Panel {
  readonly node: NodeId;
  readonly title: string;
  /** The pick, or the newest take where none is picked. */
  readonly take: Take | undefined;
  readonly isPicked: boolean;
  readonly seconds: number;
  /** Shot size, camera and lens, in the words of the inspector. */
  readonly camera: readonly string[];
  /** What happens: the shot's prompt in plain words. */
  readonly action: string;
}

const Camera = ShotMotionParams.pick({
  prompt: true,
  shotSize: true,
  cameraHeight: true,
  lensMm: true,
  move: true,
});

/** What a choice is called where people choose it. */
function titleOf(type: string, key: string, value: string): string {
  const hint = NODE_TYPES.get(type)?.params[key];
  return (hint?.control === 'choice' && hint.choices.find((choice) => choice.value === value)?.title) || value;
}

/** A clip of the reel as a panel; `node` is what its params say now. */
export function panelOf(
  { node, title, take, isPicked, frames }: Clip,
  framesPerSecond: number,
  shot: { readonly type: string; readonly params: Readonly<Record<string, unknown>> } | undefined,
): Panel {
  const camera = Camera.safeParse(shot?.params).data;
  const type = shot?.type ?? '';
  const heard = (key: 'shotSize' | 'cameraHeight' | 'move') =>
    camera === undefined ? '' : titleOf(type, key, camera[key]);
  return {
    node,
    title,
    take,
    isPicked,
    seconds: frames / framesPerSecond,
    camera:
      camera === undefined
        ? []
        : [
            heard('shotSize'),
            `${Math.round(camera.lensMm)} mm`,
            ...(camera.cameraHeight === 'eye' ? [] : [heard('cameraHeight')]),
            ...(type === 'shot-motion' && camera.move !== 'static' ? [heard('move')] : []),
          ],
    action: withNames(camera?.prompt ?? '', () => undefined, '')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  };
}

/** `2.5 s`, `1 min 12 s`. */
export function lengthText(seconds: number): string {
  if (seconds < 60) return `${Number(seconds.toFixed(1))} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

export const takeText = ({ take, isPicked }: Pick<Panel, 'take' | 'isPicked'>): string =>
  take === undefined ? 'No take yet' : `Take ${take.number}${isPicked ? '' : ', not picked'}`;
