import { RunFailure } from '../../RunFailure.ts';

/** Material of a cut: a clip with all its frames, or a still that stands for so many. */
export interface CutShot {
  readonly kind: 'clip' | 'still';
  readonly frames: number;
}

/** What is seen of it: so many frames, the first of them counted from 0 in the material. */
export interface LaidShot {
  readonly start: number;
  readonly frames: number;
}

interface CutLayout {
  readonly shots: readonly LaidShot[];
  /** Of the whole. */
  readonly frames: number;
}

/** "Shot 2", as people read the inputs of an assembly from the top. */
export const shotName = (index: number): string => `Shot ${index + 1}`;

const plural = (frames: number): string => (frames === 1 ? '1 frame' : `${frames} frames`);

/**
 * What is seen of each shot. A crossfade lies over its cut, half of it before and half after: it is made of the
 * handles of the clips as far as they reach, and beyond them the shots overlap and the whole becomes shorter. A still
 * has as much as is wanted. Throws `RunFailure` for a clip that is shorter than its handles or its crossfades.
 */
export function layOutCut(material: readonly CutShot[], overlap: number, handles: number): CutLayout {
  const last = material.length - 1;
  const shots = material.map(({ kind, frames }, index): LaidShot => {
    const lead = index === 0 ? 0 : Math.ceil(overlap / 2);
    const tail = index === last ? 0 : Math.floor(overlap / 2);
    const shared = overlap * (Number(index > 0) + Number(index < last));
    if (kind === 'still') return { start: 0, frames: Math.max(frames + lead + tail, shared) };
    const inner = frames - 2 * handles;
    if (inner < 1) {
      throw new RunFailure(
        'bad-params',
        `${shotName(index)} has ${plural(frames)}, and its handles take ${2 * handles}; make the handles shorter.`,
      );
    }
    const start = handles - Math.min(handles, lead);
    const used = inner + Math.min(handles, lead) + Math.min(handles, tail);
    if (used < shared) {
      throw new RunFailure(
        'bad-params',
        `${shotName(index)} has ${plural(used)}, and its crossfades take ${shared}; make the crossfade shorter.`,
      );
    }
    return { start, frames: used };
  });
  const frames = shots.reduce((sum, shot) => sum + shot.frames, 0) - overlap * Math.max(0, last);
  return { shots, frames };
}
