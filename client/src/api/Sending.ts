import type { Sha256 } from '@dailies/shared/media';

/** `waiting`: the server cannot be reached, and is tried again. `checking`: all is sent, and is looked at there. */
export type SendingPhase = 'comparing' | 'sending' | 'waiting' | 'checking';

export interface Sending {
  /** From 0 to 1, how much of the file is sent. */
  readonly onProgress?: (fraction: number) => void;
  readonly onPhase?: (phase: SendingPhase) => void;
  /** Aborted: nothing of the file is left, unless the reason is `SendingPaused`. */
  readonly signal?: AbortSignal;
}

/** Why sending ends where the file is not given up: what was sent stays, and the same file goes on there. */
export class SendingPaused extends Error {
  override readonly name = 'SendingPaused';
}

export const isPaused = (signal: AbortSignal | undefined): boolean => signal?.reason instanceof SendingPaused;

export interface Sent {
  readonly sha256: Sha256;
  /** It was here, and this person may see it: nothing was sent. */
  readonly wasThere: boolean;
}
