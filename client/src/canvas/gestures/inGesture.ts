/**
 * The states of tldraw's tools in which something is in the hand: what they change is written when
 * they end, not while they go on.
 */
const GESTURES = /\.(translating|resizing|rotating|dragging_handle|drawing|pointing|pointing_\w+|erasing|crop\.\w+)\b/;

export const isGesture = (path: string): boolean => GESTURES.test(path);

/** Whether shapes are being moved: what peers see while it happens. */
export const isTranslating = (path: string): boolean => path.startsWith('select.translating');
