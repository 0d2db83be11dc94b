import { AV_LOG_QUIET, Decoder, Demuxer, Log } from 'node-av';

export interface DecodedFrames {
  readonly frames: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

/**
 * Decodes the first frames of a file's first stream of a kind; null where it has none, or where not one
 * decodes. The format is given: FFmpeg guesses nothing, and so opens no playlist and no other file.
 */
export async function decodeFrames(
  path: string,
  format: string,
  kind: 'video' | 'audio',
  wanted: number,
): Promise<DecodedFrames | null> {
  Log.setLevel(AV_LOG_QUIET);
  try {
    const demuxer = await Demuxer.open(path, { format });
    try {
      const stream = kind === 'video' ? demuxer.video() : demuxer.audio();
      if (stream === undefined) return null;
      const { width: widthPx, height: heightPx } = stream.codecpar;
      const decoder = await Decoder.create(stream);
      try {
        let frames = 0;
        for await (const frame of decoder.frames(demuxer.packets(stream.index))) {
          if (frame === null) break;
          frame.free();
          frames += 1;
          if (frames >= wanted) break;
        }
        return frames === 0 ? null : { frames, widthPx, heightPx };
      } finally {
        decoder.close();
      }
    } finally {
      await demuxer.close();
    }
  } catch {
    return null;
  }
}
