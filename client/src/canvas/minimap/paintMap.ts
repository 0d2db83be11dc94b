import { NODE_COLOURS, type NodeColour } from '@dailies/shared/document';
import type { Peer } from '../../session/Presence.ts';
import { type MapBox, type MapView, toMap } from './mapView.ts';

export interface MapPalette {
  readonly plain: string;
  readonly frame: string;
  readonly view: string;
  readonly viewGround: string;
  readonly own: Readonly<Record<NodeColour, string>>;
}

/** The colours of the map, as an element's style has them now. */
export function mapPalette(element: Element): MapPalette {
  const style = getComputedStyle(element);
  const read = (name: string): string => style.getPropertyValue(name).trim();
  const own = { red: '', orange: '', yellow: '', green: '', blue: '', violet: '' };
  for (const colour of NODE_COLOURS) own[colour] = read(`--node-${colour}`);
  return {
    plain: read('--faint'),
    frame: read('--dim'),
    view: read('--text'),
    viewGround: read('--hover'),
    own,
  };
}

/** What stands on the canvas, as the map shows it. */
export interface MapItem extends MapBox {
  readonly colour: string;
  readonly isFrame: boolean;
}

/** Less than this in the map's pixels nothing is. */
const LEAST_PX = 1.5;

export function paintItems(context: CanvasRenderingContext2D, items: Iterable<MapItem>, view: MapView): void {
  for (const item of items) {
    const { x, y, w, h } = toMap(item, view);
    context.fillStyle = item.colour;
    context.globalAlpha = item.isFrame ? 0.12 : 0.85;
    context.fillRect(x, y, Math.max(LEAST_PX, w), Math.max(LEAST_PX, h));
    if (!item.isFrame) continue;
    context.strokeStyle = item.colour;
    context.globalAlpha = 0.7;
    context.strokeRect(x, y, w, h);
  }
  context.globalAlpha = 1;
}

/** The own view, and where the others look and point, in their colours. */
export function paintViews(
  context: CanvasRenderingContext2D,
  own: MapBox,
  peers: readonly Peer[],
  view: MapView,
  palette: MapPalette,
  screen: { readonly w: number; readonly h: number },
): void {
  context.lineWidth = 1;
  for (const peer of peers) {
    context.strokeStyle = peer.colour;
    context.fillStyle = peer.colour;
    if (peer.view !== null) {
      // How large the other's window is nobody says; as large as this one.
      const [w, h] = [screen.w / peer.view.zoom, screen.h / peer.view.zoom];
      const box = toMap({ x: peer.view.at[0] - w / 2, y: peer.view.at[1] - h / 2, w, h }, view);
      context.globalAlpha = 0.8;
      context.strokeRect(box.x, box.y, box.w, box.h);
      context.globalAlpha = 1;
    }
    if (peer.pointer === null) continue;
    const at = toMap({ x: peer.pointer[0], y: peer.pointer[1], w: 0, h: 0 }, view);
    context.beginPath();
    context.arc(at.x, at.y, 2.5, 0, 2 * Math.PI);
    context.fill();
  }
  const box = toMap(own, view);
  context.fillStyle = palette.viewGround;
  context.fillRect(box.x, box.y, box.w, box.h);
  context.strokeStyle = palette.view;
  context.lineWidth = 1.25;
  context.strokeRect(box.x, box.y, box.w, box.h);
}
