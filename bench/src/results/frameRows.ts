import type { BenchResult, FrameMeasurement } from './BenchResult.ts';
import type { Row } from './Row.ts';
import { median } from './statistics.ts';

type Where = Pick<FrameMeasurement, 'nodes' | 'place' | 'gesture'>;

const COLUMNS: readonly Omit<Where, 'nodes'>[] = [
  ...(['100 %', '50 %', '30 %', 'all'] as const).map((place) => ({ place, gesture: 'pan' }) as const),
  ...(['100 %', '50 %', '30 %', 'all'] as const).map((place) => ({ place, gesture: 'zoom' }) as const),
  { place: 'all', gesture: 'sweep' },
];

const isAt = (one: FrameMeasurement, { nodes, place, gesture }: Where): boolean =>
  one.nodes === nodes && one.place === place && one.gesture === gesture;

/** Median over the rounds of the 95 % of frames that took no longer. */
function frameP95(frames: readonly FrameMeasurement[], canvas: FrameMeasurement['canvas'], at: Where): number {
  return median(frames.filter((one) => one.canvas === canvas && isAt(one, at)).map(({ p95Ms }) => p95Ms));
}

/** Ours divided by plain tldraw's, in each round that has both; the median of that. */
export function frameRatio(frames: readonly FrameMeasurement[], at: Where): number {
  const ratios = frames.flatMap((own) => {
    const other = frames.find((one) => one.canvas === 'tldraw' && one.round === own.round && isAt(one, at));
    return own.canvas === 'dailies' && isAt(own, at) && other !== undefined ? [own.p95Ms / other.p95Ms] : [];
  });
  return median(ratios);
}

/** The worst of our p95s of one size: of every zoom and gesture. */
export function worstFrame(frames: readonly FrameMeasurement[], nodes: number): number {
  return Math.max(...COLUMNS.map((column) => frameP95(frames, 'dailies', { ...column, nodes })));
}

export function frameRows({ frames }: BenchResult): Row[] {
  if (frames.length === 0) return [];
  const sizes = [...new Set(frames.map(({ nodes }) => nodes))].sort((a, b) => a - b);
  return sizes.flatMap((nodes): Row[] => {
    const cells = (of: (at: Where) => string): string[] => COLUMNS.map((column) => of({ ...column, nodes }));
    const count = nodes.toLocaleString('en');
    return [
      null,
      [
        `A canvas of ${count} nodes and ${count} edges moved, beside plain tldraw with ${count} equal boxes: p95 of frames, ms`,
      ],
      ['', ...COLUMNS.map(({ gesture, place }) => (gesture === 'sweep' ? 'sweep' : `${gesture} ${place}`))],
      ['  Dailies', ...cells((at) => frameP95(frames, 'dailies', at).toFixed(1))],
      ['  plain tldraw 5.4', ...cells((at) => frameP95(frames, 'tldraw', at).toFixed(1))],
      ['  Dailies ÷ plain tldraw', ...cells((at) => `${frameRatio(frames, at).toFixed(2)} ×`)],
    ];
  });
}
