/** The selection's bar keeps this far from what is selected and from the edges, in CSS pixels. */
const GAP_PX = 12;
const EDGE_PX = 12;
/** Toolbars at the bottom, and the inspector on the right. */
const BOTTOM_PX = 72;
const PANEL_PX = 352;

interface Situation {
  readonly view: readonly [width: number, height: number];
  readonly bar: readonly [width: number, height: number];
  /** The selection's box, from the view's corner. */
  readonly selection: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly hasPanel: boolean;
  /** Something else stands above the selection. */
  readonly isTopTaken: boolean;
}

/**
 * Where the bar stands: above the selection, below it where there is no room, at the top of the view
 * where the selection fills it; null where the selection is out of sight.
 */
export function barPlace({ view, bar, selection, hasPanel, isTopTaken }: Situation): readonly [number, number] | null {
  const [width, height] = view;
  const right = width - (hasPanel ? PANEL_PX : 0);
  const isSeen =
    selection.x < right && selection.y < height && selection.x + selection.w > 0 && selection.y + selection.h > 0;
  if (!isSeen) return null;
  const middle = (Math.max(0, selection.x) + Math.min(right, selection.x + selection.w)) / 2;
  const x = Math.max(EDGE_PX, Math.min(middle - bar[0] / 2, right - bar[0] - EDGE_PX));
  const above = selection.y - GAP_PX - bar[1];
  const below = selection.y + selection.h + GAP_PX;
  const fitsAbove = above >= EDGE_PX && !isTopTaken;
  const fitsBelow = below + bar[1] <= height - BOTTOM_PX;
  const y = fitsAbove ? above : fitsBelow ? below : isTopTaken && above >= EDGE_PX ? above - bar[1] : EDGE_PX;
  return [Math.round(x), Math.round(Math.max(EDGE_PX, y))];
}
