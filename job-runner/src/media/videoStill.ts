import { DailiesError } from '@dailies/shared/errors';
import { AV_LOG_ERROR, AVSEEK_FLAG_BACKWARD, Decoder, Demuxer, Log, Scaler } from 'node-av';
import sharp from 'sharp';
import { turnOf } from './turnOf.ts';

/** RGBA, row by row. */
export interface RawPicture {
  readonly rgba: Buffer;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** A file, or all of its bytes. */
export type FilmSource = string | Uint8Array;

/** As FFmpeg's own functions take it. */
export const openable = (source: FilmSource): string | Buffer =>
  typeof source === 'string' ? source : Buffer.from(source.buffer, source.byteOffset, source.byteLength);

/** The picture shown, upright, when `share` (0 to 1) of a video has gone by, or the last one before it. */
export async function videoStill(source: FilmSource, share: number): Promise<RawPicture> {
  Log.setLevel(AV_LOG_ERROR);
  const demuxer = await Demuxer.open(openable(source));
  try {
    const stream = demuxer.video();
    if (stream === undefined) {
      throw new DailiesError('unsupported-media', 'This file holds no picture: give a video that has one.');
    }
    const wantedSeconds = demuxer.duration * share;
    if (wantedSeconds > 1) await demuxer.seek(wantedSeconds, stream.index, AVSEEK_FLAG_BACKWARD);
    const decoder = await Decoder.create(stream);
    const scaler = new Scaler();
    try {
      let picture: RawPicture | undefined;
      for await (const frame of decoder.frames(demuxer.packets(stream.index))) {
        if (frame === null) break;
        const { num, den } = stream.timeBase;
        const seconds = (Number(frame.pts) * num) / den;
        if (picture === undefined || seconds <= wantedSeconds) {
          picture = {
            rgba: await scaler.toBuffer(frame, { format: 'rgba' }),
            widthPx: frame.width,
            heightPx: frame.height,
          };
        }
        frame.free();
        if (seconds >= wantedSeconds) break;
      }
      if (picture === undefined) {
        throw new DailiesError(
          'unsupported-media',
          'No picture of this video could be read: it may be damaged; export it again.',
        );
      }
      const turn = turnOf(stream);
      return turn === 0 ? picture : await turned(picture, turn);
    } finally {
      scaler.close();
      decoder.close();
    }
  } finally {
    await demuxer.close();
  }
}

async function turned({ rgba, widthPx, heightPx }: RawPicture, degrees: number): Promise<RawPicture> {
  const { data, info } = await sharp(rgba, { raw: { width: widthPx, height: heightPx, channels: 4 } })
    .rotate(degrees)
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { rgba: data, widthPx: info.width, heightPx: info.height };
}
