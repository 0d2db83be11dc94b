import type { BenchPart } from '../BenchPart.ts';
import type { ServerName } from '../servers/BenchServer.ts';
import type {
  BenchResult,
  FarmMeasurement,
  CrowdMeasurement,
  FrameMeasurement,
  MediaMeasurement,
} from './BenchResult.ts';
import { FRAME_COUNT_ALONE } from '../frames/layout.ts';
import { mediaRatio } from './mediaRows.ts';
import { overheadRatio } from './farmRows.ts';
import { frameRatio, worstFrame } from './frameRows.ts';
import { median } from './statistics.ts';
import { type ScenarioSummary, summarise } from './summary.ts';

export interface JudgedGoal {
  readonly sentence: string;
  /** The median over rounds; NaN where it was not measured. */
  readonly figure: number;
  readonly unit: '×' | 'bytes' | 'ms' | 'fps';
  readonly isMet: boolean;
}

interface Goal {
  readonly part: BenchPart;
  readonly sentence: string;
  readonly figure: number;
  readonly unit: JudgedGoal['unit'];
  readonly bound:
    | { readonly atMost: number }
    | { readonly below: number }
    | { readonly above: number }
    | { readonly atLeast: number };
}

type Peer = Exclude<ServerName, 'dailies'>;

/** Ours divided by a peer's, in each round that has both; the median of that. */
export function crowdRatio(
  crowd: readonly CrowdMeasurement[],
  peer: Peer,
  of: (measurement: CrowdMeasurement) => number,
): number {
  const ratios = crowd.flatMap((own) => {
    const other = crowd.find(({ server, round }) => server === peer && round === own.round);
    return own.server === 'dailies' && other !== undefined ? [of(own) / of(other)] : [];
  });
  return median(ratios);
}

function editGoals(summaries: readonly ScenarioSummary[]): Goal[] {
  return (
    [
      ['20-on-1', '20 writers on one document'],
      ['200-on-20', '200 writers on 20 documents'],
    ] as const
  ).flatMap(([key, title]): Goal[] => {
    const ratios = summaries.find(({ scenario }) => scenario.key === key)?.ratios;
    const of = (peer: Peer, figure: 'p50' | 'editsPerSecond'): number =>
      ratios?.get(peer)?.[figure].median ?? Number.NaN;
    const common = { part: 'edits', unit: '×' } as const;
    return [
      {
        ...common,
        sentence: `median edit-to-seen at most 1.3 × plain Hocuspocus, ${title}`,
        figure: of('hocuspocus', 'p50'),
        bound: { atMost: 1.3 },
      },
      {
        ...common,
        sentence: `median edit-to-seen below y-websocket's, ${title}`,
        figure: of('y-websocket', 'p50'),
        bound: { below: 1 },
      },
      ...(key === '20-on-1'
        ? []
        : [
            {
              ...common,
              sentence: `more edits a second than y-websocket, ${title}`,
              figure: of('y-websocket', 'editsPerSecond'),
              bound: { above: 1 },
            },
          ]),
    ];
  });
}

function crowdGoals(crowd: readonly CrowdMeasurement[]): Goal[] {
  const ratio = (
    sentence: string,
    peer: Peer,
    of: (measurement: CrowdMeasurement) => number,
    bound: Goal['bound'],
  ): Goal => ({ part: 'crowd', sentence, figure: crowdRatio(crowd, peer, of), unit: '×', bound });
  const ours = crowd.filter(({ server }) => server === 'dailies');
  const bytes = (sentence: string, of: (measurement: CrowdMeasurement) => number | null): Goal => ({
    part: 'crowd',
    sentence,
    figure: median(ours.map((one) => of(one) ?? Number.NaN)),
    unit: 'bytes',
    bound: { below: 1_000_000 },
  });
  return [
    ratio('median edit-to-seen at most 1.3 × plain Hocuspocus, 1,000 editors', 'hocuspocus', (one) => one.p50Ms, {
      atMost: 1.3,
    }),
    ratio('median edit-to-seen below y-websocket’s, 1,000 editors', 'y-websocket', (one) => one.p50Ms, { below: 1 }),
    ratio('all 1,000 in before y-websocket’s', 'y-websocket', (one) => one.allInMs, { below: 1 }),
    ratio('all 1,000 back before y-websocket’s', 'y-websocket', (one) => one.allBackMs, { below: 1 }),
    bytes('1,000 coming back add less than 1 MB to the log in the database', (one) => one.backStoredBytes),
    bytes('1,000 coming back make the server write less than 1 MB for people to read', (one) => one.backLoggedBytes),
  ];
}

function otherGoals({ moves, openings, drags }: BenchResult): Goal[] {
  const ours = moves.filter(({ server }) => server === 'dailies');
  return [
    {
      part: 'moves',
      sentence: '10,000 moves: all that the database keeps of the document is below 50 kB',
      figure: median(ours.map(({ storedBytes }) => storedBytes ?? Number.NaN)),
      unit: 'bytes',
      bound: { below: 50_000 },
    },
    {
      part: 'moves',
      sentence: '10,000 moves: a browser that opens the document is sent less than 50 kB for them',
      figure: median(ours.map(({ openedBytesBefore, openedBytesAfter }) => openedBytesAfter - openedBytesBefore)),
      unit: 'bytes',
      bound: { below: 50_000 },
    },
    {
      part: 'drags',
      sentence: '20 people who drag 50 nodes each: the server sends less than 2 MB a second',
      figure: drags?.bytesPerSecond ?? Number.NaN,
      unit: 'bytes',
      bound: { below: 2_000_000 },
    },
    {
      part: 'canvas',
      sentence: '5,000 nodes to the first picture within 1.5 s, in a browser that was never here',
      figure: median(openings.map(({ browserColdMs }) => browserColdMs ?? Number.NaN)),
      unit: 'ms',
      bound: { below: 1_500 },
    },
  ];
}

const LARGEST = 5_000;

function frameGoals(frames: readonly FrameMeasurement[]): Goal[] {
  return [
    ...(['pan', 'zoom'] as const).map((gesture): Goal => ({
      part: 'frames',
      sentence: `${gesture} p95 at most a fifth of plain tldraw’s with all of 5,000 nodes in view`,
      figure: frameRatio(frames, { nodes: LARGEST, place: 'all', gesture }),
      unit: '×',
      bound: { atMost: 0.2 },
    })),
    {
      part: 'frames',
      sentence: '5,000 nodes: p95 of frames under 33 ms at every zoom, the worst of all',
      figure: worstFrame(frames, LARGEST),
      unit: 'ms',
      bound: { below: 33 },
    },
    {
      part: 'frames',
      sentence: '5,000 nodes: p95 of frames under 25 ms in a pan and a zoom at 100 %, 50 %, 30 % and all, the worst',
      figure: worstFrame(frames, LARGEST, ['pan', 'zoom']),
      unit: 'ms',
      bound: { below: 25 },
    },
    {
      part: 'frames',
      sentence: '10,000 nodes: p95 of frames under 33 ms in a pan and a zoom, the worst',
      figure: worstFrame(frames, FRAME_COUNT_ALONE, ['pan', 'zoom']),
      unit: 'ms',
      bound: { below: 33 },
    },
    {
      part: 'frames',
      sentence: '5,000 nodes: at least 50 frames a second while somebody else drags 50 of them',
      figure: median(
        frames
          .filter(({ canvas, gesture, nodes }) => canvas === 'dailies' && gesture === 'rest' && nodes === LARGEST)
          .map(({ framesPerSecond }) => framesPerSecond),
      ),
      unit: 'fps',
      bound: { atLeast: 50 },
    },
  ];
}

function mediaGoals(media: readonly MediaMeasurement[]): Goal[] {
  return (
    [
      ['brought through the server', 'dailies', 'upBytesPerSecond', 0.5],
      ['fetched through the server', 'dailies', 'downBytesPerSecond', 0.5],
      ['brought by a link of a bucket', 'link', 'upBytesPerSecond', 1],
      ['fetched by a link of a bucket', 'link', 'downBytesPerSecond', 1],
    ] as const
  ).map(([how, by, way, atLeast]) => ({
    part: 'media',
    sentence: `a file is ${how} at least ${atLeast} × as fast as by nginx`,
    figure: mediaRatio(media, by, way),
    unit: '×',
    bound: { atLeast },
  }));
}

function farmGoals(farm: FarmMeasurement | null): Goal[] {
  if (farm === null) return [];
  const bounds = { 'docker run': 1.1, 'ComfyUI': 1.5 } as const;
  return [
    {
      part: 'farm',
      sentence: "a killed job-runner's run is another's within 3 s (Graphile Worker alone: four hours), the slowest",
      figure: Math.max(...farm.takeOverMs),
      unit: 'ms',
      bound: { atMost: 3_000 },
    },
    {
      part: 'farm',
      sentence: 'the document grows by less than a kB for each of many short runs',
      figure: farm.burst.documentBytesEach,
      unit: 'bytes',
      bound: { below: 1_000 },
    },
    ...farm.overheads.map((overhead): Goal => ({
      part: 'farm',
      sentence: `a run takes at most ${bounds[overhead.what]} × as long as ${overhead.what} alone`,
      figure: overheadRatio(overhead),
      unit: '×',
      bound: { atMost: bounds[overhead.what] },
    })),
  ];
}

function isWithin(figure: number, bound: Goal['bound']): boolean {
  if ('atMost' in bound) return figure <= bound.atMost;
  if ('atLeast' in bound) return figure >= bound.atLeast;
  return 'below' in bound ? figure < bound.below : figure > bound.above;
}

/** What is to hold, of the parts that were measured. What has no figure is missed. */
export function judgeGoals(result: BenchResult): JudgedGoal[] {
  return [
    ...editGoals(summarise(result)),
    ...crowdGoals(result.crowd),
    ...otherGoals(result),
    ...frameGoals(result.frames),
    ...farmGoals(result.farm),
    ...mediaGoals(result.media),
  ]
    .filter(({ part }) => result.parts.includes(part))
    .map(({ sentence, figure, unit, bound }) => ({ sentence, figure, unit, isMet: isWithin(figure, bound) }));
}
