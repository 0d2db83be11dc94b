import { NODE_COLOURS } from '@dailies/shared/document';
import type { Palette } from './Scene.ts';

/** The colours to paint with, as an element's style has them now. */
export function paletteOf(element: Element): Palette {
  const style = getComputedStyle(element);
  const read = (name: string): string => style.getPropertyValue(name).trim();
  const own = { red: '', orange: '', yellow: '', green: '', blue: '', violet: '' };
  for (const colour of NODE_COLOURS) own[colour] = read(`--node-${colour}`);
  return {
    ground: read('--canvas'),
    dot: read('--canvas-dot'),
    node: read('--raised'),
    line: read('--line-strong'),
    text: read('--text'),
    accent: read('--accent'),
    bad: read('--bad'),
    sunken: read('--sunken'),
    own,
  };
}
