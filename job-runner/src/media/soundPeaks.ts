import type { Waveform } from '@dailies/shared/media';
import { AV_LOG_ERROR, Decoder, Demuxer, FilterAPI, type Frame, Log } from 'node-av';
import { RunFailure } from '../executors/RunFailure.ts';
import { type FilmSource, openable } from './videoStill.ts';

/** Samples of which the loudest is kept while the sound is read. */
const STEP = 256;
/** Peaks of the waveform at most: more than a screen shows side by side. */
const PEAKS = 1_000;

/** The loudest sample of every so many, from 0 to 1. */
class Loudness {
  readonly steps: number[] = [];
  #peak = 0;
  #samples = 0;

  add(frame: Frame): void {
    const bytes = frame.data?.[0];
    if (bytes === undefined) return;
    const samples = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + frame.nbSamples * 4));
    for (const sample of samples) {
      const level = Math.abs(sample);
      if (level > this.#peak) this.#peak = level;
      this.#samples += 1;
      if (this.#samples % STEP === 0) this.#keep();
    }
  }

  end(): void {
    if (this.#samples % STEP !== 0 || this.steps.length === 0) this.#keep();
  }

  #keep(): void {
    this.steps.push(this.#peak);
    this.#peak = 0;
  }
}

/** Equal parts of the steps, each as loud as its loudest. */
export function peaksOf(steps: readonly number[], peaks = PEAKS): number[] {
  const count = Math.min(peaks, steps.length);
  return Array.from({ length: count }, (_, index) => {
    const from = Math.floor((index * steps.length) / count);
    const to = Math.max(from + 1, Math.floor(((index + 1) * steps.length) / count));
    let loudest = 0;
    for (let at = from; at < to; at += 1) loudest = Math.max(loudest, steps[at] ?? 0);
    return Math.min(255, Math.round(loudest * 255));
  });
}

/** How long a sound plays, and the loudest sample of each equal part of it, 0 to 255. */
export async function soundPeaks(source: FilmSource, peaks = PEAKS): Promise<Waveform> {
  Log.setLevel(AV_LOG_ERROR);
  const demuxer = await Demuxer.open(openable(source));
  try {
    const stream = demuxer.audio();
    if (stream === undefined) throw new RunFailure('bad-output', 'There is no sound in this file.');
    const decoder = await Decoder.create(stream);
    const filter = FilterAPI.create('aformat=sample_fmts=flt:channel_layouts=mono');
    const loudness = new Loudness();
    const hear = (frames: readonly Frame[]): void => {
      for (const frame of frames) {
        loudness.add(frame);
        frame.free();
      }
    };
    try {
      for await (const frame of decoder.frames(demuxer.packets(stream.index))) {
        if (frame === null) break;
        hear(await filter.processAll(frame));
        frame.free();
      }
    } finally {
      filter.close();
      decoder.close();
    }
    loudness.end();
    return { durationSeconds: Math.max(0, demuxer.duration), peaks: peaksOf(loudness.steps, peaks) };
  } finally {
    await demuxer.close();
  }
}
