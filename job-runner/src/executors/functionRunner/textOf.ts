import { readFile } from 'node:fs/promises';
import { isMissing } from './isMissing.ts';

/** A file's text; null where there is no such file. */
export async function textOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
