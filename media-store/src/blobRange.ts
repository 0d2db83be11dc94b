import { DailiesError } from '@dailies/shared/errors';
import type { ByteRange } from './MediaStore.ts';

/** The range cut to a blob's size. Throws `invalid-input` where it holds no byte of the blob. */
export function blobRange({ firstByte, lastByte }: ByteRange, sizeBytes: number): ByteRange {
  if (
    !Number.isSafeInteger(firstByte) ||
    !Number.isSafeInteger(lastByte) ||
    firstByte < 0 ||
    lastByte < firstByte ||
    firstByte >= sizeBytes
  ) {
    throw new DailiesError(
      'invalid-input',
      `Bytes ${firstByte} to ${lastByte} are not in a file of ${sizeBytes} bytes; ask for a range inside it.`,
    );
  }
  return { firstByte, lastByte: Math.min(lastByte, sizeBytes - 1) };
}
