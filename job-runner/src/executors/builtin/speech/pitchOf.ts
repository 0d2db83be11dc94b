import { readFile } from 'node:fs/promises';
import { ffmpeg } from '../film/ffmpeg.ts';
import type { Workbench } from '../Workbench.ts';

const RATE_HZ = 8_000;
const MOST_SECONDS = 20;
const WINDOW = 400;
/** Voices lie between these. */
const LOWEST_HZ = 60;
const HIGHEST_HZ = 400;
/** How alike a stretch must be to itself one period later to be a voice. */
const ALIKE = 0.6;
/** Quieter than this is a pause. */
const LEAST_ENERGY = 1e-4;

/** The pitch of a short stretch in hertz; undefined where nobody speaks. */
function pitchAt(samples: Float32Array, start: number): number | undefined {
  const longest = Math.floor(RATE_HZ / LOWEST_HZ);
  const energyFrom = (from: number): number => {
    let sum = 0;
    for (let at = from; at < from + WINDOW; at += 1) sum += (samples[at] ?? 0) ** 2;
    return sum;
  };
  const own = energyFrom(start);
  if (own / WINDOW < LEAST_ENERGY) return undefined;
  const alike: number[] = [];
  for (let lag = Math.floor(RATE_HZ / HIGHEST_HZ); lag <= longest; lag += 1) {
    let sum = 0;
    for (let at = start; at < start + WINDOW; at += 1) sum += (samples[at] ?? 0) * (samples[at + lag] ?? 0);
    alike.push(sum / Math.sqrt(own * energyFrom(start + lag) + 1e-12));
  }
  const best = Math.max(...alike);
  if (best < ALIKE) return undefined;
  // The first lag that is about as good: twice the period is as alike as the period itself.
  const lag = alike.findIndex((value, index) => value > best * 0.93 && value >= (alike[index + 1] ?? -1));
  return RATE_HZ / (Math.floor(RATE_HZ / HIGHEST_HZ) + lag);
}

/** The pitch that a voice speaks at: the median of its voiced stretches; undefined where there is no voice. */
export function medianPitch(samples: Float32Array): number | undefined {
  const found: number[] = [];
  for (let start = 0; start + WINDOW * 2 < samples.length; start += WINDOW) {
    const pitch = pitchAt(samples, start);
    if (pitch !== undefined) found.push(pitch);
  }
  return found.sort((a, b) => a - b)[Math.floor(found.length / 2)];
}

/** The pitch of the voice in a file, in hertz. */
export async function pitchOf(bench: Workbench, path: string): Promise<number | undefined> {
  const raw = await bench.path('pitch.f32');
  const take = ['-t', String(MOST_SECONDS), '-map', '0:a:0', '-ac', '1', '-ar', String(RATE_HZ)];
  await ffmpeg(bench, ['-i', path, ...take, '-f', 'f32le', raw]);
  const bytes = await readFile(raw);
  return medianPitch(
    new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + (bytes.byteLength & ~3))),
  );
}
