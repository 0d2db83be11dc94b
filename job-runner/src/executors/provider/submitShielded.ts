import { setTimeout as sleep } from 'node:timers/promises';
import { stopReasonOf } from '../Executor.ts';
import type { Answer } from './ProviderClient.ts';

/** A stop has a second; so long a runner that lets go waits for the answer that its follower needs. */
const LETTING_GO_MS = 700;

/**
 * Submits, and lets no stop come between the request and its answer, which names a job that costs money: a runner that
 * lets a run go waits a moment for it, and one whose run is cancelled goes on in the background until it can be
 * cancelled at the provider too. `accept` writes down what an answer says that came after the stop.
 */
export async function submitShielded(
  ask: (signal: AbortSignal) => Promise<Answer>,
  { watch, stop }: { readonly watch: AbortSignal; readonly stop: AbortSignal },
  later: { readonly accept: (answer: Answer) => Promise<void>; readonly onLater: (work: Promise<void>) => void },
): Promise<Answer> {
  stop.throwIfAborted();
  const letGo = new AbortController();
  const asking = ask(letGo.signal);
  const stopped = Promise.withResolvers<'stopped'>();
  const onAbort = (): void => stopped.resolve('stopped');
  stop.addEventListener('abort', onAbort, { once: true });
  try {
    const first = await Promise.race([asking, stopped.promise]);
    if (first !== 'stopped') return first;
  } finally {
    stop.removeEventListener('abort', onAbort);
  }
  const accepted = asking.then(later.accept).catch(() => {});
  if (watch.aborted && stopReasonOf(watch) === 'released') {
    await Promise.race([accepted, sleep(LETTING_GO_MS)]);
    letGo.abort();
  }
  later.onLater(accepted);
  throw stop.reason;
}
