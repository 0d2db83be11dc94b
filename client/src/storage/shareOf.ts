/** A part of a whole in per cent for a bar, at least so much that it is seen. */
export const shareOf = (bytes: number, wholeBytes: number): number =>
  bytes === 0 || wholeBytes === 0 ? 0 : Math.min(100, Math.max(0.5, (bytes / wholeBytes) * 100));
