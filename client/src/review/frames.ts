import type { Fps } from '@dailies/shared/media';

/** The middle of a frame in seconds: seeking to its very start may land on the frame before. */
export const secondsOf = (frame: number, [numerator, denominator]: Fps): number =>
  ((frame + 0.5) * denominator) / numerator;

const within = (frame: number, frames: number): number => Math.min(frames - 1, Math.max(0, frame));

/** The 0-based frame at a time of the media, within its frames. */
export const frameAt = (seconds: number, [numerator, denominator]: Fps, frames: number): number =>
  within(Math.floor((seconds * numerator) / denominator + 1e-6), frames);

/** The 0-based frame whose presentation time this is; browsers round those to microseconds, some down. */
export const frameStartingAt = (seconds: number, [numerator, denominator]: Fps, frames: number): number =>
  within(Math.round((seconds * numerator) / denominator), frames);

const two = (value: number): string => String(value).padStart(2, '0');

/** `HH:MM:SS:FF`, non-drop: counted in whole frames of the nominal rate. */
export function timecode(frame: number, [numerator, denominator]: Fps): string {
  const rate = Math.round(numerator / denominator);
  const seconds = Math.floor(frame / rate);
  return [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60, frame % rate].map(two).join(':');
}
