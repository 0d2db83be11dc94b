import { parseArgs } from 'node:util';
import { ok, refuse, type Result } from '@dailies/shared/errors';
import { z } from 'zod';

const BenchPart = z.enum(['edits', 'crowd', 'moves', 'drags', 'memory', 'canvas', 'frames', 'takes', 'media']);
export type BenchPart = z.infer<typeof BenchPart>;

export const HELP = `npm run bench [-- OPTIONS]

  Measures Dailies beside plain Hocuspocus and y-websocket, in one run, its canvas beside plain tldraw,
  and how long a take is on its way. About half an hour; leave the machine alone meanwhile.

  --short       a quick look, about two minutes: the same, with fewer and shorter rounds
  --only LIST   some of it alone, by names with commas between: edits, crowd, moves, drags, memory, canvas,
                frames, takes, media
  --json FILE   writes everything that was measured to FILE as well
  --profile DIR writes a CPU profile of every process into DIR; the figures are worse meanwhile
  --help        says this`;

export interface BenchArguments {
  readonly short: boolean;
  readonly parts: ReadonlySet<BenchPart>;
  /** As it was given: a relative path counts from where the command was called. */
  readonly jsonFile: string | null;
  /** Null: no profiles. */
  readonly profileFolder: string | null;
  readonly help: boolean;
}

export function parseArguments(args: readonly string[]): Result<BenchArguments> {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        short: { type: 'boolean' },
        json: { type: 'string' },
        only: { type: 'string' },
        profile: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    const { short = false, json = null, only, profile = null, help = false } = values;
    const parts = z
      .array(BenchPart)
      .min(1)
      .safeParse(only === undefined ? BenchPart.options : only.split(','));
    if (!parts.success) {
      return refuse('invalid-input', `--only takes names out of ${BenchPart.options.join(', ')}, with commas between.`);
    }
    if (json === '') return refuse('invalid-input', '--json needs the name of a file to write to.');
    if (profile === '') return refuse('invalid-input', '--profile needs the name of a folder to write to.');
    return ok({ short, parts: new Set(parts.data), jsonFile: json, profileFolder: profile, help });
  } catch (error) {
    const problem = error instanceof Error ? error.message.split('. ')[0] : String(error);
    return refuse('invalid-input', `${problem}: \`npm run bench -- --help\` says what there is.`);
  }
}
