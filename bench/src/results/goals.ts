import type { ServerName } from '../servers/BenchServer.ts';
import type { ScenarioSummary } from './summary.ts';

/** What is to hold, as a bound on the median ratio of ours to a peer's. */
interface Goal {
  readonly sentence: string;
  readonly scenario: string;
  readonly peer: ServerName;
  readonly figure: 'p50' | 'editsPerSecond';
  readonly bound: { readonly atMost: number } | { readonly above: number };
}

const GOALS: readonly Goal[] = [
  {
    sentence: 'median edit-to-seen at most 1.5 × plain Hocuspocus, 20 writers on one document',
    scenario: '20-on-1',
    peer: 'hocuspocus',
    figure: 'p50',
    bound: { atMost: 1.5 },
  },
  {
    sentence: 'median edit-to-seen at most 1.5 × plain Hocuspocus, 200 writers on 20 documents',
    scenario: '200-on-20',
    peer: 'hocuspocus',
    figure: 'p50',
    bound: { atMost: 1.5 },
  },
  {
    sentence: 'more edits a second than y-websocket, 200 writers on 20 documents',
    scenario: '200-on-20',
    peer: 'y-websocket',
    figure: 'editsPerSecond',
    bound: { above: 1 },
  },
];

export interface JudgedGoal {
  readonly sentence: string;
  /** The median over rounds. */
  readonly ratio: number;
  readonly isMet: boolean;
}

export function judgeGoals(summaries: readonly ScenarioSummary[]): JudgedGoal[] {
  return GOALS.map(({ sentence, scenario, peer, figure, bound }) => {
    const summary = summaries.find((one) => one.scenario.key === scenario);
    const ratio = summary?.ratios.get(peer)?.[figure].median ?? Number.NaN;
    return { sentence, ratio, isMet: 'atMost' in bound ? ratio <= bound.atMost : ratio > bound.above };
  });
}
