import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { FolderStore } from '@dailies/media-store';
import type { RunInput, RunSpec } from '@dailies/shared/runs';
import { ScratchFolder } from '../../../instance/ScratchFolder.ts';
import type { ExecutionEnd } from '../../Executor.ts';
import { orderFor } from '../../testing/orderFor.ts';
import { BuiltinExecutor } from '../BuiltinExecutor.ts';
import { BUILTINS } from '../registry.ts';

const run = promisify(execFile);

interface Asked {
  readonly params?: RunSpec['recipe']['params'];
  readonly inputs?: RunSpec['recipe']['inputs'];
  readonly kind?: 'image' | 'video' | 'audio';
  readonly frame?: Partial<Pick<RunSpec['recipe'], 'widthPx' | 'heightPx' | 'fps'>>;
  readonly seed?: number;
  /** What programs find; left out: as this process does. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  readonly onProgress?: (fraction: number, phase: string) => void;
}

/** The builtins as a runner has them, on a store and a folder of their own. */
export async function openBuiltins() {
  const folder = await mkdtemp(join(tmpdir(), 'dailies-builtins-'));
  const store = await FolderStore.open(join(folder, 'store'));
  const scratch = await ScratchFolder.open(join(folder, 'scratch'));
  const path = process.env['PATH'] ?? '';
  return {
    store,
    scratch,
    folder,
    /** Makes a file by FFmpeg and puts it into the store: what people bring. */
    bring: async (kind: 'video' | 'audio' | 'image', name: string, args: readonly string[]): Promise<RunInput> => {
      const file = join(folder, name);
      await run('ffmpeg', ['-v', 'error', '-y', ...args, file]);
      const { sha256 } = await store.put(await readFile(file));
      return { type: 'media', kind, sha256 };
    },
    execute: async (name: string, asked: Asked): Promise<ExecutionEnd> => {
      const { params = {}, inputs = {}, kind = 'video', frame = {}, seed = 0 } = asked;
      const order = orderFor({ executor: 'builtin', name });
      const recipe = { ...order.spec.recipe, kind, params, inputs, ...frame };
      const environment = asked.environment ?? { PATH: path };
      return new BuiltinExecutor({ store, scratch, builtins: BUILTINS, environment }).execute(
        { ...order, spec: { ...order.spec, recipe, seed } },
        { onProgress: asked.onProgress ?? (() => {}), signal: asked.signal ?? new AbortController().signal },
      );
    },
    /** A result as a file. */
    file: async (end: ExecutionEnd): Promise<string> => {
      if (end.state !== 'succeeded') throw new Error(JSON.stringify(end));
      const file = join(folder, end.artifact.media);
      await writeFile(file, Buffer.from(await new Response(await store.read(end.artifact.media)).arrayBuffer()));
      return file;
    },
    /** What ffprobe says of a file: every picture decoded and counted. */
    probe: async (file: string): Promise<unknown> => {
      const { stdout } = await run('ffprobe', [
        '-v',
        'error',
        '-count_frames',
        '-of',
        'json',
        '-show_entries',
        'stream=codec_type,width,height,nb_read_frames,r_frame_rate,sample_rate,channels:format=duration',
        file,
      ]);
      return JSON.parse(stdout);
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

export type OpenBuiltins = Awaited<ReturnType<typeof openBuiltins>>;
