import { AssemblerParams, assemblyOrder } from '@dailies/shared/modules';
import type { RunSpec } from '@dailies/shared/runs';
import type { Sha256 } from '@dailies/shared/media';
import { RunFailure } from '../../RunFailure.ts';
import type { Builtin } from '../Builtin.ts';
import type { Workbench } from '../Workbench.ts';
import { AAC, evenFormat, type FilmFormat, fitFilter, H264, LOSSLESS, rateText, secondsText } from './encoding.ts';
import { cutPictures, cutSounds } from './cutFilters.ts';
import { ffmpeg } from './ffmpeg.ts';
import { type CutShot, layOutCut, shotName } from './layOutCut.ts';
import { probe } from './probe.ts';

/** Of the progress: bringing the shots to the frame of the film, then joining them. */
const FITTED_SHARE = 0.6;

/** One shot in the frame and at the rate of the film. */
interface Fitted extends CutShot {
  readonly path: string;
  /** The file that has its sound; null where it has none. */
  readonly sound: string | null;
  /** What was done to it that its maker did not ask for; null where nothing was. */
  readonly told: string | null;
}

interface Material {
  readonly kind: 'clip' | 'still';
  readonly sha256: Sha256;
}

/** The shots in the order of the cut. */
function materialOf({ recipe }: RunSpec, params: AssemblerParams): readonly Material[] {
  return assemblyOrder(params).flatMap((key) => {
    const [input] = recipe.inputs[key] ?? [];
    if (input?.type !== 'media') return [];
    return [{ kind: input.kind === 'image' ? ('still' as const) : ('clip' as const), sha256: input.sha256 }];
  });
}

/** A rate as people say it: 24, 23.976. */
const shownRate = (rate: number): string => String(Number(rate.toFixed(3)));

interface Fitting {
  readonly bench: Workbench;
  readonly format: FilmFormat;
  readonly params: AssemblerParams;
  /** A fraction of this shot alone. */
  readonly onProgress: (fraction: number, told: string | null) => void;
}

async function fitStill(source: string, name: string, index: number, fitting: Fitting): Promise<Fitted> {
  const { bench, format, params } = fitting;
  const path = await bench.path(`shot${index}.mp4`);
  // As many frames as it is ever seen for, with what crossfades take of it at both ends.
  const frames = params.hold + 2 * params.crossfade;
  const held = `tpad=stop_mode=clone:stop=${frames - 1}`;
  // What is transparent stands on black.
  const filter = `format=gbrap,premultiply=inplace=1,${fitFilter(format, params.fit)},${held}`;
  const output = ['-frames:v', String(frames), ...LOSSLESS, path];
  try {
    await ffmpeg(bench, ['-i', source, '-map', '0:v:0', '-an', '-vf', filter, ...output]);
  } catch (cause) {
    if (!(cause instanceof RunFailure) || cause.code !== 'pipeline-failed') throw cause;
    throw new RunFailure('bad-params', `${name} is no picture that can be read here; choose another.`, { cause });
  }
  return { kind: 'still', frames: params.hold, path, sound: null, told: null };
}

async function fitClip(source: string, name: string, index: number, fitting: Fitting): Promise<Fitted> {
  const { bench, format, params, onProgress } = fitting;
  const found = await probe(bench, source, name);
  if (found.frames === 0) throw new RunFailure('bad-params', `${name} has no frames; choose another.`);
  const wanted = format.fps[0] / format.fps[1];
  const told =
    found.rate === null || Math.abs(found.rate - wanted) < 0.005
      ? null
      : `${name} has ${shownRate(found.rate)} frames a second and was conformed to ${shownRate(wanted)}`;
  onProgress(0, told);
  const path = await bench.path(`shot${index}.mp4`);
  const filter = fitFilter(format, params.fit);
  await ffmpeg(bench, ['-i', source, '-map', '0:v:0', '-an', '-vf', filter, ...LOSSLESS, path], {
    seconds: found.durationSeconds,
    onProgress: (fraction) => onProgress(fraction, told),
  });
  const { frames } = await probe(bench, path, name);
  return { kind: 'clip', frames, path, sound: found.hasSound ? source : null, told };
}

/** The file of the sound under the whole; null where there is none. */
async function soundUnder({ recipe }: RunSpec, bench: Workbench): Promise<string | null> {
  const [input] = recipe.inputs['sound'] ?? [];
  if (input?.type !== 'media') return null;
  const path = await bench.mediaFile(input.sha256);
  const { hasSound } = await probe(bench, path, 'The sound');
  if (!hasSound) throw new RunFailure('bad-params', 'The sound has nothing to hear; choose another.');
  return path;
}

/** Clips and stills one after another, with their sound and one under them, as an MP4 in the frame of the film. */
export const assembleFilm: Builtin = async (spec, { bench, onProgress }) => {
  const params = AssemblerParams.parse(spec.recipe.params);
  const format = evenFormat(spec.recipe);
  const material = materialOf(spec, params);
  if (material.length === 0) {
    throw new RunFailure('bad-params', 'There is nothing to cut; connect a clip or a still.');
  }
  onProgress(0, 'Reading the shots');
  const under = await soundUnder(spec, bench);
  const fitted: Fitted[] = [];
  for (const [index, { kind, sha256 }] of material.entries()) {
    const name = shotName(index);
    const phase = `Conforming shot ${index + 1} of ${material.length}`;
    const share = FITTED_SHARE / material.length;
    const fitting: Fitting = {
      bench,
      format,
      params,
      onProgress: (fraction, told) => onProgress(share * (index + fraction), told ?? phase),
    };
    fitting.onProgress(0, null);
    const source = await bench.mediaFile(sha256);
    fitted.push(await (kind === 'still' ? fitStill : fitClip)(source, name, index, fitting));
  }
  const overlap = params.join === 'crossfade' && fitted.length > 1 ? params.crossfade : 0;
  const { shots, frames } = layOutCut(fitted, overlap, params.handles);
  const fades = params.fadeIn + params.fadeOut;
  if (fades > frames) {
    throw new RunFailure(
      'bad-params',
      `The film has ${frames} frames, and its fades take ${fades}; make them shorter.`,
    );
  }
  const cut = { format, overlap, frames, params, shots };
  const sounds = cutSounds(cut, fitted, under);
  const path = await bench.path('film.mp4');
  onProgress(FITTED_SHARE, 'Joining');
  await ffmpeg(
    bench,
    [
      ...[...fitted.map((shot) => shot.path), ...sounds.files].flatMap((file) => ['-i', file]),
      '-filter_complex',
      [...cutPictures(cut), ...sounds.filters].join(';'),
      '-map',
      '[v]',
      ...(sounds.filters.length === 0 ? [] : ['-map', '[a]', ...AAC]),
      ...H264,
      '-r',
      rateText(format.fps),
      '-frames:v',
      String(frames),
      path,
    ],
    {
      seconds: Number(secondsText(frames, format.fps)),
      onProgress: (fraction) => onProgress(FITTED_SHARE + fraction * (0.98 - FITTED_SHARE), 'Joining'),
    },
  );
  const made = await probe(bench, path, 'The film');
  if (made.frames !== frames) {
    throw new RunFailure('bad-output', `The film came out with ${made.frames} frames and not ${frames}.`);
  }
  const log = fitted.flatMap(({ told }) => (told === null ? [] : [`${told}.`])).join('\n');
  return { bytes: { file: path }, mediaType: 'video/mp4', ...format, frames, log };
};
