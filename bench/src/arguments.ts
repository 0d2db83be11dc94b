import { parseArgs } from 'node:util';
import { ok, refuse, type Result } from '@dailies/shared/errors';
import { z } from 'zod';
import { BenchPart } from './BenchPart.ts';
import { FRAME_COUNT_ALONE, FRAME_COUNTS } from './frames/layout.ts';
import { FRAME_GESTURES, type FrameGesture } from './results/BenchResult.ts';

const NODES = [...FRAME_COUNTS, FRAME_COUNT_ALONE];
const Nodes = z.coerce.number().refine((count) => NODES.some((known) => known === count));
const Gesture = z.enum(FRAME_GESTURES);

/** Which of the frames are measured. */
export interface FrameChoice {
  readonly nodes: ReadonlySet<number>;
  readonly gestures: ReadonlySet<FrameGesture>;
}

export const HELP = `npm run bench [-- OPTIONS]

  Measures Dailies beside plain Hocuspocus and y-websocket, in one run, its canvas beside plain tldraw,
  and how long a take is on its way. About half an hour; leave the machine alone meanwhile.

  --short       a quick look, about two minutes: the same, with fewer and shorter rounds
  --only LIST   some of it alone, by names with commas between: edits, crowd, moves, drags, memory, canvas,
                frames, takes, farm, media
  --nodes LIST  of the frames, only canvases of so many nodes: 500, 2000, 5000, 10000
  --gestures LIST
                of the frames, only some ways to move a canvas: pan, zoom, sweep (from all in view to 100 % and back),
                rest (somebody else drags)
  --json FILE   writes everything that was measured to FILE as well
  --comfyui URL a ComfyUI server that the farm's runs are measured beside
  --profile DIR writes a CPU profile of every process into DIR, and of the page in each gesture; the figures are worse meanwhile
  --help        says this`;

export interface BenchArguments {
  readonly short: boolean;
  readonly parts: ReadonlySet<BenchPart>;
  readonly frames: FrameChoice;
  /** As it was given: a relative path counts from where the command was called. */
  readonly jsonFile: string | null;
  /** Null: no profiles. */
  readonly profileFolder: string | null;
  /** Null: none is measured beside. */
  readonly comfyUrl: string | null;
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
        nodes: { type: 'string' },
        gestures: { type: 'string' },
        profile: { type: 'string' },
        comfyui: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    const { short = false, json = null, only, nodes, gestures, profile = null, comfyui = null, help = false } = values;
    const parts = z
      .array(BenchPart)
      .min(1)
      .safeParse(only === undefined ? BenchPart.options : only.split(','));
    if (!parts.success) {
      return refuse('invalid-input', `--only takes names out of ${BenchPart.options.join(', ')}, with commas between.`);
    }
    const counts = z.array(Nodes).safeParse(nodes === undefined ? NODES : nodes.split(','));
    if (!counts.success) {
      return refuse('invalid-input', `--nodes takes numbers out of ${NODES.join(', ')}, with commas between.`);
    }
    const ways = z.array(Gesture).safeParse(gestures === undefined ? FRAME_GESTURES : gestures.split(','));
    if (!ways.success) {
      return refuse(
        'invalid-input',
        `--gestures takes names out of ${FRAME_GESTURES.join(', ')}, with commas between.`,
      );
    }
    const frames = { nodes: new Set(counts.data), gestures: new Set(ways.data) };
    if (json === '') return refuse('invalid-input', '--json needs the name of a file to write to.');
    if (profile === '') return refuse('invalid-input', '--profile needs the name of a folder to write to.');
    if (comfyui !== null && !URL.canParse(comfyui)) {
      return refuse('invalid-input', '--comfyui needs the address of a server, as http://127.0.0.1:8188.');
    }
    return ok({
      short,
      parts: new Set(parts.data),
      frames,
      jsonFile: json,
      profileFolder: profile,
      comfyUrl: comfyui,
      help,
    });
  } catch (error) {
    const problem = error instanceof Error ? error.message.split('. ')[0] : String(error);
    return refuse('invalid-input', `${problem}: \`npm run bench -- --help\` says what there is.`);
  }
}
