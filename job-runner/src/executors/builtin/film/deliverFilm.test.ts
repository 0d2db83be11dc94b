import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { DELIVERY_PROFILES, type DeliveryProfile } from '@dailies/shared/modules';
import type { RunInput } from '@dailies/shared/runs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type OpenBuiltins, openBuiltins } from '../testing/openBuiltins.ts';

const run = promisify(execFile);
const Stream = z.object({
  codec_type: z.string(),
  codec_name: z.string().optional(),
  profile: z.string().optional(),
  codec_tag_string: z.string().optional(),
  pix_fmt: z.string().optional(),
  width: z.number().optional(),
  height: z.number().optional(),
  r_frame_rate: z.string().optional(),
  color_space: z.string().optional(),
  sample_rate: z.string().optional(),
  nb_read_frames: z.string().optional(),
  tags: z.record(z.string(), z.string()).optional(),
});
const Probed = z.object({ streams: z.array(Stream) });

const DELIVERED: Readonly<Record<DeliveryProfile, { mediaType: string; video: object; audio: object }>> = {
  'h264-review': {
    mediaType: 'video/mp4',
    video: { codec_name: 'h264', pix_fmt: 'yuv420p' },
    audio: { codec_name: 'aac' },
  },
  'h264-high': {
    mediaType: 'video/mp4',
    video: { codec_name: 'h264', profile: 'High', pix_fmt: 'yuv420p' },
    audio: { codec_name: 'aac' },
  },
  'hevc': {
    mediaType: 'video/mp4',
    video: { codec_name: 'hevc', codec_tag_string: 'hvc1', pix_fmt: 'yuv420p10le' },
    audio: { codec_name: 'aac' },
  },
  'prores-hq': {
    mediaType: 'video/quicktime',
    video: { codec_name: 'prores', profile: 'HQ', codec_tag_string: 'apch', pix_fmt: 'yuv422p10le' },
    audio: { codec_name: 'pcm_s24le' },
  },
  'webm-vp9': {
    mediaType: 'video/webm',
    video: { codec_name: 'vp9', pix_fmt: 'yuv420p' },
    audio: { codec_name: 'opus' },
  },
};

describe('a delivery', () => {
  let bench: OpenBuiltins;
  /** Grey, 60 frames at 24, 4:3, with a tone that is too loud. */
  let film: RunInput;
  let silent: RunInput;

  const encode = ['-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-c:a', 'aac'];
  const lavfi = (source: string): string[] => ['-f', 'lavfi', '-i', source];

  beforeAll(async () => {
    bench = await openBuiltins();
    [film, silent] = await Promise.all([
      bench.bring('video', 'film.mp4', [
        ...lavfi('color=0x808080:s=320x240:r=24:d=2.5'),
        ...lavfi('sine=500:d=2.5'),
        '-af',
        'volume=12dB,aformat=channel_layouts=stereo',
        ...encode,
      ]),
      bench.bring('video', 'silent.mp4', [...lavfi('color=0x808080:s=320x240:r=24:d=2.5'), ...encode]),
    ]);
  });
  afterAll(() => bench.close());

  const deliver = (params: Record<string, string | boolean>, input = film, frame = { widthPx: 320, heightPx: 180 }) =>
    bench.execute('film-delivery', { params, inputs: { video: [input] }, frame });
  async function streamsOf(file: string): Promise<readonly z.infer<typeof Stream>[]> {
    const { stdout } = await run('ffprobe', ['-v', 'error', '-count_frames', '-show_streams', '-of', 'json', file]);
    return Probed.parse(JSON.parse(stdout)).streams;
  }
  async function loudnessOf(file: string): Promise<number> {
    const { stderr } = await run('ffmpeg', ['-hide_banner', '-i', file, '-af', 'ebur128', '-f', 'null', '-']);
    return Number(/I:\s+(-?[\d.]+) LUFS/.exec(stderr.slice(stderr.lastIndexOf('Summary')))?.[1]);
  }
  /** A part of every frame as shades of grey, from black at 0. */
  async function shadesOf(file: string, crop: string): Promise<(frame: number) => readonly number[]> {
    const [width = 0, height = 0] = crop.split(':').map(Number);
    const output = ['-vf', `format=gray,crop=${crop}`, '-f', 'rawvideo', '-pix_fmt', 'gray', '-'];
    const { stdout } = await run('ffmpeg', ['-v', 'error', '-i', file, ...output], {
      encoding: 'buffer',
      maxBuffer: 64 * 1_024 * 1_024,
    });
    return (frame) => [...stdout.subarray(frame * width * height, (frame + 1) * width * height)];
  }

  it.each(DELIVERY_PROFILES)(
    'by %s has its codecs, every frame, the size that was asked for and the loudness',
    async (profile) => {
      const { mediaType, video, audio } = DELIVERED[profile];
      const end = await deliver({ profile, sound: 'loudness', timecode: '01:00:00:00' });
      expect(end).toMatchObject({
        state: 'succeeded',
        artifact: { kind: 'video', mediaType, widthPx: 320, heightPx: 180, frames: 60, fps: [24, 1] },
      });
      const file = await bench.file(end);
      const streams = await streamsOf(file);
      expect(streams[0]).toMatchObject({
        ...video,
        width: 320,
        height: 180,
        nb_read_frames: '60',
        r_frame_rate: '24/1',
        color_space: 'bt709',
      });
      expect(streams[1]).toMatchObject({ ...audio, sample_rate: '48000' });
      expect(Math.abs((await loudnessOf(file)) + 23)).toBeLessThan(0.6);
      // The picture is whole: a 4:3 film stands between black sides.
      const middle = (await shadesOf(file, '300:2:10:90'))(30);
      expect(middle[0]).toBeLessThan(30);
      expect(middle[150]).toBeGreaterThan(100);
    },
  );

  it('has the timecode of a MOV', async () => {
    const file = await bench.file(await deliver({ profile: 'prores-hq', timecode: '10:00:00:12' }));
    const streams = await streamsOf(file);
    expect(streams.map(({ tags }) => tags?.['timecode'])).toContain('10:00:00:12');
  });

  it('leaves sound as it is, and a silent film silent', async () => {
    const loud = await bench.file(await deliver({ sound: 'as-is' }));
    expect(await loudnessOf(loud)).toBeGreaterThan(-20);
    const none = await bench.file(await deliver({ sound: 'loudness' }, silent));
    expect((await streamsOf(none)).map(({ codec_type }) => codec_type)).toEqual(['video']);
  });

  it('has a running timecode, the film and the date over its top, the same each time', async () => {
    const frame = { widthPx: 640, heightPx: 360 };
    const params = { burnIn: true, film: 'Night tide', date: '2026-11-30', timecode: '00:59:59:20' };
    const first = await deliver(params, film, frame);
    const file = await bench.file(first);
    const streams = await streamsOf(file);
    expect(streams[0]).toMatchObject({ width: 640, height: 360, nb_read_frames: '60' });
    const line = await shadesOf(file, '640:18:0:0');
    const part = (frame: number, from: number, to: number): readonly number[] =>
      line(frame).filter((_, index) => index % 640 >= from && index % 640 < to);
    const bright = (pixels: readonly number[]): number => pixels.filter((shade) => shade > 150).length;
    for (const [from, to] of [
      [0, 120],
      [260, 380],
      [510, 640],
    ] as const) {
      expect(bright(part(5, from, to)), `${from} to ${to}`).toBeGreaterThan(20);
    }
    const apart = (a: readonly number[], b: readonly number[]): number =>
      Math.max(...a.map((shade, index) => Math.abs(shade - (b[index] ?? 0))));
    // 00:59:59:20 becomes 01:00:00:00 after four frames: the hour changes there and stays.
    const hours = (frame: number) => part(frame, 554, 568);
    expect(apart(hours(3), hours(4))).toBeGreaterThan(80);
    expect(apart(hours(4), hours(50))).toBeLessThan(40);
    expect(apart(line(10), line(11))).toBeGreaterThan(80);
    const again = await deliver(params, film, frame);
    expect(again).toEqual(first);
  });

  it('burns in over ten bits as it does over eight', async () => {
    const params = { profile: 'prores-hq', burnIn: true, film: 'Tide', timecode: '01:00:00:00' };
    const file = await bench.file(await deliver(params));
    expect((await streamsOf(file))[0]).toMatchObject({ pix_fmt: 'yuv422p10le', nb_read_frames: '60' });
  });

  it('conforms a film of another rate, and reports how far it is', async () => {
    const fast = await bench.bring('video', 'fast.mp4', [...lavfi('testsrc2=s=320x180:r=30:d=2'), ...encode]);
    const fractions: number[] = [];
    const end = await bench.execute('film-delivery', {
      params: { profile: 'h264-review' },
      inputs: { video: [fast] },
      frame: { widthPx: 320, heightPx: 180 },
      onProgress: (fraction) => fractions.push(fraction),
    });
    expect(end).toMatchObject({ state: 'succeeded', artifact: { frames: 48 } });
    expect(fractions.toSorted((a, b) => a - b)).toEqual(fractions);
    expect(fractions.some((fraction) => fraction > 0.1 && fraction < 0.97)).toBe(true);
  });

  it('refuses what has no frames, and says how FFmpeg is had where it is missing', async () => {
    const tone = await bench.bring('video', 'tone.wav', lavfi('sine=440:d=0.5'));
    expect(await deliver({}, tone)).toMatchObject({
      state: 'failed',
      code: 'bad-params',
      message: 'The film has no frames; choose another.',
    });
    const end = await bench.execute('film-delivery', {
      inputs: { video: [film] },
      environment: { PATH: '/nowhere' },
    });
    expect(end).toMatchObject({ state: 'failed', code: 'missing-tool', message: expect.stringMatching(/apt-get/) });
  });
});
