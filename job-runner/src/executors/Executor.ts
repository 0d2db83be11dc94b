import type { TrainedFile } from '@dailies/shared/assets';
import type { RunId } from '@dailies/shared/ids';
import type { Fps, MediaKind, Sha256 } from '@dailies/shared/media';
import type { BackendProbe } from '@dailies/shared/farm';
import type { ExecutorKind, Pipeline, RunFailureCode, RunSpec } from '@dailies/shared/runs';

/** One attempt at a run: what to make, by which pipeline. `attempt` counts from 1. */
export interface RunOrder {
  readonly run: RunId;
  readonly attempt: number;
  readonly pipeline: Pipeline;
  readonly spec: RunSpec;
}

export interface RunWatch {
  /** `fraction` from 0 to 1; one that goes back is ignored. `phase` is a few words for people. */
  readonly onProgress: (fraction: number, phase: string) => void;
  /** A picture of the work as it stands, PNG, JPEG or WebP of at most `PREVIEW_BYTES`; a larger one is ignored. */
  readonly onPreview?: (picture: Uint8Array) => void;
  /**
   * What the run waits for before it is worked on, a few words for people. To be said at least once a second while that
   * lasts, as that alone tells waiting from a run that is stuck.
   */
  readonly onWaiting?: (phase: string) => void;
  /** Aborted with a `StopReason`. */
  readonly signal: AbortSignal;
}

export const PREVIEW_BYTES = 256 * 1_024;

/**
 * Why an executor is asked to stop:
 * - `cancelled`: nobody wants the result. Whatever works on it is killed.
 * - `released`: this runner gives the run up (it stops, or lost its claim), and another goes on.
 *   What can be adopted is left alone; the rest is killed.
 */
export type StopReason = 'cancelled' | 'released';

export const stopReasonOf = (signal: AbortSignal): StopReason =>
  signal.reason === 'released' ? 'released' : 'cancelled';

/** A file that was trained for an asset, in the media store. */
export interface TrainedArtifact extends TrainedFile {
  readonly sizeBytes: number;
}

/** A result that lies in the media store. What foreign code made was measured from its bytes, never taken on trust. */
export interface Artifact {
  readonly kind: MediaKind;
  readonly media: Sha256;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly widthPx: number;
  readonly heightPx: number;
  /** 1 for a still. */
  readonly frames: number;
  readonly fps: Fps;
  /** Only where a run trains. */
  readonly trained?: readonly TrainedArtifact[];
}

/**
 * `log` is the end of what the run said, at most `LOG_BYTES`. `costMicros`: what a provider takes for it, in
 * millionths of a US dollar, where it is known.
 */
export type ExecutionEnd =
  | {
      readonly state: 'succeeded';
      readonly artifact: Artifact;
      readonly log: string;
      readonly costMicros?: number;
    }
  | { readonly state: 'failed'; readonly code: RunFailureCode; readonly message: string; readonly log: string }
  | { readonly state: 'stopped' };

/** What an earlier attempt left behind. */
export interface Leftover {
  readonly run: RunId;
  readonly attempt: number;
}

/**
 * Where runs are executed. Every implementation passes `executorContract`.
 *
 * - What goes wrong with a run is a value (`failed`, with one sentence that a person can act on);
 *   a rejection is a bug.
 * - `pipeline.timeoutSeconds` counts from when the work began, also across an adoption.
 * - An abort ends the execution as `stopped` within a second. After `cancelled`, no process of the
 *   run is left.
 * - Params and texts are data. They never become part of a command line, a path or a name.
 * - The caller calls `discard` once the end is written down, so that a runner that dies before can
 *   be followed by one that adopts even a finished attempt.
 */
export interface Executor {
  readonly kind: ExecutorKind;

  execute(order: RunOrder, watch: RunWatch): Promise<ExecutionEnd>;

  /**
   * Goes on with what an earlier attempt of this run left running or finished, as if it were this
   * attempt's own; null where there is nothing to go on with. Where it is missing nothing survives
   * its runner.
   */
  adopt?(order: RunOrder, watch: RunWatch): Promise<ExecutionEnd | null>;

  /** Kills and removes all that this and earlier attempts of the run left. Does nothing twice. */
  discard?(leftover: Leftover): Promise<void>;

  /** What lies on this machine, for the sweep that finds what no run needs any more. */
  leftovers?(): Promise<readonly Leftover[]>;

  /** How the backend fares; rejects where it does not answer within the signal's time. Missing: it is this process. */
  probe?(signal: AbortSignal): Promise<BackendProbe>;

  /** Lets go of processes kept warm. */
  close?(): Promise<void>;
}
