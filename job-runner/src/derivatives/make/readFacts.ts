import { Fps, type MediaFacts } from '@dailies/shared/media';
import { AV_LOG_ERROR, avGetCodecName, Demuxer, Log, type Stream } from 'node-av';
import { turnedSize, turnOf } from '../../media/turnOf.ts';

/** A cover picture of a sound is a stream of pictures to FFmpeg, and no film. */
const AV_DISPOSITION_ATTACHED_PIC = 1_024;

const isFilm = (stream: Stream | undefined): stream is Stream =>
  stream !== undefined && (Number(stream.disposition) & AV_DISPOSITION_ATTACHED_PIC) === 0;

/** What a file holds, with every picture counted, in the size in which it is seen. */
export async function readFacts(path: string): Promise<MediaFacts> {
  Log.setLevel(AV_LOG_ERROR);
  const demuxer = await Demuxer.open(path);
  try {
    const film = demuxer.video();
    const sound = demuxer.audio();
    let frames = 0;
    if (isFilm(film)) {
      for await (const packet of demuxer.packets(film.index)) {
        if (packet === null) break;
        frames += 1;
        packet.free();
      }
    }
    return {
      durationSeconds: Math.max(0, demuxer.duration),
      video: isFilm(film)
        ? {
            codec: avGetCodecName(film.codecpar.codecId) ?? 'unknown',
            ...turnedSize(film.codecpar.width, film.codecpar.height, turnOf(film)),
            frames,
            fps: Fps.nullable().catch(null).parse([film.avgFrameRate.num, film.avgFrameRate.den]),
          }
        : null,
      audio:
        sound === undefined
          ? null
          : {
              codec: avGetCodecName(sound.codecpar.codecId) ?? 'unknown',
              sampleRateHz: sound.codecpar.sampleRate,
              channels: sound.codecpar.channelLayout.nbChannels,
            },
    };
  } finally {
    await demuxer.close();
  }
}
