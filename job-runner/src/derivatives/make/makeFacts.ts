import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Made, MakeInput } from './Made.ts';
import { readFacts } from './readFacts.ts';

export async function makeFacts({ path, folder }: MakeInput): Promise<Made> {
  const facts = await readFacts(path);
  const file = join(folder, 'facts');
  await writeFile(file, JSON.stringify(facts));
  return [
    {
      kind: 'facts',
      file,
      mediaType: 'application/json',
      details: { facts: z.json().parse(facts) },
    },
  ];
}
