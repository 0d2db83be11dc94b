import { isSeen, type Palette, type Scene, type Seen, type View } from './Scene.ts';

/** Below this zoom no name can be read. */
const NAMES_ZOOM = 0.4;
const FONT_PX = 11;
const HEIGHT_PX = 20;
const PADDING_PX = 8;
const WIDEST_PX = 180;

const shortened = (context: CanvasRenderingContext2D, text: string): string => {
  if (context.measureText(text).width <= WIDEST_PX) return text;
  let kept = text;
  while (kept.length > 1 && context.measureText(`${kept}…`).width > WIDEST_PX) kept = kept.slice(0, -1);
  return `${kept}…`;
};

/** At the end of each edge that leads to another level: the name of what is there. */
export function paintOutside(
  context: CanvasRenderingContext2D,
  view: View,
  scene: Scene,
  seen: Seen,
  palette: Palette,
): void {
  if (view.camera.z < NAMES_ZOOM) return;
  context.font = `500 ${FONT_PX}px 'Inter Variable', system-ui, sans-serif`;
  context.textBaseline = 'middle';
  for (const { curve, bounds, colour, outside } of scene.edges.values()) {
    if (outside === undefined || !isSeen(grown(bounds), seen)) continue;
    const text = shortened(context, outside.title);
    const width = context.measureText(text).width + 2 * PADDING_PX;
    const [x, y] = outside.isInput ? [curve.x1 - width, curve.y1] : [curve.x2, curve.y2];
    context.fillStyle = palette.node;
    context.strokeStyle = colour;
    context.lineWidth = 1.25;
    context.beginPath();
    context.roundRect(x, y - HEIGHT_PX / 2, width, HEIGHT_PX, HEIGHT_PX / 2);
    context.fill();
    context.stroke();
    context.fillStyle = palette.text;
    context.fillText(text, x + PADDING_PX, y + 0.5);
  }
}

const grown = ({ left, top, right, bottom }: Seen): Seen => ({
  left: left - WIDEST_PX - 2 * PADDING_PX,
  top: top - HEIGHT_PX,
  right: right + WIDEST_PX + 2 * PADDING_PX,
  bottom: bottom + HEIGHT_PX,
});
