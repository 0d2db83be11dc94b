import { RunFailure } from '../../RunFailure.ts';

/** How long a WAV plays, by its own chunks. */
export function wavSeconds(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let bytesPerSecond = 0;
  for (let at = 12; at + 8 <= bytes.byteLength;) {
    const name = String.fromCharCode(...bytes.subarray(at, at + 4));
    const size = view.getUint32(at + 4, true);
    if (name === 'fmt ') bytesPerSecond = view.getUint32(at + 16, true);
    if (name === 'data' && bytesPerSecond > 0) return Math.min(size, bytes.byteLength - at - 8) / bytesPerSecond;
    at += 8 + size + (size % 2);
  }
  throw new RunFailure('bad-output', 'The speech came out as no sound; generate it again.');
}
