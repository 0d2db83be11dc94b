import type { RunningRequest } from './runningRequests.ts';

/** What there is to know of a request beside how far it is: "take 2 of 4", "1 was there already". */
export function requestFacts({ request: { variations }, state, ended, reused, failed }: RunningRequest): string[] {
  const facts: string[] = [];
  if (variations > 1) {
    facts.push(
      state === 'running' || ended > 0
        ? `take ${Math.min(ended + 1, variations)} of ${variations}`
        : `${variations} takes`,
    );
  }
  if (reused > 0) facts.push(`${reused} ${reused === 1 ? 'was' : 'were'} there already`);
  if (failed > 0) facts.push(`${failed} failed`);
  return facts;
}
