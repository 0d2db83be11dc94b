import { z } from 'zod';
import { RunFailure } from '../../RunFailure.ts';
import type { Workbench } from '../Workbench.ts';

const Count = z.string().regex(/^\d+$/).transform(Number);

const Rate = z
  .string()
  .regex(/^\d+\/\d+$/)
  .transform((text) => {
    const [numerator = 0, denominator = 0] = text.split('/').map(Number);
    return numerator / denominator;
  });

const Probed = z.object({
  streams: z.array(
    z.object({
      codec_type: z.string().optional(),
      nb_read_packets: Count.optional(),
      avg_frame_rate: Rate.optional().catch(undefined),
      disposition: z.unknown(),
    }),
  ),
  format: z.object({ duration: z.coerce.number().min(0).catch(0) }),
});

export interface ProbedFile {
  readonly durationSeconds: number;
  /** Pictures of its film; 0 where it has none. */
  readonly frames: number;
  /** Pictures a second on average; null where that is not known. */
  readonly rate: number | null;
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
    'stream=codec_type,nb_read_packets,avg_frame_rate:stream_disposition=attached_pic:format=duration',
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
    rate: Number.isFinite(film?.avg_frame_rate) ? (film?.avg_frame_rate ?? null) : null,
    hasSound: streams.some(({ codec_type }) => codec_type === 'audio'),
  };
}
