import { MIX_NORMALISE, MIX_TRACKS, mixKey, MixTracks } from '@dailies/shared/modules';
import { z } from 'zod';
import { soundFacts } from '../../../media/soundFacts.ts';
import { RunFailure } from '../../RunFailure.ts';
import type { Builtin } from '../Builtin.ts';
import type { Workbench } from '../Workbench.ts';
import { SOUND_FILTER } from './encoding.ts';
import { ffmpeg } from './ffmpeg.ts';
import { loudnessFilter } from './loudness.ts';
import { probe } from './probe.ts';

const Normalise = z.enum(MIX_NORMALISE);

const PEAK_DB = -1;

const WAV = ['-c:a', 'pcm_s24le', '-ar', '48000', '-ac', '2'] as const;

/** The loudest sample of a sound in decibels; null where all of it is silent. */
async function peakOf(bench: Workbench, path: string): Promise<number | null> {
  const said = await ffmpeg(bench, [
    '-v',
    'info',
    '-i',
    path,
    '-af',
    'astats=measure_perchannel=none',
    '-f',
    'null',
    '-',
  ]);
  const level = Number(/Peak level dB: (-?[\d.]+|-inf)/.exec(said)?.[1]);
  return Number.isFinite(level) ? level : null;
}

/** The last filter: what brings the whole to its level. */
async function levelFilter(bench: Workbench, path: string, normalise: z.infer<typeof Normalise>): Promise<string> {
  const peak = await peakOf(bench, path);
  if (peak === null) return 'anull';
  if (normalise === 'peak') return `volume=${(PEAK_DB - peak).toFixed(3)}dB`;
  // Louder than a file can hold: held down, where it would crackle.
  if (normalise === 'none') return peak > 0 ? 'alimiter=limit=0.97:level=disabled' : 'anull';
  return loudnessFilter(bench, path);
}

/** Sounds laid over each other, each at its level and its time, as a WAV of 48 kHz and two channels. */
export const mixSounds: Builtin = async ({ recipe }, { bench, onProgress }) => {
  const normalise = Normalise.catch('none').parse(recipe.params['normalise']);
  const settings = MixTracks.parse(recipe.params);
  const tracks = Array.from({ length: MIX_TRACKS }, (_, index) => index + 1).flatMap((track) => {
    const [input] = recipe.inputs[`sound${track}`] ?? [];
    return input?.type === 'media' ? [{ track, sha256: input.sha256 }] : [];
  });
  if (tracks.length === 0) throw new RunFailure('bad-params', 'There is nothing to mix; connect a sound.');
  const paths: string[] = [];
  const filters: string[] = [];
  for (const [index, { track, sha256 }] of tracks.entries()) {
    onProgress((index / tracks.length) * 0.3, 'Reading the sounds');
    const path = await bench.mediaFile(sha256);
    const { durationSeconds, hasSound } = await probe(bench, path, `Sound ${track}`);
    if (!hasSound) throw new RunFailure('bad-params', `Sound ${track} has nothing to hear; choose another.`);
    const setting = (key: 'level' | 'offset' | 'fadeIn' | 'fadeOut'): number => settings[mixKey(key, track)] ?? 0;
    const fadeOut = Math.min(setting('fadeOut'), durationSeconds);
    paths.push(path);
    filters.push(
      [
        `[${index}:a:0]${SOUND_FILTER}`,
        ...(setting('fadeIn') > 0 ? [`afade=t=in:d=${setting('fadeIn')}`] : []),
        ...(fadeOut > 0 ? [`afade=t=out:st=${(durationSeconds - fadeOut).toFixed(3)}:d=${fadeOut}`] : []),
        `volume=${setting('level')}dB`,
        `adelay=${Math.round(setting('offset') * 1_000)}:all=1[t${index}]`,
      ].join(','),
    );
  }
  onProgress(0.35, 'Mixing');
  const mixed = await bench.path('mixed.wav');
  const labels = tracks.map((_, index) => `[t${index}]`).join('');
  await ffmpeg(bench, [
    ...paths.flatMap((path) => ['-i', path]),
    '-filter_complex',
    `${filters.join(';')};${labels}amix=inputs=${tracks.length}:duration=longest:normalize=0[mix]`,
    '-map',
    '[mix]',
    '-c:a',
    'pcm_f32le',
    mixed,
  ]);
  onProgress(0.7, 'Levelling');
  const path = await bench.path('mix.wav');
  await ffmpeg(bench, ['-i', mixed, '-af', await levelFilter(bench, mixed, normalise), ...WAV, path]);
  const { durationSeconds } = await probe(bench, path, 'The mix');
  return { bytes: { file: path }, mediaType: 'audio/wav', ...soundFacts(durationSeconds, recipe.fps) };
};
