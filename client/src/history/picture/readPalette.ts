import type { PicturePalette } from './paintNode.ts';

/** The colours of the present scheme, as a canvas takes them. */
export function readPalette(element: HTMLElement): PicturePalette {
  const style = getComputedStyle(element);
  const colour = (name: string): string => style.getPropertyValue(name).trim();
  return {
    dot: colour('--canvas-dot'),
    node: colour('--raised'),
    head: colour('--line'),
    line: colour('--line-strong'),
    text: colour('--text'),
    dim: colour('--dim'),
    accent: colour('--accent'),
    sunken: colour('--sunken'),
    mark: {
      added: colour('--good'),
      removed: colour('--bad'),
      changed: colour('--changed'),
      moved: colour('--dim'),
    },
  };
}
