/** How many nodes are measured with, and as many edges. */
export const FRAME_COUNTS = [500, 2_000, 5_000] as const;
/** Of this many only ours is moved: plain tldraw takes seconds for a frame. */
export const FRAME_COUNT_ALONE = 10_000;
export const SCREEN = { widthPx: 1_600, heightPx: 900 } as const;

/** Nobody can go further out than this; 5,000 nodes just fit, of 10,000 half. */
const SMALLEST_ZOOM = 0.05;

/** From one pair of nodes to the next, in canvas pixels. */
const PITCH = { widthPx: 690, heightPx: 320 } as const;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

const columnsFor = (pairs: number): number =>
  Math.ceil(Math.sqrt((pairs * SCREEN.widthPx * PITCH.heightPx) / (SCREEN.heightPx * PITCH.widthPx)));

/** Where the two nodes of a pair stand, the whole in the shape of the screen: a prompt, and the shot beside it. */
export function pairAt(place: number, nodes: number): { readonly prompt: Box; readonly shot: Box } {
  const columns = columnsFor(nodes / 2);
  const [x, y] = [(place % columns) * PITCH.widthPx, Math.floor(place / columns) * PITCH.heightPx];
  return { prompt: { x, y, w: 280, h: 180 }, shot: { x: x + 340, y, w: 320, h: 300 } };
}

/** The places of the pairs that stand nearest to the middle of the whole. */
export function placesInTheMiddle(count: number, nodes: number): readonly number[] {
  const columns = columnsFor(nodes / 2);
  const rows = Math.ceil(nodes / 2 / columns);
  const [x, y] = [((columns - 1) / 2) * PITCH.widthPx, ((rows - 1) / 2) * PITCH.heightPx];
  const farness = (place: number): number => {
    const { prompt } = pairAt(place, nodes);
    return Math.hypot(prompt.x - x, prompt.y - y);
  };
  return Array.from({ length: nodes / 2 }, (_, place) => place)
    .sort((a, b) => farness(a) - farness(b))
    .slice(0, count);
}

/** The zoom at which all of them are in view. */
export function zoomOfAll(nodes: number): number {
  const columns = columnsFor(nodes / 2);
  const rows = Math.ceil(nodes / 2 / columns);
  const fitting = Math.min(SCREEN.widthPx / (columns * PITCH.widthPx), SCREEN.heightPx / (rows * PITCH.heightPx));
  return Math.max(SMALLEST_ZOOM, fitting);
}
