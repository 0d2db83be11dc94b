import type { FileHandle } from 'node:fs/promises';

/** Bytes that are read at once: in Node's own 64 kB, half of the time goes into passing chunks on. */
const CHUNK_BYTES = 512 * 1_024;

/** Bytes `start` to `end` (not included) of an open file, which is closed at the end and when the stream is cancelled. */
export function readFile(file: FileHandle, start: number, end: number): ReadableStream<Uint8Array> {
  let at = start;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const wanted = Math.min(CHUNK_BYTES, end - at);
          // Whoever takes the chunk keeps it, so each has memory of its own.
          const { buffer, bytesRead } = await file.read({ buffer: new Uint8Array(wanted), position: at });
          at += bytesRead;
          if (bytesRead > 0) controller.enqueue(buffer.subarray(0, bytesRead));
          if (bytesRead > 0 && at < end) return;
        } catch (error) {
          await file.close().catch(() => {});
          throw error;
        }
        await file.close();
        controller.close();
      },
      cancel: () => file.close(),
    },
    { highWaterMark: 1 },
  );
}
