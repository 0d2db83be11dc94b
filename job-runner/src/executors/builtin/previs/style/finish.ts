import type { SKRSContext2D } from '@napi-rs/canvas';
import { rgb, type Rgb } from '../colour.ts';
import type { PrevisShot } from '../readShot.ts';
import { paperGrain } from './grain.ts';
import { type Ramp, rampOf } from './ramp.ts';
import type { Treatment } from './treatment.ts';

/** Changes a drawn picture's pixels: red, green, blue, in place. Lightness and grain run from 0 to 255. */
type Stroke = (
  pixels: Uint8ClampedArray,
  at: number,
  seen: { readonly light: number; readonly grain: number; readonly x: number; readonly y: number },
) => void;

export type Finish = (context: SKRSContext2D) => void;

/**
 * The pass over a finished picture that makes ink of it, pencil, wash or the style's own colours; none
 * where a style asks for nothing. Grain and hatching lie still on the paper while pictures move.
 */
export function finishFor(
  shot: PrevisShot,
  treatment: Treatment,
  widthPx: number,
  heightPx: number,
): Finish | undefined {
  const colours = (shot.style?.colours ?? []).map(rgb);
  const stroke = strokeFor(treatment, colours, heightPx);
  if (stroke === undefined) return undefined;
  const grain = paperGrain(widthPx, heightPx);
  return (context) => {
    const image = context.getImageData(0, 0, widthPx, heightPx);
    const pixels = image.data;
    const seen = { light: 0, grain: 0, x: 0, y: 0 };
    for (let y = 0, at = 0, index = 0; y < heightPx; y += 1) {
      seen.y = y;
      for (let x = 0; x < widthPx; x += 1, at += 4, index += 1) {
        seen.x = x;
        seen.grain = grain[index] ?? 128;
        seen.light = 0.299 * (pixels[at] ?? 0) + 0.587 * (pixels[at + 1] ?? 0) + 0.114 * (pixels[at + 2] ?? 0);
        stroke(pixels, at, seen);
      }
    }
    context.putImageData(image, 0, 0);
  };
}

function strokeFor(treatment: Treatment, colours: readonly Rgb[], heightPx: number): Stroke | undefined {
  switch (treatment) {
    case 'drawn':
      return colours.length === 0 ? undefined : graded(rampOf(colours, 0.4), 0.3);
    case 'ink':
      return hatched(heightPx, rampOf(colours.slice(0, 1), 1));
    case 'pencil':
      return dry({ paper: [250, 247, 240], lead: [52, 52, 58], soft: 0.95, bite: 0.3, lean: 0.34, lift: 34 });
    case 'charcoal':
      return dry({ paper: [240, 235, 226], lead: [22, 20, 20], soft: 1.05, bite: 0.4, lean: 0.12, lift: 14 });
    case 'noir':
      return noir(rampOf(colours, 0.35), colours.length === 0 ? 0 : 0.3);
    case 'watercolour':
      return wash(colours.length === 0 ? undefined : rampOf(colours, 0.5));
    case 'flat':
      return flat(rampOf(colours, 0.35), colours.length === 0 ? 0 : 0.34);
  }
}

/** The style's own colours, dark ones in the shadows, light ones in the light. */
function graded(ramp: Ramp, share: number): Stroke {
  return (pixels, at, { light }) => {
    const tone = ramp(light);
    for (let part = 0; part < 3; part += 1)
      pixels[at + part] = (pixels[at + part] ?? 0) * (1 - share) + (tone[part] ?? 0) * share;
  };
}

/** Four values and no more: paper, one layer of lines, two that cross, solid ink. */
function hatched(heightPx: number, ramp: Ramp): Stroke {
  const period = Math.max(4, Math.round(heightPx / 130));
  const line = Math.max(1, Math.round(period * 0.3));
  const paper: Rgb = [250, 248, 243];
  const ink = ramp(20);
  return (pixels, at, { light, grain, x, y }) => {
    const value = light + (grain - 128) * 0.03;
    const isInk =
      value < 62 || (value < 142 && (x + y) % period < line) || (value < 100 && (x - y + 100_000) % period < line);
    const tone = isInk ? ink : paper;
    for (let part = 0; part < 3; part += 1) pixels[at + part] = tone[part] ?? 0;
  };
}

/** One stroke's rise and fall, from -1 to 1. */
const LEANING = Float32Array.from({ length: 64 }, (_, step) => Math.sin((step / 64) * 2 * Math.PI));

/** Lead or coal that catches on the paper's tooth: the darker, the less paper shows between. */
function dry(medium: { paper: Rgb; lead: Rgb; soft: number; bite: number; lean: number; lift: number }): Stroke {
  const { paper, lead, soft, bite, lean, lift } = medium;
  // By lightness: a power for every pixel would cost more than all the rest.
  const darkness = Float32Array.from(
    { length: 256 },
    (_, light) => Math.max(0, 1 - Math.min(light + lift, 255) / 235) ** (1 / soft),
  );
  return (pixels, at, { light, grain, x, y }) => {
    const dark = darkness[Math.round(light)] ?? 0;
    // Laid down in strokes that lean one way.
    const stroke = LEANING[(x * 3 + y * 5) & 63] ?? 0;
    const tooth = ((grain / 255 - 0.5) * 1.5 + stroke * lean) * bite;
    const laid = Math.min(Math.max(dark + tooth * Math.min(dark * 2.4, 1) * (1.12 - dark) * 1.3, 0), 1);
    for (let part = 0; part < 3; part += 1)
      pixels[at + part] = (paper[part] ?? 0) + ((lead[part] ?? 0) - (paper[part] ?? 0)) * laid;
  };
}

/** No colour but the style's; blacks that close and lights that burn. */
function noir(ramp: Ramp, share: number): Stroke {
  return (pixels, at, { light, grain }) => {
    const flatLight = Math.min(Math.max((light - 26) / 150, 0), 1);
    const value = flatLight * flatLight * (3 - 2 * flatLight) * 246 + (grain - 128) * 0.09;
    const tone = ramp(value);
    for (let part = 0; part < 3; part += 1) pixels[at + part] = value * (1 - share) + (tone[part] ?? 0) * share;
  };
}

/** Thin colour over white paper: it pools in the grain, and never gets dark. */
function wash(ramp: Ramp | undefined): Stroke {
  return (pixels, at, { light, grain }) => {
    const thin = 0.7 + (grain - 128) / 1_050;
    const tone = ramp?.(light);
    for (let part = 0; part < 3; part += 1) {
      const own = pixels[at + part] ?? 0;
      const vivid = light + (own - light) * 1.35;
      const colour = tone === undefined ? vivid : vivid * 0.62 + (tone[part] ?? 0) * 0.38;
      pixels[at + part] = 252 - (252 - colour) * thin;
    }
  };
}

/** A few even tones, in the style's colours where it has some. */
function flat(ramp: Ramp, share: number): Stroke {
  const steps = 11;
  return (pixels, at, { light }) => {
    const step = Math.round((light / 255) * steps) / steps;
    const even = light < 1 ? 1 : (step * 255) / light;
    const tone = ramp(step * 255);
    for (let part = 0; part < 3; part += 1) {
      const own = pixels[at + part] ?? 0;
      const vivid = (light + (own - light) * 1.25) * even;
      pixels[at + part] = vivid * (1 - share) + (tone[part] ?? 0) * share;
    }
  };
}
