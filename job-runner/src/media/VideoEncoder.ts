import type { Fps } from '@dailies/shared/media';
import {
  AV_LOG_ERROR,
  AV_PIX_FMT_RGBA,
  Encoder,
  FF_ENCODER_LIBX264,
  FilterAPI,
  type Frame,
  Frame as VideoFrame,
  Log,
  Muxer,
  Rational,
} from 'node-av';

export interface VideoFormat {
  /** Even: the colour planes of yuv420p have half the picture's size. */
  readonly widthPx: number;
  /** Even. */
  readonly heightPx: number;
  readonly fps: Fps;
}

/**
 * Writes RGBA pictures, one at a time, into an MP4 that plays everywhere while it still loads:
 * H.264, yuv420p in BT.709, the index first. FFmpeg runs inside this process, the same build on
 * every machine. The file is complete once `finish` has resolved.
 */
export class VideoEncoder {
  readonly #format: VideoFormat;
  readonly #filter: FilterAPI;
  readonly #encoder: Encoder;
  readonly #muxer: Muxer;
  readonly #stream: number;
  #frames = 0n;

  private constructor(format: VideoFormat, filter: FilterAPI, encoder: Encoder, muxer: Muxer) {
    this.#format = format;
    this.#filter = filter;
    this.#encoder = encoder;
    this.#muxer = muxer;
    this.#stream = muxer.addStream(encoder);
  }

  static async open(path: string, format: VideoFormat): Promise<VideoEncoder> {
    Log.setLevel(AV_LOG_ERROR);
    const [rate, perRate] = format.fps;
    const filter = FilterAPI.create(
      'scale=out_color_matrix=bt709:out_range=tv:flags=area,format=yuv420p,' +
        'setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709',
    );
    const encoder = await Encoder.create(FF_ENCODER_LIBX264, {
      filter,
      context: {
        framerate: new Rational(rate, perRate),
        timeBase: new Rational(perRate, rate),
        gopSize: Math.max(1, Math.round(rate / perRate)),
        threadCount: 2,
      },
      options: { preset: 'veryfast', crf: 17, tune: 'animation' },
    });
    const muxer = await Muxer.open(path, { options: { movflags: '+faststart' } });
    return new VideoEncoder(format, filter, encoder, muxer);
  }

  /** `rgba` holds width × height × 4 bytes, row by row, and is copied before this resolves. */
  async write(rgba: Buffer): Promise<void> {
    const { widthPx, heightPx, fps } = this.#format;
    const frame = VideoFrame.fromVideoBuffer(rgba, {
      width: widthPx,
      height: heightPx,
      format: AV_PIX_FMT_RGBA,
      timeBase: { num: fps[1], den: fps[0] },
    });
    frame.pts = this.#frames;
    frame.duration = 1n;
    this.#frames += 1n;
    try {
      await this.#encode(await this.#filter.processAll(frame));
    } finally {
      frame.free();
    }
  }

  async finish(): Promise<void> {
    await this.#encoder.flush();
    await this.#drain();
    await this.#muxer.close();
    this.#encoder.close();
    this.#filter.close();
  }

  async #encode(frames: readonly Frame[]): Promise<void> {
    for (const frame of frames) {
      await this.#encoder.encode(frame);
      frame.free();
      await this.#drain();
    }
  }

  async #drain(): Promise<void> {
    for (;;) {
      const packet = await this.#encoder.receive();
      if (packet === null || typeof packet !== 'object') return;
      await this.#muxer.writePacket(packet, this.#stream);
      packet.free();
    }
  }
}
