import type { Builtin } from '../Builtin.ts';
import { workInProcess } from './workInProcess.ts';

/** The builtin that hands its inputs as files to the work of a name, and takes the PNG that comes of them. */
export const pictureBuiltin =
  (work: string): Builtin =>
  async ({ recipe }, { onProgress, signal, bench }) => {
    const inputs: Record<string, string[]> = {};
    for (const [port, values] of Object.entries(recipe.inputs)) {
      for (const value of values) {
        if (value.type === 'media') (inputs[port] ??= []).push(await bench.mediaFile(value.sha256));
      }
    }
    const to = await bench.path('result.png');
    const { params, widthPx, heightPx } = recipe;
    const made = await workInProcess({ work, params, inputs, widthPx, heightPx, to }, { onProgress, signal });
    return {
      bytes: { file: to },
      mediaType: 'image/png',
      widthPx: made.widthPx,
      heightPx: made.heightPx,
      frames: 1,
    };
  };
