import type { Take } from '../document/ProjectModel.ts';

type Shape = Pick<Take, 'number' | 'kind' | 'width' | 'height' | 'frames' | 'fps'>;

const rate = ([numerator, denominator]: Take['fps']): number => numerator / denominator;

/** What is said where takes of different shapes are laid on each other: nothing is stretched silently. */
export function shapeNotices(takes: readonly Shape[]): string[] {
  const [first] = takes;
  if (first === undefined) return [];
  const notices: string[] = [];
  const longest = Math.max(...takes.map(({ frames }) => frames));
  for (const take of takes.slice(1)) {
    if (take.width !== first.width || take.height !== first.height) {
      notices.push(`Take ${take.number} is ${take.width} × ${take.height}; it is fitted to take ${first.number}.`);
    }
    if (take.kind === 'video' && first.kind === 'video' && rate(take.fps) !== rate(first.fps)) {
      notices.push(`Take ${take.number} has another rate; frames are matched by their number.`);
    }
  }
  for (const take of takes) {
    if (take.kind === 'video' && take.frames < longest) {
      notices.push(`Take ${take.number} ends at frame ${take.frames} and stays there.`);
    }
    if (take.kind === 'image' && longest > 1) notices.push(`Take ${take.number} is a still.`);
  }
  return notices;
}
