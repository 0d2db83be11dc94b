import { type Graph, isHeld, type RequestStanding } from '@dailies/api-client';
import { TakeId } from '@dailies/shared/ids';
import type { Output } from './Output.ts';
import { table } from './table.ts';

const isFine = ({ runs }: RequestStanding): boolean =>
  runs.every(({ state }) => state === 'succeeded' || state === 'reused');

/** Says how requests ended. Answers the exit code: 0 where each made its takes. */
export function showStandings(
  output: Output,
  graph: Graph,
  standings: readonly RequestStanding[],
  shown: unknown,
): number {
  const titleOf = (node: string): string => [...graph.nodes].find(([id]) => id === node)?.[1].title ?? node;
  const numberOf = (take: string | null): number | string =>
    (take === null ? undefined : graph.takes.get(TakeId.parse(take))?.number) ?? '';
  output.show(shown, () =>
    table(
      ['node', 'take', 'state', 'take id', ''],
      standings.flatMap(({ node, runs }) =>
        runs.map((run) => [titleOf(node), numberOf(run.take), run.state, run.take ?? '', run.error ?? '']),
      ),
    ),
  );
  const held = standings.filter(isHeld);
  for (const { id, node, runs } of held) {
    const why = runs.find(({ error }) => error !== null)?.error ?? 'It came late.';
    output.say(`The request for "${titleOf(node)}" is held: ${why} "dailies wait --confirm ${id}" lets it run.`);
  }
  return standings.every(isFine) ? 0 : 1;
}
