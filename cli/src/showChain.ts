import type { ChainPlan, CreatedChain } from '@dailies/api-client';
import type { Output } from './Output.ts';
import { table } from './table.ts';

type Step = ChainPlan['steps'][number];

const FROM = { node: 'of its own', project: 'of another node', elsewhere: 'of another project' } as const;

function wordsOf({ does, takes, reuses, reason }: Step): string {
  if (does === 'skip') return `skipped: ${reason ?? ''}`;
  if (does === 'keep') return 'up to date';
  if (reuses !== null) return `reuses a take ${FROM[reuses.from]}`;
  return takes === 1 ? 'makes a take' : `makes ${takes} takes`;
}

const seconds = (value: number | null): string => (value === null ? '' : `${Number(value.toFixed(1))} s`);

const titleOf = ({ title, valuesTitle }: Step): string => (valuesTitle === null ? title : `${title} (${valuesTitle})`);

const rows = (steps: readonly Step[]): string =>
  table(
    ['node', '', 'last time', 'rule'],
    steps.map((step) => [titleOf(step), wordsOf(step), seconds(step.lastSeconds), step.rule ?? '']),
  );

/** Says what asking would do. Answers the exit code: 1 where something would be skipped. */
export function showPlan(output: Output, plan: ChainPlan): number {
  const { steps, takes, totalSeconds, leastSeconds } = plan;
  const time =
    totalSeconds === null
      ? ''
      : `; as last time ${seconds(leastSeconds)} at the least, ${seconds(totalSeconds)} in all`;
  output.show(plan, () => `${rows(steps)}\n${takes === 1 ? 'one take' : `${takes} takes`}${time}`);
  return steps.some(({ does }) => does === 'skip') ? 1 : 0;
}

/** Says what was asked for, or prints the ids of the requests alone. */
export function showChain(output: Output, chain: CreatedChain, isQuiet: boolean): number {
  output.show(chain, () =>
    isQuiet
      ? chain.requests.map(({ id }) => id).join('\n')
      : `${rows(chain.steps)}\nchain ${chain.chain ?? 'none: nothing to make'}`,
  );
  return 0;
}
