/** So many bars of peaks from 0 to 255, each from 0 to 1 and as loud as the loudest of its part. */
export function barsOf(peaks: readonly number[], bars: number): readonly number[] {
  const count = Math.min(bars, peaks.length);
  return Array.from({ length: count }, (_, index) => {
    const from = Math.floor((index * peaks.length) / count);
    const to = Math.max(from + 1, Math.floor(((index + 1) * peaks.length) / count));
    return Math.max(...peaks.slice(from, to)) / 255;
  });
}
