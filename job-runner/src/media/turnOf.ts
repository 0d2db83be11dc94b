import { AV_PKT_DATA_DISPLAYMATRIX, type Stream } from 'node-av';

/** By how many degrees, clockwise, a film's pictures are turned to be seen: phones write them as the sensor lies. */
export type Turn = 0 | 90 | 180 | 270;

/** Nine signed 32-bit numbers in the order of this machine, of which the first two are the cosine and the sine. */
const MATRIX_BYTES = 36;

export function turnOf({ codecpar }: Pick<Stream, 'codecpar'>): Turn {
  const matrix = codecpar.getCodedSideData(AV_PKT_DATA_DISPLAYMATRIX);
  if (matrix === null || matrix.byteLength < MATRIX_BYTES) return 0;
  const [cosine = 0, sine = 0] = new Int32Array(matrix.buffer.slice(matrix.byteOffset, matrix.byteOffset + 8));
  const quarters = Math.round(Math.atan2(sine, cosine) / (Math.PI / 2));
  return ([0, 90, 180, 270] as const)[(quarters + 4) % 4] ?? 0;
}

/** A size as it is seen. */
export const turnedSize = (widthPx: number, heightPx: number, turn: Turn) =>
  turn === 90 || turn === 270 ? { widthPx: heightPx, heightPx: widthPx } : { widthPx, heightPx };
