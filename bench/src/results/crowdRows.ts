import type { BenchResult, CrowdMeasurement, MemoryMeasurement } from './BenchResult.ts';
import { crowdRatio } from './goals.ts';
import type { Row } from './Row.ts';
import { SERVER_TITLES } from './serverTitles.ts';
import { CANVAS, DRAGS, CROWD, MEMORY, MOVES } from './scenarios.ts';
import { median, spreadOf } from './statistics.ts';

const SERVERS = ['dailies', 'hocuspocus', 'y-websocket'] as const;
const PEERS = ['hocuspocus', 'y-websocket'] as const;

const FIGURES: readonly (readonly [title: string, of: (one: CrowdMeasurement) => number])[] = [
  ['all in ms', (one) => one.allInMs],
  ['seen p50 ms', (one) => one.p50Ms],
  ['seen p95 ms', (one) => one.p95Ms],
  ['pointer p50 ms', (one) => one.pointP50Ms],
  ['all back ms', (one) => one.allBackMs],
];

const kB = (bytes: number): string => `${(bytes / 1_000).toFixed(1)} kB`;

function cpuOf(rounds: readonly CrowdMeasurement[]): string {
  const [first] = rounds;
  if (first === undefined || first.serverMicrosPerEdit === null) return '–';
  const server = median(rounds.map(({ serverMicrosPerEdit }) => serverMicrosPerEdit ?? Number.NaN)).toFixed(0);
  if (first.databaseMicrosPerEdit === null) return server;
  return `${server} + ${median(rounds.map(({ databaseMicrosPerEdit }) => databaseMicrosPerEdit ?? Number.NaN)).toFixed(0)}`;
}

export function crowdRows({ crowd }: BenchResult): Row[] {
  if (crowd.length === 0) return [];
  const rows: Row[] = [
    null,
    [`${CROWD.title}; all come at once, and come back at once`],
    ['', ...FIGURES.map(([title]) => title), 'server CPU µs/edit', 'load busy'],
  ];
  for (const server of SERVERS) {
    const rounds = crowd.filter((one) => one.server === server);
    if (rounds.length === 0) continue;
    const cells = FIGURES.map(([, of]) => {
      const { median: middle, lowest, highest } = spreadOf(rounds.map(of));
      const digits = middle < 100 ? 2 : 0;
      return `${middle.toFixed(digits)} (${lowest.toFixed(digits)}–${highest.toFixed(digits)})`;
    });
    const busy = `${(median(rounds.map(({ loadBusy }) => loadBusy)) * 100).toFixed(0)} %`;
    rows.push([`  ${SERVER_TITLES[server]}`, ...cells, cpuOf(rounds), busy]);
  }
  for (const peer of PEERS) {
    rows.push([`  Dailies ÷ ${peer}`, ...FIGURES.map(([, of]) => `${crowdRatio(crowd, peer, of).toFixed(2)} ×`)]);
  }
  const ours = crowd.filter(({ server }) => server === 'dailies');
  const stored = median(ours.map(({ backStoredBytes }) => backStoredBytes ?? Number.NaN));
  const logged = median(ours.map(({ backLoggedBytes }) => backLoggedBytes));
  rows.push([`  All back: ${kB(stored)} more in the log in the database, ${kB(logged)} written for people to read`]);
  return rows;
}

export function movesRows({ moves }: BenchResult): Row[] {
  if (moves.length === 0) return [];
  return [
    null,
    [
      `${MOVES.moves.toLocaleString('en')} moves of ${MOVES.shots} shots by ${MOVES.people} people: what is left of them`,
    ],
    ['', 'in the database, all', 'sent to who opens it', 'of that for the moves', 'moves/s'],
    ...moves.map((one): Row => [
      `  ${SERVER_TITLES[one.server]}`,
      one.storedBytes === null ? '–' : kB(one.storedBytes),
      kB(one.openedBytesAfter),
      kB(one.openedBytesAfter - one.openedBytesBefore),
      one.movesPerSecond.toFixed(0),
    ]),
  ];
}

export function dragRows({ drags }: BenchResult): Row[] {
  if (drags === null) return [];
  const { people, nodesEach } = DRAGS;
  return [
    null,
    [`${people} people in one project who each drag ${nodesEach} nodes, 30 times a second`],
    ['', 'the server sends, a second'],
    ['  Dailies', kB(drags.bytesPerSecond)],
  ];
}

export function memoryRows({ memory }: BenchResult): Row[] {
  if (memory.length === 0) return [];
  const cells = (one: MemoryMeasurement): string[] =>
    [one.connectionBytes, one.connectionRssBytes, one.documentBytes, one.documentRssBytes].map(kB);
  return [
    null,
    [
      `Memory, after garbage is collected: of ${MEMORY.connections} connections, of ${MEMORY.documents} documents with ${MEMORY.shots} shots`,
    ],
    ['', 'a connection', 'of the process', 'a document', 'of the process'],
    ...memory.map((one): Row => [`  ${SERVER_TITLES[one.server]}`, ...cells(one)]),
  ];
}

export function openingRows({ openings }: BenchResult): Row[] {
  if (openings.length === 0) return [];
  const cell = (of: (one: BenchResult['openings'][number]) => number | null): string => {
    const known = openings.map(of).filter((value) => value !== null);
    if (known.length === 0) return 'no browser here';
    const { median: middle, lowest, highest } = spreadOf(known);
    return `${middle.toFixed(0)} (${lowest.toFixed(0)}–${highest.toFixed(0)})`;
  };
  return [
    null,
    [
      `A canvas of ${CANVAS.nodes.toLocaleString('en')} nodes opened: ms; ${kB(openings[0]?.bytes ?? Number.NaN)} by the socket`,
    ],
    ['', 'server, cold', 'server, loaded', 'first picture, new browser', 'first picture, again'],
    [
      '  Dailies (PostgreSQL)',
      cell((one) => one.serverColdMs),
      cell((one) => one.serverWarmMs),
      cell((one) => one.browserColdMs),
      cell((one) => one.browserAgainMs),
    ],
  ];
}
