import { readFile } from 'node:fs/promises';
import type { AssetVersion } from '@dailies/shared/assets';
import { DialogueParams } from '@dailies/shared/modules';
import type { RunSpec } from '@dailies/shared/runs';
import { soundFacts } from '../../../media/soundFacts.ts';
import { RunFailure } from '../../RunFailure.ts';
import type { Builtin } from '../Builtin.ts';
import type { Workbench } from '../Workbench.ts';
import { pitchOf } from './pitchOf.ts';
import { GENERAL_VOICES, NARRATOR, type SpokenVoice, voiceByName } from './voices.ts';
import { wavSeconds } from './wavSeconds.ts';

/** A voice below this is a man's, mostly. */
const LOW_VOICE_HZ = 160;
/** What the pitch of a voice is measured on. */
const SAMPLE = 'The quick brown fox jumps over the lazy dog, and nobody minds.';
/** eSpeak NG's middle; an octave up or down is this much. */
const PITCH_MIDDLE = 50;
const PITCH_OCTAVE = 50;

interface Line {
  readonly text: string;
  readonly language: string;
  readonly voice: SpokenVoice;
  readonly wordsPerMinute: number;
}

/** Speaks a text into a WAV. The text goes in by standard input, never as a word of the command. */
async function speak(bench: Workbench, line: Line, path: string): Promise<void> {
  const pitch = Math.round(PITCH_MIDDLE + (line.voice.semitones / 12) * PITCH_OCTAVE);
  const { exitCode, stderr } = await bench.run(
    'espeak-ng',
    [
      '-v',
      `${line.language}+${line.voice.variant}`,
      '-s',
      String(line.wordsPerMinute),
      '-p',
      String(Math.max(0, Math.min(99, pitch))),
      '-b',
      '1',
      '--stdin',
      '-w',
      path,
    ],
    { stdin: line.text },
  );
  if (exitCode === 0) return;
  throw new RunFailure('pipeline-failed', `eSpeak NG could not say it: ${stderr.trim().split('\n').at(-1) ?? ''}`);
}

/** A voice that lies where a character's own sample lies. */
async function voiceLike(bench: Workbench, character: AssetVersion, language: string): Promise<SpokenVoice> {
  const { voice } = character.content;
  if (voice === undefined) return voiceByName(character);
  const wanted = await pitchOf(bench, await bench.mediaFile(voice));
  if (wanted === undefined) return voiceByName(character);
  const plain = { ...voiceByName(character, wanted < LOW_VOICE_HZ ? 'man' : 'woman'), semitones: 0 };
  const path = await bench.path('measure.wav');
  await speak(bench, { text: SAMPLE, language, voice: plain, wordsPerMinute: 160 }, path);
  const own = await pitchOf(bench, path);
  return own === undefined ? plain : { ...plain, semitones: 12 * Math.log2(wanted / own) };
}

function characterOf({ recipe }: RunSpec): AssetVersion | undefined {
  const [input] = recipe.inputs['character'] ?? [];
  return input?.type === 'asset' ? input.asset : undefined;
}

/** Other seeds than the plain one are other readings: a little faster or slower, higher or lower. */
const readingOf = (seed: number) =>
  seed === 0
    ? { pace: 1, semitones: 0 }
    : { pace: 0.92 + ((seed % 17) / 16) * 0.16, semitones: ((Math.floor(seed / 17) % 9) - 4) / 4 };

/** A line spoken on this machine, by eSpeak NG. */
export const speakLine: Builtin = async (spec, { bench, onProgress }) => {
  const { text, language, voice: wanted, paceWpm, pitch } = DialogueParams.parse(spec.recipe.params);
  onProgress(0.1, 'Finding the voice');
  const character = characterOf(spec);
  const voice =
    wanted !== 'character'
      ? GENERAL_VOICES[wanted]
      : character === undefined
        ? NARRATOR
        : await voiceLike(bench, character, language);
  const reading = readingOf(spec.seed);
  onProgress(0.4, 'Speaking');
  const path = await bench.path('line.wav');
  await speak(
    bench,
    {
      text,
      language,
      voice: { ...voice, semitones: voice.semitones + pitch + reading.semitones },
      wordsPerMinute: Math.round(paceWpm * reading.pace),
    },
    path,
  );
  const durationSeconds = wavSeconds(await readFile(path));
  if (durationSeconds === 0) {
    throw new RunFailure('bad-output', 'Nothing could be heard of this line; write it in other words.');
  }
  return { bytes: { file: path }, mediaType: 'audio/wav', ...soundFacts(durationSeconds, spec.recipe.fps) };
};
