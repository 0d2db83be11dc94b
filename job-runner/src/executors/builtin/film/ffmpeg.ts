import type { Workbench } from '../Workbench.ts';
import { RunFailure } from '../../RunFailure.ts';

/** Inputs are files of this run; nothing in them may name another one. */
const QUIET = ['-hide_banner', '-nostdin', '-y', '-v', 'error', '-protocol_whitelist', 'file,pipe'];

/** Said of a failure that nobody foresaw. */
const lastLine = (stderr: string): string =>
  (stderr.split('\n').findLast((line) => line.trim() !== '') ?? '').trim().slice(0, 300);

export interface FfmpegWatch {
  /** How long the result will be, for the progress. */
  readonly seconds?: number;
  readonly onProgress?: (fraction: number) => void;
}

/** Runs FFmpeg; `args` are its inputs, filters and output. What it prints as errors is returned. */
export async function ffmpeg(
  bench: Workbench,
  args: readonly string[],
  { seconds = 0, onProgress }: FfmpegWatch = {},
): Promise<string> {
  const end = await bench.run('ffmpeg', [...QUIET, '-progress', 'pipe:1', ...args], {
    onLine: (line) => {
      const microseconds = /^out_time_us=(\d+)$/.exec(line)?.[1];
      if (microseconds !== undefined && seconds > 0) onProgress?.(Math.min(1, Number(microseconds) / 1e6 / seconds));
    },
  });
  if (end.exitCode === 0) return end.stderr;
  if (/No space left/.test(end.stderr)) {
    throw new RunFailure('storage', 'The disk of the machine is full; free some space and generate again.');
  }
  const encoder = /Unknown encoder '([^']+)'/.exec(end.stderr)?.[1];
  if (encoder !== undefined) {
    throw new RunFailure(
      'missing-tool',
      `The FFmpeg of this machine has no encoder "${encoder}"; choose another profile, or install one that has it ("apt-get install -y ffmpeg").`,
    );
  }
  throw new RunFailure('pipeline-failed', `FFmpeg could not make it: ${lastLine(end.stderr)}`);
}
