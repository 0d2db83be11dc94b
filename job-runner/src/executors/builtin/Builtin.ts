import type { Fps, Sha256 } from '@dailies/shared/media';
import type { RunSpec } from '@dailies/shared/runs';
import type { Workbench } from './Workbench.ts';

/** What a builtin made. Without `fps` it is the recipe's. */
export interface BuiltinResult {
  /** A file lies on the workbench. */
  readonly bytes: Uint8Array | { readonly file: string };
  readonly mediaType: string;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly frames: number;
  readonly fps?: Fps;
  /** What is to be known of how it was made, a sentence a line. */
  readonly log?: string;
}

/**
 * A pipeline that ships with Dailies. Leaves this process's event loop free, stops when the signal
 * aborts (rejecting with its reason), and leaves no process. Throws `RunFailure` for what it foresees.
 */
export type Builtin = (
  spec: RunSpec,
  watch: {
    readonly onProgress: (fraction: number, phase: string) => void;
    readonly signal: AbortSignal;
    /** The bytes of an input. Throws `RunFailure` where it is gone. */
    readonly readMedia: (sha256: Sha256) => Promise<Uint8Array<ArrayBuffer>>;
    readonly bench: Workbench;
  },
) => Promise<BuiltinResult>;
