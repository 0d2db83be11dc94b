import type { Palette } from './paint.ts';

/** The colours to paint with, as an element's style has them now. */
export function paletteOf(element: Element): Palette {
  const style = getComputedStyle(element);
  const read = (name: string): string => style.getPropertyValue(name).trim();
  return {
    dot: read('--canvas-dot'),
    node: read('--raised'),
    line: read('--line-strong'),
    text: read('--text'),
    accent: read('--accent'),
    bad: read('--bad'),
    sunken: read('--sunken'),
  };
}
