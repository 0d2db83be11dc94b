import { pipelineName } from '@dailies/shared/runs';
import { z } from 'zod';
import type { RunOrder } from '../Executor.ts';
import { RunFailure } from '../RunFailure.ts';
import { ComfyFile, type HistoryEntry } from './comfyAnswers.ts';

const Files = z.array(ComfyFile.nullable().catch(null)).catch([]);

/** Names under which nodes tell what they wrote; others come after these. */
const KEYS = ['images', 'video', 'videos', 'gifs', 'audio'];

/** The first file that the wanted node wrote. Throws `bad-output` where it wrote none. */
export function fileOf({ pipeline }: RunOrder, output: string, { outputs }: HistoryEntry): ComfyFile {
  const given = Object.hasOwn(outputs, output) ? (outputs[output] ?? {}) : {};
  const keys = [...KEYS, ...Object.keys(given).filter((key) => !KEYS.includes(key))];
  for (const key of keys) {
    const file = Files.parse(Object.hasOwn(given, key) ? given[key] : []).find((one) => one !== null);
    if (file != null) return file;
  }
  const name = pipelineName(pipeline);
  const rest = Object.keys(given);
  throw new RunFailure(
    'bad-output',
    rest.length === 0
      ? `${name} ended without an error, but its output node gave nothing; it needs a fix.`
      : `${name} gave ${rest.slice(0, 3).join(', ')} and no file; choose an output node that saves one.`,
  );
}
