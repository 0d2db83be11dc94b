import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Sha256 } from '@dailies/shared/media';
import type { RunInput } from '@dailies/shared/runs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type OpenBuiltins, openBuiltins } from '../testing/openBuiltins.ts';

const run = promisify(execFile);
const Probed = z.object({
  streams: z.array(z.looseObject({ codec_type: z.string(), nb_read_frames: z.string().optional() })),
});

describe('an assembly', () => {
  let bench: OpenBuiltins;
  /** Red, 24 frames at 24, silent. */
  let red: RunInput;
  /** Green, a second at 30 frames a second, square, with a tone. */
  let green: RunInput;
  /** Blue, 24 frames at 24. */
  let blue: RunInput;
  /** White, and half of it transparent. */
  let board: RunInput;
  let tone: RunInput;

  const lavfi = (source: string): string[] => ['-f', 'lavfi', '-i', source];
  const h264 = ['-c:v', 'libx264', '-pix_fmt', 'yuv420p'];

  beforeAll(async () => {
    bench = await openBuiltins();
    [red, green, blue, board, tone] = await Promise.all([
      bench.bring('video', 'red.mp4', [...lavfi('color=red:s=128x72:r=24:d=1'), ...h264]),
      bench.bring('video', 'green.mp4', [
        ...lavfi('color=green:s=64x64:r=30:d=1'),
        ...lavfi('sine=440:d=1'),
        ...h264,
        '-c:a',
        'aac',
      ]),
      bench.bring('video', 'blue.mp4', [...lavfi('color=blue:s=128x72:r=24:d=1'), ...h264]),
      bench.bring('image', 'board.png', [
        ...lavfi('color=white:s=128x72:d=1'),
        '-vf',
        "format=rgba,geq=r=255:g=255:b=255:a='if(lt(X,64),255,0)'",
        '-frames:v',
        '1',
      ]),
      bench.bring('audio', 'tone.wav', lavfi('sine=1000:d=9')),
    ]);
  });
  afterAll(() => bench.close());

  type Inputs = Record<string, RunInput[]>;
  const make = (params: Record<string, string | number>, inputs: Inputs, onProgress?: (f: number, p: string) => void) =>
    bench.execute('film-assembly', {
      params: { clips: 3, stills: 1, ...params },
      inputs,
      frame: { widthPx: 128, heightPx: 72 },
      ...(onProgress === undefined ? {} : { onProgress }),
    });
  /** What is seen at a place of every frame, the film being 16 × 9 places. */
  async function seenIn(file: string): Promise<(frame: number, x?: number) => readonly number[]> {
    const output = ['-vf', 'scale=16:9:flags=area', '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-'];
    const { stdout } = await run('ffmpeg', ['-v', 'error', '-i', file, ...output], { encoding: 'buffer' });
    return (frame, x = 7) => [...stdout.subarray(((frame * 9 + 4) * 16 + x) * 3).subarray(0, 3)];
  }
  const named = ([r = 0, g = 0, b = 0]: readonly number[]): string =>
    r > 200 && g > 200 && b > 200
      ? 'white'
      : r > 150 && g < 90
        ? 'red'
        : b > 150
          ? 'blue'
          : g > 90 && r < 60
            ? 'green'
            : Math.max(r, g, b) < 40
              ? 'black'
              : `${r} ${g} ${b}`;
  async function volume(file: string, from: number, to: number, filter = 'anull'): Promise<number> {
    const { stderr } = await run('ffmpeg', [
      '-hide_banner',
      '-i',
      file,
      '-af',
      `atrim=${from}:${to},${filter},astats=measure_perchannel=none`,
      '-f',
      'null',
      '-',
    ]);
    return Number((/RMS level dB: (-?[\d.]+|-inf)/.exec(stderr)?.[1] ?? '').replace('inf', 'Infinity'));
  }

  it('cuts clips and stills in their order, at the frame and the rate of the film, with their sound', async () => {
    const told: string[] = [];
    const fractions: number[] = [];
    const end = await make(
      { order: 'clip1 still1 clip2 clip3', hold: 10 },
      { clip1: [red], still1: [board], clip2: [green], clip3: [blue] },
      (fraction, phase) => {
        fractions.push(fraction);
        told.push(phase);
      },
    );
    expect(end).toMatchObject({
      state: 'succeeded',
      log: 'Shot 3 has 30 frames a second and was conformed to 24.',
      artifact: { kind: 'video', mediaType: 'video/mp4', widthPx: 128, heightPx: 72, frames: 82, fps: [24, 1] },
    });
    expect(told).toContain('Shot 3 has 30 frames a second and was conformed to 24');
    expect(told.at(-1)).toBe('Joining');
    expect(fractions.toSorted((a, b) => a - b)).toEqual(fractions);
    const file = await bench.file(end);
    expect(Probed.parse(await bench.probe(file)).streams).toMatchObject([
      { codec_type: 'video', nb_read_frames: '82', width: 128, height: 72, r_frame_rate: '24/1' },
      { codec_type: 'audio', sample_rate: '48000', channels: 2 },
    ]);
    const seen = await seenIn(file);
    expect([0, 23, 24, 33, 34, 57, 58, 81].map((frame) => named(seen(frame, 6)))).toEqual([
      'red',
      'red',
      'white',
      'white',
      'green',
      'green',
      'blue',
      'blue',
    ]);
    // What is transparent stands on black; the square clip stands whole in the frame.
    expect(named(seen(28, 13))).toBe('black');
    expect(named(seen(40, 0))).toBe('black');
    expect(await volume(file, 0.1, 1)).toBeLessThan(-60);
    expect(await volume(file, 1.6, 2.3)).toBeGreaterThan(-30);
  });

  it('crossfades them out of their handles, and fills the frame', async () => {
    const params = { clips: 3, stills: 0, join: 'crossfade', crossfade: 8, handles: 4, fit: 'fill' };
    const end = await make(params, { clip1: [red], clip2: [green], clip3: [blue] });
    expect(end).toMatchObject({ state: 'succeeded', artifact: { frames: 48 } });
    const file = await bench.file(end);
    const seen = await seenIn(file);
    expect(named(seen(8))).toBe('red');
    // In the middle of the crossfade both are there.
    const [r = 0, g = 0] = seen(16);
    expect(Math.min(r, g)).toBeGreaterThan(25);
    expect(named(seen(24, 0))).toBe('green');
    expect(named(seen(47))).toBe('blue');
    expect(Probed.parse(await bench.probe(file)).streams).toMatchObject([{ nb_read_frames: '48' }, {}]);
  });

  it('has a sound under the whole that ends with it, and fades out of black and into it', async () => {
    const end = await make({ fadeIn: 12, fadeOut: 12, soundLevel: -6 }, { clip1: [red], clip2: [blue], sound: [tone] });
    const file = await bench.file(end);
    const high = 'highpass=f=800';
    const seen = await seenIn(file);
    expect([0, 20, 47].map((frame) => named(seen(frame)))).toEqual(['black', 'red', 'black']);
    const [begins, middle, ends] = [
      await volume(file, 0, 0.1, high),
      await volume(file, 0.8, 1.2, high),
      await volume(file, 1.85, 1.98, high),
    ];
    expect(middle).toBeGreaterThan(-32);
    expect(begins).toBeLessThan(middle - 8);
    expect(ends).toBeLessThan(middle - 8);
    const plain = await bench.file(await make({}, { clip1: [red], clip2: [blue], sound: [tone] }));
    expect((await volume(plain, 0.8, 1.2, high)) - middle).toBeCloseTo(6, 0);
    expect((await run('ffprobe', ['-v', 'error', '-show_entries', 'format=duration', plain])).stdout).toMatch(/=2\.0/);
  });

  it('may be one shot, or stills alone', async () => {
    expect(await make({}, { clip1: [red] })).toMatchObject({ artifact: { frames: 24 } });
    const animatic = await make(
      { clips: 0, stills: 2, hold: 12, join: 'crossfade', crossfade: 4 },
      { still1: [board], still2: [board] },
    );
    expect(animatic).toMatchObject({ artifact: { frames: 24 } });
  });

  it.each([
    ['nothing', {}, {}, 'There is nothing to cut; connect a clip or a still.'],
    ['a clip without frames', {}, { clip1: ['red'], clip2: ['mute'] }, 'Shot 2 has no frames; choose another.'],
    [
      'a crossfade that is longer than a clip',
      { join: 'crossfade', crossfade: 30 },
      { clip1: ['red'], clip2: ['blue'] },
      'Shot 1 has 24 frames, and its crossfades take 30; make the crossfade shorter.',
    ],
    [
      'fades that are longer than the film',
      { fadeIn: 20, fadeOut: 20 },
      { clip1: ['red'] },
      'The film has 24 frames, and its fades take 40; make them shorter.',
    ],
    ['a sound without sound', {}, { clip1: ['red'], sound: ['red'] }, 'The sound has nothing to hear; choose another.'],
    [
      'a still that is no picture',
      {},
      { still1: ['noPicture'] },
      'Shot 1 is no picture that can be read here; choose another.',
    ],
  ] as const)('refuses %s', async (_, params, inputs: Readonly<Record<string, readonly string[]>>, message) => {
    const sha256 = z.object({ type: z.literal('media'), sha256: Sha256 }).parse(tone).sha256;
    const by: Readonly<Record<string, RunInput>> = {
      red,
      blue,
      mute: { type: 'media', kind: 'video', sha256 },
      noPicture: { type: 'media', kind: 'image', sha256 },
    };
    const given: Inputs = {};
    for (const [port, names] of Object.entries(inputs)) given[port] = names.flatMap((name) => by[name] ?? []);
    expect(await make(params, given)).toMatchObject({
      state: 'failed',
      code: 'bad-params',
      message,
    });
  });

  it('says how FFmpeg is had where it is missing', async () => {
    const end = await bench.execute('film-assembly', {
      params: { clips: 1, stills: 0 },
      inputs: { clip1: [red] },
      environment: { PATH: '/nowhere' },
    });
    expect(end).toMatchObject({ state: 'failed', code: 'missing-tool', message: expect.stringMatching(/apt-get/) });
  });

  it('stops within a second when nobody wants it', async () => {
    const stop = new AbortController();
    const long = await bench.bring('video', 'long.mp4', [
      ...lavfi('testsrc=s=320x180:r=24:d=30'),
      '-preset',
      'ultrafast',
    ]);
    const ending = bench.execute('film-assembly', {
      params: { clips: 1, stills: 0 },
      inputs: { clip1: [long] },
      frame: { widthPx: 1_920, heightPx: 1_080 },
      signal: stop.signal,
      onProgress: (fraction) => {
        if (fraction > 0.02) stop.abort('cancelled');
      },
    });
    stop.signal.addEventListener('abort', () => (startedMs = performance.now()));
    let startedMs = 0;
    expect(await ending).toEqual({ state: 'stopped' });
    expect(performance.now() - startedMs).toBeLessThan(1_000);
  });
});
