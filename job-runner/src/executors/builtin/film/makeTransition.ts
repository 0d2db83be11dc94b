import type { TransitionKind } from '@dailies/shared/modules';
import { TransitionParams } from '@dailies/shared/modules';
import type { RunSpec } from '@dailies/shared/runs';
import { RunFailure } from '../../RunFailure.ts';
import type { Builtin } from '../Builtin.ts';
import type { Workbench } from '../Workbench.ts';
import { AAC, evenFormat, type FilmFormat, fitFilter, H264, LOSSLESS, secondsText, SOUND_FILTER } from './encoding.ts';
import { ffmpeg } from './ffmpeg.ts';
import { probe } from './probe.ts';

/** FFmpeg's names of those in which both clips are seen at once. */
const XFADE: Readonly<Record<Exclude<TransitionKind, 'dip-to-black'>, string>> = {
  'crossfade': 'fade',
  'wipe-left': 'wipeleft',
  'wipe-right': 'wiperight',
  'wipe-up': 'wipeup',
  'wipe-down': 'wipedown',
};

/** One of the clips, brought to the frame and the rate of the film. */
interface Fitted {
  readonly path: string;
  readonly frames: number;
  /** The file that has its sound; null where it has none. */
  readonly sound: string | null;
}

async function fit(bench: Workbench, spec: RunSpec, port: 'first' | 'second', format: FilmFormat): Promise<Fitted> {
  const what = `The ${port} clip`;
  const [input] = spec.recipe.inputs[port] ?? [];
  if (input?.type !== 'media' || input.kind !== 'video') {
    throw new RunFailure('bad-params', `${what} is missing; connect one.`);
  }
  const source = await bench.mediaFile(input.sha256);
  const found = await probe(bench, source, what);
  if (found.frames === 0) throw new RunFailure('bad-params', `${what} has no frames; choose another.`);
  const path = await bench.path(`${port}.mp4`);
  await ffmpeg(bench, ['-i', source, '-map', '0:v:0', '-an', '-vf', fitFilter(format), ...LOSSLESS, path]);
  const { frames } = await probe(bench, path, what);
  return { path, frames, sound: found.hasSound ? source : null };
}

/** From both pictures to `[v]`. Black comes half way: the first clip goes to it, and the second one comes from it. */
function pictureFilter(kind: TransitionKind, first: number, overlap: number, format: FilmFormat): string {
  if (kind !== 'dip-to-black') {
    const [duration, offset] = [secondsText(overlap, format.fps), secondsText(first - overlap, format.fps)];
    return `[0:v][1:v]xfade=transition=${XFADE[kind]}:duration=${duration}:offset=${offset},format=yuv420p[v]`;
  }
  const out = Math.ceil(overlap / 2);
  return [
    `[0:v]fade=t=out:start_frame=${first - overlap}:nb_frames=${Math.max(1, out - 1)},trim=end_frame=${first - overlap + out}[v0]`,
    `[1:v]trim=start_frame=${out},setpts=PTS-STARTPTS,fade=t=in:start_frame=0:nb_frames=${Math.max(1, overlap - out)}[v1]`,
    '[v0][v1]concat=n=2,format=yuv420p[v]',
  ].join(';');
}

const plural = (frames: number): string => (frames === 1 ? '1 frame' : `${frames} frames`);

/** Two clips that overlap by some frames, with their sound. As long as both together less these frames. */
export const makeTransition: Builtin = async (spec, { bench, onProgress }) => {
  const { kind, frames: overlap } = TransitionParams.parse(spec.recipe.params);
  const format = evenFormat(spec.recipe);
  onProgress(0.05, 'Fitting the first clip');
  const first = await fit(bench, spec, 'first', format);
  onProgress(0.3, 'Fitting the second clip');
  const second = await fit(bench, spec, 'second', format);
  for (const [name, clip] of [
    ['first', first],
    ['second', second],
  ] as const) {
    if (clip.frames >= overlap) continue;
    throw new RunFailure(
      'bad-params',
      `The ${name} clip has ${plural(clip.frames)}, and the transition takes ${overlap}; make the transition shorter.`,
    );
  }
  const frames = first.frames + second.frames - overlap;
  const time = (count: number): string => secondsText(count, format.fps);
  const path = await bench.path('transition.mp4');
  const hasSound = first.sound !== null || second.sound !== null;
  const sounds = [first, second].flatMap(({ sound }) => (sound === null ? [] : [sound]));
  let next = 2;
  /** A clip's sound, or silence, exactly as long as its picture. */
  const soundOf = ({ sound, frames: long }: Fitted, label: string): string => {
    const source = sound === null ? 'anullsrc=r=48000:cl=stereo,' : `[${next}:a:0]`;
    if (sound !== null) next += 1;
    return `${source}${SOUND_FILTER},apad,atrim=0:${time(long)},asetpts=PTS-STARTPTS[${label}]`;
  };
  const filters = [
    pictureFilter(kind, first.frames, overlap, format),
    ...(hasSound
      ? [soundOf(first, 'a0'), soundOf(second, 'a1'), `[a0][a1]acrossfade=d=${time(overlap)}:c1=tri:c2=tri[a]`]
      : []),
  ];
  onProgress(0.55, 'Joining');
  await ffmpeg(
    bench,
    [
      '-i',
      first.path,
      '-i',
      second.path,
      ...sounds.flatMap((sound) => ['-i', sound]),
      '-filter_complex',
      filters.join(';'),
      '-map',
      '[v]',
      ...(hasSound ? ['-map', '[a]', ...AAC] : []),
      ...H264,
      '-frames:v',
      String(frames),
      path,
    ],
    {
      seconds: Number(time(frames)),
      onProgress: (fraction) => onProgress(0.55 + fraction * 0.43, 'Joining'),
    },
  );
  const made = await probe(bench, path, 'The result');
  if (made.frames !== frames) {
    throw new RunFailure('bad-output', `The transition came out with ${made.frames} frames and not ${frames}.`);
  }
  return { bytes: { file: path }, mediaType: 'video/mp4', ...format, frames };
};
