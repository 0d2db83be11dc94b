/** A way in which people edit together. */
export interface Scenario {
  readonly key: string;
  /** For people. */
  readonly title: string;
  readonly documents: number;
  readonly writersEach: number;
  /** Nodes in each document. */
  readonly nodes: number;
  /** Of each writer; null: the next edit as soon as another browser has seen the last. */
  readonly editsPerSecond: number | null;
}

export const SCENARIOS: readonly Scenario[] = [
  {
    key: '20-on-1',
    title: '20 writers on one document, 10 edits a second each',
    documents: 1,
    writersEach: 20,
    nodes: 100,
    editsPerSecond: 10,
  },
  {
    key: '200-on-20',
    title: '200 writers on 20 documents, each as fast as its edits are seen',
    documents: 20,
    writersEach: 10,
    nodes: 100,
    editsPerSecond: null,
  },
];

/** A crowd that comes, works, loses its network and comes back. */
export interface CrowdScenario {
  readonly title: string;
  readonly projects: number;
  readonly editorsEach: number;
  /** Of each editor. */
  readonly editsPerSecond: number;
  readonly pointsPerSecond: number;
}

export const CROWD: CrowdScenario = {
  title: '1,000 editors on 100 projects, an edit and two moves of the pointer a second each',
  projects: 100,
  editorsEach: 10,
  editsPerSecond: 1,
  pointsPerSecond: 2,
};

export const MOVES = { people: 4, shots: 100, moves: 10_000 } as const;

/** Of 100 shots each: 500 connections that do nothing, 200 documents. */
export const MEMORY = { connections: 500, documents: 200, shots: 100 } as const;

export const DRAGS = { people: 20, nodesEach: 50, seconds: 6 } as const;

export const CANVAS = { nodes: 5_000 } as const;
