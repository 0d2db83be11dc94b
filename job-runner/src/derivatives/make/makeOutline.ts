import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { readOutline } from './blend/readOutline.ts';
import type { Made, MakeInput } from './Made.ts';

export async function makeOutline({ path, folder }: MakeInput): Promise<Made> {
  const outline = await readOutline(path);
  const file = join(folder, 'outline');
  await writeFile(file, JSON.stringify(outline));
  return [{ kind: 'outline', file, mediaType: 'application/json', details: { outline: z.json().parse(outline) } }];
}
