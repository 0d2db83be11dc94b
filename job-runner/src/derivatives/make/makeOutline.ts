import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readOutline } from '@dailies/blend-file';
import { DailiesError } from '@dailies/shared/errors';
import { z } from 'zod';
import { RunFailure } from '../../executors/RunFailure.ts';
import type { Made, MakeInput } from './Made.ts';

export async function makeOutline({ path, folder }: MakeInput): Promise<Made> {
  const outline = await readOutline(path).catch((error: unknown) => {
    throw error instanceof DailiesError ? new RunFailure('bad-params', error.message, { cause: error }) : error;
  });
  const file = join(folder, 'outline');
  await writeFile(file, JSON.stringify(outline));
  return [{ kind: 'outline', file, mediaType: 'application/json', details: { outline: z.json().parse(outline) } }];
}
