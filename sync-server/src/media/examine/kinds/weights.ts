import { z } from 'zod';
import { damaged } from '../Examined.ts';
import { FileWindow } from '../FileWindow.ts';

/** What stands before the header: its length, as 64 bits. */
const PREFIX_BYTES = 8;
/** A header names each tensor; one of this size names a million. */
const HEADER_MAX_BYTES = 64 * 1_024 * 1_024;

const Tensor = z.object({ data_offsets: z.tuple([z.int().min(0), z.int().min(0)]) });

/**
 * Reads the header of a safetensors file: tensors that lie one behind the other, to the last byte. Formats
 * that run code when they are opened (pickles, `.ckpt`) are of no kind that is taken.
 */
export function examineWeights(path: string): void {
  const file = new FileWindow(path);
  try {
    const length = file.read(0, PREFIX_BYTES)?.readBigUInt64LE(0);
    if (length === undefined || length > HEADER_MAX_BYTES || length > file.sizeBytes)
      throw damaged('a safetensors file');
    const { __metadata__: _, ...tensors } = headerOf(file, Number(length));
    let end = 0;
    for (const { data_offsets: offsets } of Object.values(z.record(z.string(), Tensor).parse(tensors)).sort(
      (a, b) => a.data_offsets[0] - b.data_offsets[0],
    )) {
      if (offsets[0] !== end || offsets[1] < offsets[0]) throw damaged('a safetensors file');
      [, end] = offsets;
    }
    if (PREFIX_BYTES + Number(length) + end !== file.sizeBytes) throw damaged('a safetensors file');
  } catch (error) {
    if (error instanceof z.ZodError || error instanceof SyntaxError) throw damaged('a safetensors file');
    throw error;
  } finally {
    file.close();
  }
}

/** Bytes that are read at once. */
const PIECE_BYTES = 32 * 1_024;

function headerOf(file: FileWindow, length: number): Record<string, unknown> {
  const header = Buffer.alloc(length);
  for (let at = 0; at < length; at += PIECE_BYTES) {
    const piece = file.read(PREFIX_BYTES + at, Math.min(PIECE_BYTES, length - at));
    if (piece === undefined) throw damaged('a safetensors file');
    piece.copy(header, at);
  }
  return z.record(z.string(), z.unknown()).parse(JSON.parse(header.toString('utf8')));
}
