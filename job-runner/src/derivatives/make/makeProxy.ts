import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  AV_LOG_ERROR,
  AV_PIX_FMT_YUV420P,
  AV_PIX_FMT_YUVJ420P,
  Decoder,
  Demuxer,
  Encoder,
  FF_ENCODER_AAC,
  FF_ENCODER_LIBX264,
  FilterAPI,
  Log,
  Muxer,
  pipeline,
} from 'node-av';
import { checkPixels } from './filmLimits.ts';
import type { Made, MakeInput } from './Made.ts';
import { needsProxy } from './needsProxy.ts';
import { readFacts } from './readFacts.ts';

/** Width and height at most of a proxy, in pixels. */
const PROXY_BOX_PX = 1_920;

const PLAIN_COLOURS: readonly number[] = [AV_PIX_FMT_YUV420P, AV_PIX_FMT_YUVJ420P];

/** An H.264 film that every browser plays while it still loads, picture for picture as long as the original; none where that one plays well. */
export async function makeProxy({ path, mediaType, folder }: MakeInput): Promise<Made> {
  Log.setLevel(AV_LOG_ERROR);
  const facts = await readFacts(path);
  const demuxer = await Demuxer.open(path);
  try {
    const film = demuxer.video();
    const isPlainColour = film !== undefined && PLAIN_COLOURS.includes(film.codecpar.format);
    const { size } = await stat(path);
    if (film === undefined || !needsProxy({ mediaType, sizeBytes: size, facts, isPlainColour })) return [];
    checkPixels(film.codecpar.width, film.codecpar.height);
    const file = join(folder, 'proxy.mp4');
    const muxer = await Muxer.open(file, { options: { movflags: '+faststart' } });
    const decoder = await Decoder.create(film);
    const { num, den } = film.avgFrameRate;
    // A rate that is nobody's (a screen recording) is left to the encoder.
    const rate = num > 0 && den > 0 && num / den <= 120 ? `fps=${num}/${den},` : '';
    // One that lies on its side stays so: the muxer carries the note on how it is seen along.
    const filter = FilterAPI.create(
      `${rate}scale=w='min(${PROXY_BOX_PX},iw)':h='min(${PROXY_BOX_PX},ih)':force_original_aspect_ratio=decrease:force_divisible_by=2,format=yuv420p`,
    );
    const encoder = await Encoder.create(FF_ENCODER_LIBX264, {
      context: { threadCount: 2, gopSize: 24 },
      options: { preset: 'veryfast', crf: 23 },
    });
    const sound = demuxer.audio();
    if (sound === undefined) {
      await pipeline(demuxer, decoder, filter, encoder, muxer).completion;
    } else {
      const heard = [
        await Decoder.create(sound),
        FilterAPI.create('aformat=sample_fmts=fltp:sample_rates=48000:channel_layouts=stereo'),
        await Encoder.create(FF_ENCODER_AAC, { context: { bitRate: '160k' } }),
      ];
      await pipeline({ video: demuxer, audio: demuxer }, { video: [decoder, filter, encoder], audio: heard }, muxer)
        .completion;
    }
    await muxer.close();
    const { video } = await readFacts(file);
    if (video === null) return [];
    const { widthPx, heightPx, frames } = video;
    return [{ kind: 'proxy', file, mediaType: 'video/mp4', details: { widthPx, heightPx, frames } }];
  } finally {
    await demuxer.close();
  }
}
