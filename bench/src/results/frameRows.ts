import type { BenchResult, CanvasMemory, FrameMeasurement } from './BenchResult.ts';
import type { Row } from './Row.ts';
import { median } from './statistics.ts';

type Where = Pick<FrameMeasurement, 'nodes' | 'place' | 'gesture'>;

const COLUMNS: readonly Omit<Where, 'nodes'>[] = [
  ...(['100 %', '50 %', '30 %', 'all'] as const).map((place) => ({ place, gesture: 'pan' }) as const),
  ...(['100 %', '50 %', '30 %', 'all'] as const).map((place) => ({ place, gesture: 'zoom' }) as const),
  { place: 'all', gesture: 'sweep' },
  { place: '50 %', gesture: 'rest' },
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

const CAMERA_GESTURES: readonly FrameMeasurement['gesture'][] = ['pan', 'zoom', 'sweep'];

/** The worst of our p95s of one size: of every zoom, in some gestures. */
export function worstFrame(frames: readonly FrameMeasurement[], nodes: number, gestures = CAMERA_GESTURES): number {
  const columns = COLUMNS.filter(({ gesture }) => gestures.includes(gesture));
  return Math.max(...columns.map((column) => frameP95(frames, 'dailies', { ...column, nodes })));
}

function heapText(memory: readonly CanvasMemory[], canvas: CanvasMemory['canvas'], nodes: number): string {
  const heaps = memory.filter((one) => one.canvas === canvas && one.nodes === nodes).map(({ heapBytes }) => heapBytes);
  return heaps.length === 0 ? '–' : `${(median(heaps) / 1e6).toFixed(0)} MB`;
}

const TITLES = { pan: 'pan', zoom: 'zoom', sweep: 'sweep', rest: 'others drag' } as const;

const shown = (figure: number, digits: number, unit = ''): string =>
  Number.isNaN(figure) ? '–' : `${figure.toFixed(digits)}${unit}`;

export function frameRows({ frames, canvasMemory }: BenchResult): Row[] {
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
      [
        '',
        ...COLUMNS.map(({ gesture, place }) => `${TITLES[gesture]}${gesture === 'sweep' ? '' : ` ${place}`}`),
        'JavaScript heap',
      ],
      [
        '  Dailies',
        ...cells((at) => shown(frameP95(frames, 'dailies', at), 1)),
        heapText(canvasMemory, 'dailies', nodes),
      ],
      [
        '  plain tldraw 5.4',
        ...cells((at) => shown(frameP95(frames, 'tldraw', at), 1)),
        heapText(canvasMemory, 'tldraw', nodes),
      ],
      ['  Dailies ÷ plain tldraw', ...cells((at) => shown(frameRatio(frames, at), 2, ' ×'))],
    ];
  });
}
