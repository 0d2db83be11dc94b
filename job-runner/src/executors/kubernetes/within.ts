const ANSWER_WITHIN_MS = 15_000;

/** An answer of a cluster, which is waited for no longer than 15 s: its client alone would wait for minutes. */
export async function within<T>(answer: Promise<T>): Promise<T> {
  const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
  return Promise.race([
    answer,
    new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    }),
  ]);
}
