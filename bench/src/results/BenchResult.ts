import type { EditResult } from '../load/LoadOrder.ts';
import type { ServerName } from '../servers/BenchServer.ts';

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

/** One server measured once. */
export interface EditMeasurement extends EditResult {
  readonly scenario: string;
  readonly server: ServerName;
  readonly round: number;
  /** CPU time of the server for each edit, in µs; null where the system does not tell. */
  readonly serverMicrosPerEdit: number | null;
  /** CPU time of PostgreSQL for each edit, in µs; null for servers that store nothing. */
  readonly databaseMicrosPerEdit: number | null;
}

/** One take on its way, in ms. */
export interface TakeMeasurement {
  /** From the press of the button to the start of the run on the job-runner. */
  readonly requestToStartMs: number;
  readonly runMs: number;
  /** From the outcome to its sight in the browser of another person. */
  readonly outcomeToSeenMs: number;
}

export interface TakeSeries {
  readonly title: string;
  readonly takes: readonly TakeMeasurement[];
}

export interface BenchResult {
  readonly at: string;
  readonly machine: {
    readonly cores: number;
    readonly cpu: string;
    readonly node: string;
    readonly platform: string;
    /** One durable commit of the database, median, in ms. */
    readonly commitMs: number;
    /** The average number of busy processes in the minute before: what else went on. */
    readonly loadBefore: number;
  };
  readonly rounds: number;
  readonly edits: readonly EditMeasurement[];
  readonly takes: readonly TakeSeries[];
}
