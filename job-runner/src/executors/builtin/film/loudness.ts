import { z } from 'zod';
import type { Workbench } from '../Workbench.ts';
import { SOUND_FILTER } from './encoding.ts';
import { ffmpeg, type FfmpegWatch } from './ffmpeg.ts';

/** Of broadcast (EBU R 128), in LUFS. */
const LOUDNESS = { integrated: -23, truePeakDb: -1, range: 11 } as const;

const TARGET = `loudnorm=I=${LOUDNESS.integrated}:TP=${LOUDNESS.truePeakDb}:LRA=${LOUDNESS.range}`;

/** What FFmpeg's loudness meter says at its end. */
const Measured = z.object({
  input_i: z.string(),
  input_tp: z.string(),
  input_lra: z.string(),
  input_thresh: z.string(),
  target_offset: z.string(),
});

/**
 * The filter that brings the sound of a file, at 48 kHz and two channels, to the loudness of broadcast, measured first so that its dynamics stay
 * as they are; one that does nothing for what is silent or too short to measure.
 */
export async function loudnessFilter(bench: Workbench, path: string, watch?: FfmpegWatch): Promise<string> {
  const meter = ['-vn', '-af', `${SOUND_FILTER},${TARGET}:print_format=json`, '-f', 'null', '-'];
  const said = await ffmpeg(bench, ['-v', 'info', '-i', path, ...meter], watch);
  const text = /\{[^{}]*"input_i"[^{}]*\}/.exec(said)?.[0] ?? '';
  const found = Measured.safeParse(text === '' ? null : JSON.parse(text));
  if (!found.success || !Number.isFinite(Number(found.data.input_i))) return 'anull';
  const { input_i, input_tp, input_lra, input_thresh, target_offset } = found.data;
  return `${TARGET}:linear=true:measured_I=${input_i}:measured_TP=${input_tp}:measured_LRA=${input_lra}:measured_thresh=${input_thresh}:offset=${target_offset}`;
}
