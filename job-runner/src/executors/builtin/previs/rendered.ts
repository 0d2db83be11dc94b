import type { Sha256 } from '@dailies/shared/media';

/** What a previs pipeline made, ready for the store. */
export interface RenderedPrevis {
  readonly bytes: Uint8Array;
  readonly mediaType: 'image/png' | 'video/mp4';
  readonly widthPx: number;
  readonly heightPx: number;
  readonly frames: number;
}

export interface PrevisOptions {
  /** `fraction` from 0 to 1, never back; `phase` is for people. */
  readonly onProgress?: (fraction: number, phase: string) => void;
  /** Aborting ends the drawing within milliseconds and rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** The bytes of a stored picture; needed where the shot has a first frame. */
  readonly readMedia?: (sha256: Sha256) => Promise<Uint8Array<ArrayBuffer>>;
}
