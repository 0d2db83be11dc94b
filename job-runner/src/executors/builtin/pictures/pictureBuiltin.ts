import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Builtin } from '../Builtin.ts';
import { workInProcess } from './workInProcess.ts';

/** The builtin that hands its inputs as files to the work of a name, and takes the PNG that comes of them. */
export const pictureBuiltin =
  (work: string): Builtin =>
  async ({ recipe }, { onProgress, signal, readMedia }) => {
    const folder = await mkdtemp(join(tmpdir(), 'dailies-picture-'));
    try {
      const inputs: Record<string, string[]> = {};
      for (const [port, values] of Object.entries(recipe.inputs)) {
        for (const value of values) {
          if (value.type !== 'media') continue;
          const files = (inputs[port] ??= []);
          const file = join(folder, `${port}-${files.length}`);
          await writeFile(file, await readMedia(value.sha256), { signal });
          files.push(file);
        }
      }
      const to = join(folder, 'result.png');
      const { params, widthPx, heightPx } = recipe;
      const made = await workInProcess({ work, params, inputs, widthPx, heightPx, to }, { onProgress, signal });
      return {
        bytes: await readFile(to),
        mediaType: 'image/png',
        widthPx: made.widthPx,
        heightPx: made.heightPx,
        frames: 1,
      };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };
