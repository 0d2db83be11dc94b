import type { Bounds } from '../../canvas/edges/curve.ts';

const SIZE_PX = 13;
const LINE_PX = 18;

/** Paints words into a box, line by line, as far as they fit. */
export function paintWords(context: CanvasRenderingContext2D, words: string, box: Bounds, colour: string): void {
  context.fillStyle = colour;
  context.font = `400 ${SIZE_PX}px 'Inter Variable', system-ui, sans-serif`;
  context.textBaseline = 'top';
  let line = '';
  let y = box.top;
  for (const word of words.split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || context.measureText(longer).width <= box.right - box.left) {
      line = longer;
      continue;
    }
    context.fillText(line, box.left, y);
    line = word;
    y += LINE_PX;
    if (y + LINE_PX > box.bottom) return;
  }
  context.fillText(line, box.left, y);
}
