import { randomFillSync } from 'node:crypto';

const HEAD_BYTES = 44;
const SAMPLES_A_SECOND = 48_000;
/** Two channels of 16 bits. */
const FRAME_BYTES = 4;

/** A WAV of so many bytes of noise: a file that nobody has, and that is what it says. */
export function noiseWav(sizeBytes: number): Uint8Array {
  const file = Buffer.allocUnsafe(sizeBytes - (sizeBytes % FRAME_BYTES));
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(2, 22);
  file.writeUInt32LE(SAMPLES_A_SECOND, 24);
  file.writeUInt32LE(SAMPLES_A_SECOND * FRAME_BYTES, 28);
  file.writeUInt16LE(FRAME_BYTES, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(file.length - HEAD_BYTES, 40);
  randomFillSync(file, HEAD_BYTES);
  return file;
}
