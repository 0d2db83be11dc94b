import type { BenchPart } from '../BenchPart.ts';
import type { CrowdResult, DragResult, EditResult, MovesResult } from '../load/LoadOrder.ts';
import type { ServerName } from '../servers/BenchServer.ts';

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

/** One server measured once with a crowd. */
export interface CrowdMeasurement extends CrowdResult {
  readonly server: ServerName;
  readonly round: number;
  readonly serverMicrosPerEdit: number | null;
  readonly databaseMicrosPerEdit: number | null;
  /** What everybody's coming back with one edit each added to the log in the database; null for servers that store nothing. */
  readonly backStoredBytes: number | null;
  /** And to what the server wrote for people to read. */
  readonly backLoggedBytes: number;
}

export interface MovesMeasurement extends MovesResult {
  readonly server: ServerName;
  /** Everything that the database keeps of the document once it is closed; null for servers that store nothing. */
  readonly storedBytes: number | null;
}

export type DragMeasurement = DragResult;

/** What one more of each costs, after garbage is collected: of JavaScript, and of the whole process. */
export interface MemoryMeasurement {
  readonly server: ServerName;
  readonly connectionBytes: number;
  readonly connectionRssBytes: number;
  readonly documentBytes: number;
  readonly documentRssBytes: number;
}

/** A large canvas that is opened, in ms. */
export interface OpeningMeasurement {
  readonly round: number;
  /** From a connection to the whole document, of a document that the server has not loaded; and of one that it has. */
  readonly serverColdMs: number;
  readonly serverWarmMs: number;
  readonly bytes: number;
  /** From the address to the nodes on screen, in a browser that was never here; in one that has a copy; null without a browser. */
  readonly browserColdMs: number | null;
  readonly browserAgainMs: number | null;
}

export type FramePlace = '100 %' | '50 %' | '30 %' | 'all';
/** `rest`: the camera rests, and somebody else drags nodes in view. */
export const FRAME_GESTURES = ['pan', 'zoom', 'sweep', 'rest'] as const;
export type FrameGesture = (typeof FRAME_GESTURES)[number];

/** A canvas moved about once in one way, in ms a frame. */
export interface FrameMeasurement {
  readonly canvas: 'dailies' | 'tldraw';
  readonly nodes: number;
  readonly round: number;
  /** The zoom that the gesture is made at; a sweep goes from all in view to 100 % and back. */
  readonly place: FramePlace;
  readonly gesture: FrameGesture;
  readonly frames: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly framesPerSecond: number;
}

/** What JavaScript holds of a canvas in its page, after garbage is collected. */
export interface CanvasMemory {
  readonly canvas: FrameMeasurement['canvas'];
  readonly nodes: number;
  readonly round: number;
  readonly heapBytes: number;
}

/** A file brought and fetched once, in one way. */
export interface MediaMeasurement {
  readonly by: 'dailies' | 'nginx' | 'link';
  readonly round: number;
  readonly upBytesPerSecond: number;
  readonly downBytesPerSecond: number;
}

/** One take on its way, in ms. */
export interface TakeMeasurement {
  /** From the press of the button to the start of the run on the job-runner. */
  readonly requestToStartMs: number;
  readonly runMs: number;
  /** From the outcome to its sight in the browser of another person. */
  readonly outcomeToSeenMs: number;
  /** From the outcome to the last of its three posters. */
  readonly outcomeToPosterMs: number;
}

export interface TakeSeries {
  readonly title: string;
  readonly takes: readonly TakeMeasurement[];
}

/** Short runs through one job-runner, from their rows to their takes in the document. */
export interface BurstMeasurement {
  readonly runs: number;
  readonly seconds: number;
  /** What was logged of the document, for each run. */
  readonly documentBytesEach: number;
}

/** A run and the same by itself, in turn, in ms. */
export interface OverheadMeasurement {
  readonly what: 'docker run' | 'ComfyUI';
  /** From the start of a run to its outcome. */
  readonly oursMs: readonly number[];
  readonly aloneMs: readonly number[];
}

export interface FarmMeasurement {
  /** From SIGKILL of a job-runner until another one has its run. */
  readonly takeOverMs: readonly number[];
  readonly burst: BurstMeasurement;
  readonly overheads: readonly OverheadMeasurement[];
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
  readonly parts: readonly BenchPart[];
  readonly rounds: number;
  readonly edits: readonly EditMeasurement[];
  readonly crowd: readonly CrowdMeasurement[];
  readonly moves: readonly MovesMeasurement[];
  readonly memory: readonly MemoryMeasurement[];
  readonly openings: readonly OpeningMeasurement[];
  readonly frames: readonly FrameMeasurement[];
  readonly canvasMemory: readonly CanvasMemory[];
  /** Null: not measured. */
  readonly drags: DragMeasurement | null;
  readonly takes: readonly TakeSeries[];
  /** Null: not measured. */
  readonly farm: FarmMeasurement | null;
  readonly media: readonly MediaMeasurement[];
}
