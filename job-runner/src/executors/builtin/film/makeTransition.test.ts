import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Sha256 } from '@dailies/shared/media';
import { TRANSITION_KINDS } from '@dailies/shared/modules';
import type { RunInput } from '@dailies/shared/runs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type OpenBuiltins, openBuiltins } from '../testing/openBuiltins.ts';

const run = promisify(execFile);
const Probed = z.object({ streams: z.array(z.looseObject({ codec_type: z.string(), nb_read_frames: z.string() })) });

describe('a transition', () => {
  let bench: OpenBuiltins;
  /** Red, 12 frames at 24, with a tone. */
  let red: RunInput;
  /** Blue, of another size and rate: a second at 30 frames a second, silent. */
  let blue: RunInput;
  let tone: RunInput;

  beforeAll(async () => {
    bench = await openBuiltins();
    red = await bench.bring('video', 'red.mp4', [
      '-f',
      'lavfi',
      '-i',
      'color=red:s=128x72:r=24:d=0.5',
      '-f',
      'lavfi',
      '-i',
      'sine=440:d=0.5',
      '-c:v',
      'libx264',
      '-c:a',
      'aac',
      '-pix_fmt',
      'yuv420p',
    ]);
    blue = await bench.bring('video', 'blue.mp4', [
      '-f',
      'lavfi',
      '-i',
      'color=blue:s=64x64:r=30:d=1',
      '-c:v',
      'libx264',
      '-pix_fmt',
      'yuv420p',
    ]);
    tone = await bench.bring('audio', 'tone.wav', ['-f', 'lavfi', '-i', 'sine=440:d=0.5']);
  });
  afterAll(() => bench.close());

  const make = (kind: string, frames: number, first = red, second = blue) =>
    bench.execute('film-transition', {
      params: { kind, frames },
      inputs: { first: [first], second: [second] },
      frame: { widthPx: 128, heightPx: 72 },
    });
  /** The colour in the middle of a part of a frame. */
  async function colour(file: string, frame: number, crop: string): Promise<number[]> {
    const { stdout } = await run(
      'ffmpeg',
      [
        '-v',
        'error',
        '-i',
        file,
        '-vf',
        `select=eq(n\\,${frame}),crop=${crop},scale=1:1`,
        '-frames:v',
        '1',
        '-f',
        'rawvideo',
        '-pix_fmt',
        'rgb24',
        '-',
      ],
      { encoding: 'buffer' },
    );
    return [...stdout];
  }

  it.each(TRANSITION_KINDS)(
    'by %s is as long as both less its frames, at the size and rate of the film',
    async (kind) => {
      const end = await make(kind, 8);
      expect(end).toMatchObject({
        state: 'succeeded',
        artifact: { kind: 'video', widthPx: 128, heightPx: 72, frames: 28 },
      });
      const { streams } = Probed.parse(await bench.probe(await bench.file(end)));
      const film = streams.find(({ codec_type }) => codec_type === 'video');
      expect(film).toMatchObject({ nb_read_frames: '28', width: 128, height: 72, r_frame_rate: '24/1' });
      expect(streams.some(({ codec_type }) => codec_type === 'audio')).toBe(true);
    },
  );

  it('shows both in its middle, each on its side of a wipe', async () => {
    const file = await bench.file(await make('wipe-left', 8));
    // The blue clip is square and stands in the middle of the frame.
    const [left, right] = [await colour(file, 8, '20:20:40:26'), await colour(file, 8, '20:20:70:26')];
    expect(left[0]).toBeGreaterThan(150);
    expect(right[2]).toBeGreaterThan(150);
    const dip = await bench.file(await make('dip-to-black', 8));
    expect(Math.max(...(await colour(dip, 7, '20:20:54:26')))).toBeLessThan(30);
  });

  it('may be as short as a frame, and as long as a clip', async () => {
    expect(await make('crossfade', 1)).toMatchObject({ artifact: { frames: 35 } });
    expect(await make('crossfade', 12)).toMatchObject({ artifact: { frames: 24 } });
    expect(await make('dip-to-black', 24, blue, blue)).toMatchObject({ artifact: { frames: 24 } });
  });

  it.each([
    [
      'a clip that is too short',
      () => make('crossfade', 13),
      /The first clip has 12 frames, and the transition takes 13/,
    ],
    [
      'a clip without frames',
      () =>
        make('crossfade', 4, { ...z.object({ type: z.literal('media'), sha256: Sha256 }).parse(tone), kind: 'video' }),
      /^The first clip has no frames; choose another\.$/,
    ],
  ])('refuses %s', async (_, making, message) => {
    expect(await making()).toMatchObject({
      state: 'failed',
      code: 'bad-params',
      message: expect.stringMatching(message),
    });
  });

  it('says how FFmpeg is had where it is missing', async () => {
    const end = await bench.execute('film-transition', {
      params: { kind: 'crossfade', frames: 4 },
      inputs: { first: [red], second: [blue] },
      environment: { PATH: '/nowhere' },
    });
    expect(end).toMatchObject({
      state: 'failed',
      code: 'missing-tool',
      message: expect.stringMatching(/apt-get install -y ffmpeg/),
    });
  });

  it('stops within a second when nobody wants it', async () => {
    const stop = new AbortController();
    const long = await bench.bring('video', 'long.mp4', [
      '-f',
      'lavfi',
      '-i',
      'testsrc=s=640x360:r=24:d=60',
      '-preset',
      'ultrafast',
    ]);
    const ending = bench.execute('film-transition', {
      params: { kind: 'crossfade', frames: 24 },
      inputs: { first: [long], second: [long] },
      frame: { widthPx: 1_920, heightPx: 1_080 },
      signal: stop.signal,
      onProgress: (_, phase) => {
        if (phase === 'Fitting the first clip') setTimeout(() => stop.abort('cancelled'), 300);
      },
    });
    const startedMs = performance.now();
    expect(await ending).toEqual({ state: 'stopped' });
    expect(performance.now() - startedMs).toBeLessThan(3_000);
  });
});
