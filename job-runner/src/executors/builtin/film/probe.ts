import { z } from 'zod';
import { RunFailure } from '../../RunFailure.ts';
import type { Workbench } from '../Workbench.ts';

const Count = z.string().regex(/^\d+$/).transform(Number);

const Probed = z.object({
  streams: z.array(
    z.object({ codec_type: z.string().optional(), nb_read_packets: Count.optional(), disposition: z.unknown() }),
  ),
  format: z.object({ duration: z.coerce.number().min(0).catch(0) }),
});

export interface ProbedFile {
  readonly durationSeconds: number;
  /** Pictures of its film; 0 where it has none. */
  readonly frames: number;
  readonly hasSound: boolean;
}

const Disposition = z.object({ attached_pic: z.number() });
const isCover = (disposition: unknown): boolean => Disposition.safeParse(disposition).data?.attached_pic === 1;

/** What a file holds, every picture counted. `what` is what people call it: "the first clip". */
export async function probe(bench: Workbench, path: string, what: string): Promise<ProbedFile> {
  const { exitCode, stdout } = await bench.run('ffprobe', [
    '-v',
    'error',
    '-protocol_whitelist',
    'file,pipe',
    '-count_packets',
    '-show_entries',
    'stream=codec_type,nb_read_packets:stream_disposition=attached_pic:format=duration',
    '-of',
    'json',
    path,
  ]);
  if (exitCode !== 0) throw new RunFailure('bad-params', `${what} cannot be read; it may be damaged, choose another.`);
  const { streams, format } = Probed.parse(JSON.parse(stdout));
  const film = streams.find(({ codec_type, disposition }) => codec_type === 'video' && !isCover(disposition));
  return {
    durationSeconds: format.duration,
    frames: film?.nb_read_packets ?? 0,
    hasSound: streams.some(({ codec_type }) => codec_type === 'audio'),
  };
}
