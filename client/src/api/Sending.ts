import type { Sha256 } from '@dailies/shared/media';

/** `waiting`: the server cannot be reached, and is tried again. `checking`: all is sent, and is looked at there. */
export type SendingPhase = 'comparing' | 'sending' | 'waiting' | 'checking';

export interface Sending {
  /** From 0 to 1, how much of the file is sent. */
  readonly onProgress?: (fraction: number) => void;
  readonly onPhase?: (phase: SendingPhase) => void;
  readonly signal?: AbortSignal;
}

export interface Sent {
  readonly sha256: Sha256;
  /** It was here, and this person may see it: nothing was sent. */
  readonly wasThere: boolean;
}
