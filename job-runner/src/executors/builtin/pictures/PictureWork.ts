import type { PictureJob } from './messages.ts';

/** Pixels row by row, 8 bits a channel: grey, RGB or RGBA. */
export interface Pixels {
  readonly data: Uint8Array;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly channels: 1 | 3 | 4;
}

/** `fraction` from 0 to 1. */
export type Tell = (fraction: number, phase: string) => void;

/** One kind of work on pictures. Runs in a process of its own: may block, may be killed. Throws `RunFailure` for what it foresees. */
export type PictureWork = (job: PictureJob, tell: Tell) => Promise<Pixels>;
