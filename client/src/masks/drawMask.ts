import type { MaskPainting, Part } from './MaskPainting.ts';

/** The red that film people have masked with since there was film to paint on. */
const RUBY = [236, 52, 44] as const;

/** Shows a part of a mask on its canvas: red where it is in, clear where it is out. */
export function drawMask(canvas: HTMLCanvasElement, { data, width }: MaskPainting, part: Part): void {
  const image = new ImageData(part.width, part.height);
  for (let row = 0; row < part.height; row += 1) {
    for (let column = 0; column < part.width; column += 1) {
      const at = (row * part.width + column) * 4;
      image.data.set(RUBY, at);
      image.data[at + 3] = data[(part.y + row) * width + part.x + column] ?? 0;
    }
  }
  canvas.getContext('2d')?.putImageData(image, part.x, part.y);
}
