import { readFile } from 'node:fs/promises';
import type { AssetVersion } from '@dailies/shared/assets';
import { AssetVersion as AssetVersionSchema } from '@dailies/shared/assets';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenBuiltins, openBuiltins } from '../testing/openBuiltins.ts';
import { medianPitch } from './pitchOf.ts';
import { voiceByName } from './voices.ts';

const character = (name: string, more: { voice?: string; description?: string } = {}): AssetVersion =>
  AssetVersionSchema.parse({ id: 'mira', version: 1, kind: 'character', content: { name, ...more } });

describe('a line', () => {
  let bench: OpenBuiltins;
  beforeAll(async () => {
    bench = await openBuiltins();
  });
  afterAll(() => bench.close());

  const say = (text: string, params: Record<string, string | number> = {}, who?: AssetVersion, seed = 0) =>
    bench.execute('speech', {
      kind: 'audio',
      params: { text, ...params },
      inputs: who === undefined ? {} : { character: [{ type: 'asset', asset: who }] },
      seed,
    });
  /** The pitch of a WAV of 22,050 Hz and 16 bits, as eSpeak NG writes it, brought to 8 kHz by leaving samples out. */
  async function pitch(end: Awaited<ReturnType<typeof say>>): Promise<number> {
    const bytes = await readFile(await bench.file(end));
    const samples = new Int16Array(
      bytes.buffer.slice(bytes.byteOffset + 44, bytes.byteOffset + (bytes.byteLength & ~1)),
    );
    const slow = Float32Array.from({ length: Math.floor((samples.length * 8_000) / 22_050) }, (_, index) => {
      const sample = samples[Math.floor((index * 22_050) / 8_000)] ?? 0;
      return sample / 32_768;
    });
    return medianPitch(slow) ?? 0;
  }

  it('is spoken into a WAV, as long as the take says', async () => {
    const end = await say('The tide turns at six, and we are not ready for it.');
    expect(end).toMatchObject({ state: 'succeeded', artifact: { kind: 'audio', mediaType: 'audio/wav' } });
    if (end.state !== 'succeeded') return;
    const seconds = end.artifact.frames / 24;
    expect(seconds).toBeGreaterThan(2);
    expect(seconds).toBeLessThan(6);
    expect(await say('The tide turns at six, and we are not ready for it.')).toEqual(end);
  });

  it('is slower at a lower pace, and higher at a higher pitch', async () => {
    const frames = async (paceWpm: number): Promise<number> => {
      const end = await say('Nobody came back from the quay that night.', { paceWpm });
      return end.state === 'succeeded' ? end.artifact.frames : 0;
    };
    expect(await frames(100)).toBeGreaterThan((await frames(250)) * 1.5);
    const [low, high] = [await say('All is well.', { pitch: -6 }), await say('All is well.', { pitch: 6 })];
    expect((await pitch(high)) / (await pitch(low))).toBeGreaterThan(1.3);
  });

  it('has the voice of its character: by the name, or where a sample lies', async () => {
    const [mira, jonas] = [
      await say('Wait for me.', {}, character('Mira')),
      await say('Wait for me.', {}, character('Jonas Vale')),
    ];
    expect(mira).not.toEqual(jonas);
    expect(await say('Wait for me.', {}, character('Mira'))).toEqual(mira);
    // Somebody's voice, at a pitch that no voice has by itself.
    const sample = await say('This is how I speak, and I have always spoken like this.', {
      voice: 'woman-2',
      pitch: 3,
    });
    if (sample.state !== 'succeeded') throw new Error(JSON.stringify(sample));
    const like = await say(
      'Wait for me at the quay, and say nothing.',
      {},
      character('Mira', { voice: sample.artifact.media }),
    );
    const ratio = (await pitch(like)) / (await pitch(sample));
    expect(ratio).toBeGreaterThan(0.85);
    expect(ratio).toBeLessThan(1.18);
  });

  it('is read in another way for another seed', async () => {
    expect(await say('Wait for me.', {}, undefined, 9)).not.toEqual(await say('Wait for me.'));
  });

  it('is data and never part of a command', async () => {
    expect(await say('-w /tmp/elsewhere --version; $(reboot)')).toMatchObject({ state: 'succeeded' });
  });

  it('says how eSpeak NG is had where it is missing', async () => {
    const end = await bench.execute('speech', {
      kind: 'audio',
      params: { text: 'Hello' },
      environment: { PATH: '/nowhere' },
    });
    expect(end).toMatchObject({ code: 'missing-tool', message: expect.stringMatching(/apt-get install .* espeak-ng/) });
  });
});

describe('a voice by its name', () => {
  it('is the same however the name is written, and follows what is said of somebody', () => {
    expect(voiceByName(character(' mira '))).toEqual(voiceByName(character('Mira')));
    expect(voiceByName(character('Mira', { description: 'She waits; her coat is wet.' })).variant).toMatch(/^f/);
    expect(voiceByName(character('Mira', { description: 'He waits; his coat is wet.' })).variant).toMatch(/^m/);
    const names = ['Mira', 'Jonas', 'Ilse', 'Tom', 'Ada', 'Bo', 'Kit', 'Lou'];
    const voices = new Set(names.map((name) => JSON.stringify(voiceByName(character(name)))));
    expect(voices.size).toBeGreaterThan(5);
  });
});
