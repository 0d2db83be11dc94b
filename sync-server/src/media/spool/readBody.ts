/**
 * A body, as far as it comes: a connection that breaks ends it like its last byte, since what came is
 * kept and the rest follows by another. It ends as well where it is to give way.
 */
export async function* readBody(
  body: AsyncIterable<Uint8Array> | null,
  givingWay: AbortSignal,
): AsyncGenerator<Uint8Array> {
  if (body === null || givingWay.aborted) return;
  const chunks = body[Symbol.asyncIterator]();
  const stopped = Promise.withResolvers<null>();
  const stop = (): void => stopped.resolve(null);
  givingWay.addEventListener('abort', stop, { once: true });
  try {
    for (;;) {
      const next: IteratorResult<Uint8Array, unknown> | null = await Promise.race([
        chunks.next().catch(() => null),
        stopped.promise,
      ]);
      if (next === null || next.done === true) return;
      yield next.value;
    }
  } finally {
    givingWay.removeEventListener('abort', stop);
    // Read no further, where whoever reads has stopped.
    void chunks.return?.().catch(() => {});
  }
}
