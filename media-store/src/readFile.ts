import type { FileHandle } from 'node:fs/promises';

/** Bytes that are read at once: in Node's own 64 kB, half of the time goes into passing chunks on. */
const CHUNK_BYTES = 512 * 1_024;
const TURNS = 3;

/**
 * Bytes `start` to `end` (not included) of an open file, which is closed at the end and when the stream is cancelled.
 *
 * Each chunk has memory of its own, but for a reader that passes each on before it asks for the next, and says by
 * `waitingBytes` how much of it has not left yet: there three pieces of memory take turns. Fresh ones would have the
 * collector run through everything that the process holds each time so and so many bytes went.
 */
export function readFile(
  file: FileHandle,
  start: number,
  end: number,
  waitingBytes?: () => number,
): ReadableStream<Uint8Array> {
  let at = start;
  /** The last three, the oldest first. The newest was taken, and may not be passed on yet; those before it were. */
  const given: { readonly memory: ArrayBuffer; readonly bytes: number }[] = [];
  const memoryFor = (wanted: number): ArrayBuffer => {
    const oldest = given.length === TURNS ? given.shift() : undefined;
    // What waits is the end of what was passed on: where it is no more than the one after the oldest, that one has left.
    const hasLeft = waitingBytes !== undefined && waitingBytes() <= (given[0]?.bytes ?? 0);
    const spare = hasLeft && oldest !== undefined && oldest.memory.byteLength >= wanted ? oldest.memory : undefined;
    // Written over at once, so it need not be zeros.
    return spare ?? Buffer.allocUnsafeSlow(wanted).buffer;
  };
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const wanted = Math.min(CHUNK_BYTES, end - at);
          const memory = memoryFor(wanted);
          const { bytesRead } = await file.read(new Uint8Array(memory), 0, wanted, at);
          at += bytesRead;
          given.push({ memory, bytes: bytesRead });
          if (bytesRead > 0) controller.enqueue(new Uint8Array(memory, 0, bytesRead));
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
