import { OutputParams, timecodeFrames } from '@dailies/shared/modules';
import { measureMedia } from '../../functionRunner/measureMedia.ts';
import { RunFailure } from '../../RunFailure.ts';
import type { Builtin } from '../Builtin.ts';
import { DELIVERY_ENCODINGS, pictureArguments } from './deliveryProfiles.ts';
import { evenFormat, fitFilter, SOUND_FILTER } from './encoding.ts';
import { ffmpeg } from './ffmpeg.ts';
import { loudnessFilter } from './loudness.ts';
import { probe } from './probe.ts';
import { slateLine } from './slateLine.ts';

/** ProRes has it of its pictures, and not of what its encoder is told. */
const SAID_COLOURS = 'setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709';

/** Of the progress: measuring how loud it is. */
const MEASURED_SHARE = 0.15;

/** A film encoded as it is handed over: by a profile, at a size, at a loudness, with or without a slate line. */
export const deliverFilm: Builtin = async (spec, { bench, onProgress }) => {
  const { profile, sound, burnIn, film, date, timecode } = OutputParams.parse(spec.recipe.params);
  const encoding = DELIVERY_ENCODINGS[profile];
  const format = evenFormat(spec.recipe);
  const [input] = spec.recipe.inputs['video'] ?? [];
  if (input?.type !== 'media' || input.kind !== 'video') {
    throw new RunFailure('bad-params', 'There is no film to deliver; connect one.');
  }
  onProgress(0.01, 'Reading the film');
  const source = await bench.mediaFile(input.sha256);
  const { frames: there, rate, hasSound, durationSeconds } = await probe(bench, source, 'The film');
  if (there === 0) throw new RunFailure('bad-params', 'The film has no frames; choose another.');
  const isLevelled = hasSound && sound === 'loudness';
  const level = isLevelled
    ? await loudnessFilter(bench, source, {
        seconds: durationSeconds,
        onProgress: (fraction) => onProgress(0.02 + fraction * MEASURED_SHARE, 'Measuring the loudness'),
      })
    : 'anull';
  const slate = burnIn
    ? await slateLine(bench, { film, date, firstFrame: timecodeFrames(timecode, format.fps) ?? 0 }, format)
    : null;
  const filters = [
    `[0:v:0]${fitFilter(format, 'letterbox', encoding.pixels)}[film]`,
    ...(slate?.filters(1, 2, encoding.overlayFormat) ?? []),
    `[${slate === null ? 'film' : 'slated'}]format=${encoding.pixels},${SAID_COLOURS}[v]`,
    ...(hasSound ? [`[0:a:0]${SOUND_FILTER},${level},${SOUND_FILTER}[a]`] : []),
  ];
  const path = await bench.path(`delivery.${encoding.extension}`);
  const begins = isLevelled ? 0.02 + MEASURED_SHARE : 0.02;
  onProgress(begins, 'Encoding');
  await ffmpeg(
    bench,
    [
      '-i',
      source,
      ...(slate?.inputs ?? []),
      '-filter_complex',
      filters.join(';'),
      '-map',
      '[v]',
      ...(hasSound ? ['-map', '[a]', ...encoding.audio] : []),
      ...pictureArguments(encoding),
      ...(encoding.extension === 'mov' ? ['-timecode', timecode] : []),
      // What the film says of itself is not handed over.
      '-map_metadata',
      '-1',
      path,
    ],
    {
      seconds: durationSeconds,
      onProgress: (fraction) => onProgress(begins + fraction * (0.97 - begins), 'Encoding'),
    },
  );
  onProgress(0.98, 'Measuring');
  const { mediaType, widthPx, heightPx, frames } = await measureMedia(path);
  const expected = rate === null ? frames : Math.round((there * format.fps[0]) / (rate * format.fps[1]));
  if (Math.abs(frames - expected) > 1) {
    throw new RunFailure('bad-output', `The delivery came out with ${frames} frames and not ${expected}.`);
  }
  return { bytes: { file: path }, mediaType, widthPx, heightPx, frames };
};
