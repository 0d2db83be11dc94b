/** The 0-based frame under a pointer that moves across a picture, from its left edge to its right. */
export function frameUnder(clientX: number, box: { readonly left: number; readonly width: number }, frames: number) {
  if (box.width <= 0) return 0;
  const part = (clientX - box.left) / box.width;
  return Math.min(frames - 1, Math.max(0, Math.floor(part * frames)));
}
