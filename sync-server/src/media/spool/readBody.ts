/**
 * A body, as far as it comes: a connection that breaks ends it like its last byte, since what came is
 * kept and the rest follows by another. It ends as well where it is to give way.
 */
export async function* readBody(
  body: ReadableStream<Uint8Array> | null,
  givingWay: AbortSignal,
): AsyncGenerator<Uint8Array> {
  if (body === null || givingWay.aborted) return;
  const reader = body.getReader();
  const stop = (): void => void reader.cancel().catch(() => {});
  givingWay.addEventListener('abort', stop, { once: true });
  try {
    for (;;) {
      const next = await reader.read().catch(() => null);
      if (next === null || next.done) return;
      yield next.value;
    }
  } finally {
    givingWay.removeEventListener('abort', stop);
    // Read no further, where whoever reads has stopped.
    void reader.cancel().catch(() => {});
  }
}
