import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { soundPeaks } from '../../media/soundPeaks.ts';
import type { Made, MakeInput } from './Made.ts';

export async function makeWaveform({ path, folder }: MakeInput): Promise<Made> {
  const file = join(folder, 'waveform');
  await writeFile(file, JSON.stringify(await soundPeaks(path)));
  return [{ kind: 'waveform', file, mediaType: 'application/json', details: {} }];
}
