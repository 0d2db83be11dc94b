import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { RunInput } from '@dailies/shared/runs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type OpenBuiltins, openBuiltins } from '../testing/openBuiltins.ts';

const run = promisify(execFile);
const Probed = z.object({
  streams: z.array(z.looseObject({ codec_type: z.string() })),
  format: z.object({ duration: z.coerce.number() }),
});

describe('a mix', () => {
  let bench: OpenBuiltins;
  let low: RunInput;
  let high: RunInput;

  beforeAll(async () => {
    bench = await openBuiltins();
    low = await bench.bring('audio', 'low.wav', ['-f', 'lavfi', '-i', 'sine=200:d=2:r=22050', '-ac', '1']);
    high = await bench.bring('audio', 'high.mp3', ['-f', 'lavfi', '-i', 'sine=2000:d=1:r=44100', '-ac', '2']);
  });
  afterAll(() => bench.close());

  const mix = (
    params: Record<string, number | string>,
    inputs: Record<string, RunInput[]> = { sound1: [low], sound2: [high] },
  ) => bench.execute('sound-mix', { kind: 'audio', params, inputs });
  /** The loudest sample between two seconds, in decibels. */
  async function peakDb(file: string, from: number, to: number, filter = 'anull'): Promise<number> {
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
    return Number(/Peak level dB: (-?[\d.]+|-inf)/.exec(stderr)?.[1]);
  }

  it('is a WAV of 48 kHz and two channels, as long as the last sound that ends', async () => {
    const end = await mix({ offset2: 1.5 });
    expect(end).toMatchObject({ state: 'succeeded', artifact: { kind: 'audio', mediaType: 'audio/wav', frames: 60 } });
    const { streams, format } = Probed.parse(await bench.probe(await bench.file(end)));
    expect(streams).toMatchObject([{ codec_type: 'audio', sample_rate: '48000', channels: 2 }]);
    expect(Math.abs(format.duration - 2.5)).toBeLessThan(0.1);
  });

  it('has each sound at its time, its level and its fades', async () => {
    const file = await bench.file(await mix({ offset2: 1, level1: -60, fadeIn2: 0.5, level2: 0 }));
    const high = 'highpass=f=1200,highpass=f=1200';
    const [before, early, late] = [
      await peakDb(file, 0.2, 0.9, high),
      await peakDb(file, 1, 1.1, high),
      await peakDb(file, 1.6, 1.9, high),
    ];
    expect(before).toBeLessThan(-55);
    expect(early).toBeLessThan(late - 6);
    expect(late).toBeGreaterThan(-25);
    const halved = await bench.file(await mix({ level1: -6 }, { sound1: [low] }));
    const whole = await bench.file(await mix({}, { sound1: [low] }));
    expect((await peakDb(whole, 0, 2)) - (await peakDb(halved, 0, 2))).toBeCloseTo(6, 1);
  });

  it('is raised to its peak, or brought to the loudness of broadcast', async () => {
    const peak = await bench.file(await mix({ normalise: 'peak' }));
    expect(await peakDb(peak, 0, 2)).toBeCloseTo(-1, 1);
    const loud = await bench.file(await mix({ normalise: 'loudness' }, { sound1: [low] }));
    const { stderr } = await run('ffmpeg', ['-hide_banner', '-i', loud, '-af', 'ebur128', '-f', 'null', '-']);
    expect(
      Math.abs(Number(/I:\s+(-?[\d.]+) LUFS/.exec(stderr.slice(stderr.lastIndexOf('Summary')))?.[1]) + 23),
    ).toBeLessThan(1);
  });

  it('of nothing but silence stays silent', async () => {
    const silence = await bench.bring('audio', 'silence.wav', ['-f', 'lavfi', '-i', 'anullsrc', '-t', '1']);
    for (const normalise of ['peak', 'loudness']) {
      expect(await mix({ normalise }, { sound1: [silence] })).toMatchObject({
        state: 'succeeded',
        artifact: { frames: 24 },
      });
    }
  });

  it('refuses what has nothing to hear', async () => {
    const picture = await bench.bring('audio', 'mute.mp4', ['-f', 'lavfi', '-i', 'color=red:s=64x36:d=0.2']);
    expect(await mix({}, { sound1: [picture] })).toMatchObject({
      state: 'failed',
      message: 'Sound 1 has nothing to hear; choose another.',
    });
  });
});
