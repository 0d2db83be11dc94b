import { type DailiesClient, isHeld, type RequestStanding } from '@dailies/api-client';
import type { Output } from './Output.ts';

interface WaitTogether {
  readonly client: DailiesClient;
  readonly project: string;
  readonly requests: readonly string[];
  /** Lets what is held run. */
  readonly confirm: boolean;
  readonly output: Output;
  readonly signal: AbortSignal;
}

/** `2 of 4 done, 61 %` */
export function describeProgress(standings: Iterable<RequestStanding>): string {
  const runs = [...standings].flatMap(({ runs: all }) => all);
  const ended = runs.filter(({ state }) => !['waiting', 'queued', 'running', 'held'].includes(state)).length;
  const fraction = runs.reduce(
    (sum, run) => sum + (run.state === 'failed' || run.state === 'cancelled' ? 1 : run.fraction),
    0,
  );
  const phase = runs.find((run) => run.phase !== null)?.phase;
  const percent = runs.length === 0 ? 0 : Math.floor((100 * fraction) / runs.length);
  return `${ended} of ${runs.length} done, ${percent} %${phase === undefined || phase === null ? '' : ` (${phase})`}`;
}

/** Waits until each of some requests has ended or waits for a person. */
export async function waitTogether({
  client,
  project,
  requests,
  confirm,
  output,
  signal,
}: WaitTogether): Promise<readonly RequestStanding[]> {
  const standings = new Map<string, RequestStanding>();
  const onProgress = (standing: RequestStanding): void => {
    standings.set(standing.id, standing);
    output.progress(describeProgress(standings.values()));
  };
  const waitFor = async (request: string): Promise<RequestStanding> => {
    const standing = await client.wait(project, request, { signal, onProgress });
    if (!confirm || !isHeld(standing)) return standing;
    await client.confirm(project, request);
    return client.wait(project, request, { signal, onProgress });
  };
  const ended = await Promise.all(requests.map(waitFor));
  output.clearProgress();
  return ended;
}
