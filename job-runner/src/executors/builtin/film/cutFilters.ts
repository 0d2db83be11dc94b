import type { AssemblerParams } from '@dailies/shared/modules';
import { type FilmFormat, secondsText, SOUND_FILTER } from './encoding.ts';
import type { LaidShot } from './layOutCut.ts';

/** A cut whose shots are fitted files, the inputs of FFmpeg from 0 on. */
interface Cut {
  readonly format: FilmFormat;
  /** Frames of each crossfade; 0 where the shots are cut. */
  readonly overlap: number;
  /** Of the whole. */
  readonly frames: number;
  readonly params: Pick<AssemblerParams, 'fadeIn' | 'fadeOut' | 'clipLevel' | 'soundLevel'>;
  readonly shots: readonly LaidShot[];
}

const labels = (prefix: string, count: number): string =>
  Array.from({ length: count }, (_, index) => `[${prefix}${index}]`).join('');

/** Where each crossfade begins in the whole, in frames: one less than there are shots. */
function beginnings({ shots, overlap }: Cut): readonly number[] {
  let end = 0;
  return shots.slice(0, -1).map(({ frames }) => {
    end += frames - overlap;
    return end;
  });
}

/** All shots joined to `[v]`, out of black and into it. */
export function cutPictures(cut: Cut): readonly string[] {
  const { shots, overlap, frames, format, params } = cut;
  const trimmed = shots.map(
    ({ start, frames: long }, index) =>
      `[${index}:v]trim=start_frame=${start}:end_frame=${start + long},setpts=PTS-STARTPTS[p${index}]`,
  );
  const seconds = (count: number): string => secondsText(count, format.fps);
  const joined =
    overlap === 0
      ? [`${labels('p', shots.length)}concat=n=${shots.length}:v=1:a=0[joined]`]
      : beginnings(cut).map((begins, index) => {
          const before = index === 0 ? '[p0]' : `[x${index}]`;
          const after = index === shots.length - 2 ? '[joined]' : `[x${index + 1}]`;
          return `${before}[p${index + 1}]xfade=transition=fade:duration=${seconds(overlap)}:offset=${seconds(begins)}${after}`;
        });
  const fades = [
    ...(params.fadeIn > 0 ? [`fade=t=in:start_frame=0:nb_frames=${params.fadeIn}`] : []),
    ...(params.fadeOut > 0 ? [`fade=t=out:start_frame=${frames - params.fadeOut}:nb_frames=${params.fadeOut}`] : []),
  ];
  return [...trimmed, ...joined, `[joined]${[...fades, 'format=yuv420p'].join(',')}[v]`];
}

interface CutSounds {
  /** Inputs of FFmpeg after the pictures. */
  readonly files: readonly string[];
  /** To `[a]`; none where nothing is heard. */
  readonly filters: readonly string[];
}

/** The shots' own sound joined as their pictures are, with a sound under the whole. */
export function cutSounds(
  { shots, overlap, frames, format, params }: Cut,
  sources: readonly { readonly sound: string | null }[],
  under: string | null,
): CutSounds {
  const seconds = (count: number): string => secondsText(count, format.fps);
  const whole = seconds(frames);
  const files: string[] = [];
  const filters: string[] = [];
  const input = (file: string): string => `[${shots.length + files.push(file) - 1}:a:0]`;
  const layers: string[] = [];
  if (sources.some(({ sound }) => sound !== null)) {
    for (const [index, { start, frames: long }] of shots.entries()) {
      const sound = sources[index]?.sound ?? null;
      const source =
        sound === null
          ? `anullsrc=r=48000:cl=stereo,${SOUND_FILTER}`
          : `${input(sound)}${SOUND_FILTER},atrim=start=${seconds(start)},asetpts=PTS-STARTPTS,apad`;
      filters.push(`${source},atrim=0:${seconds(long)},asetpts=PTS-STARTPTS[s${index}]`);
    }
    if (overlap === 0) filters.push(`${labels('s', shots.length)}concat=n=${shots.length}:v=0:a=1[heard]`);
    for (const index of overlap === 0 ? [] : shots.slice(1).keys()) {
      const before = index === 0 ? '[s0]' : `[y${index}]`;
      const after = index === shots.length - 2 ? '[heard]' : `[y${index + 1}]`;
      filters.push(`${before}[s${index + 1}]acrossfade=d=${seconds(overlap)}:c1=tri:c2=tri${after}`);
    }
    filters.push(`[heard]volume=${params.clipLevel}dB[own]`);
    layers.push('[own]');
  }
  if (under !== null) {
    filters.push(`${input(under)}${SOUND_FILTER},volume=${params.soundLevel}dB,apad,atrim=0:${whole}[under]`);
    layers.push('[under]');
  }
  if (layers.length === 0) return { files, filters: [] };
  const isLouder = layers.length > 1 || params.clipLevel > 0 || params.soundLevel > 0;
  const ends = [
    ...(params.fadeIn > 0 ? [`afade=t=in:d=${seconds(params.fadeIn)}`] : []),
    ...(params.fadeOut > 0 ? [`afade=t=out:st=${seconds(frames - params.fadeOut)}:d=${seconds(params.fadeOut)}`] : []),
    // Louder than a file can hold: held down, where it would crackle.
    ...(isLouder ? ['alimiter=limit=0.97:level=disabled'] : []),
    `atrim=0:${whole}`,
  ];
  const mixed = layers.length === 1 ? layers.join('') : `${layers.join('')}amix=inputs=2:duration=first:normalize=0,`;
  return { files, filters: [...filters, `${mixed}${ends.join(',')}[a]`] };
}
