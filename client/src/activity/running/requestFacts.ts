import type { RunningRequest } from './runningRequests.ts';

/** What there is to know of a request beside how far it is: "4 takes", "1 was there already". */
export function requestFacts({
  request: { variations },
  reused,
  failed,
}: Pick<RunningRequest, 'request' | 'reused' | 'failed'>): string[] {
  const facts: string[] = [];
  if (variations > 1) facts.push(`${variations} takes`);
  if (reused > 0) facts.push(`${reused} ${reused === 1 ? 'was' : 'were'} there already`);
  if (failed > 0) facts.push(`${failed} failed`);
  return facts;
}
