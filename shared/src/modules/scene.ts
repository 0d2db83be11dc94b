import { z } from 'zod';
import { ASSET_KINDS } from '../assets/index.ts';
import { ok } from '../errors/index.ts';
import type { PortType } from '../nodes/ports/portTypes.ts';
import { defineModule } from './defineModule.ts';
import type { InputPort, OutputPort } from './ports.ts';

/** What a way into a scene or out of it carries: a type of port, or a kind of asset. */
export const CARRIED = [
  'text',
  'image',
  'video',
  'audio',
  ...ASSET_KINDS,
  'number',
  'whole-number',
  'yes-or-no',
  'control-map',
  'mask',
  'pipeline',
] as const;
export type Carried = (typeof CARRIED)[number];

const TYPES: Readonly<Record<Carried, PortType>> = {
  'text': 'String',
  'image': 'Image',
  'video': 'Video',
  'audio': 'Audio',
  'character': 'AssetReference',
  'style': 'AssetReference',
  'location': 'AssetReference',
  'number': 'Float',
  'whole-number': 'Integer',
  'yes-or-no': 'Boolean',
  'control-map': 'ControlMap',
  'mask': 'Mask',
  'pipeline': 'PipelineReference',
};

/** The way that carries what a port gives or takes. */
export function carriedBy(port: InputPort | OutputPort): Carried | undefined {
  const kind = 'assetKind' in port ? port.assetKind : 'assetKinds' in port ? port.assetKinds?.[0] : undefined;
  return CARRIED.find((carried) => (kind === undefined ? TYPES[carried] === port.type : carried === kind));
}

const isKind = (carried: Carried): carried is (typeof ASSET_KINDS)[number] =>
  ASSET_KINDS.some((kind) => kind === carried);

/** How many edges come to a way: it has room for all; the input that they arrive at says how many it takes. */
const ROOM = 32;

const WayParams = z.object({ carries: z.enum(CARRIED).default('text') });
type WayParams = z.infer<typeof WayParams>;

/** The key of a way's own socket, within its scene. */
export const WAY_PORT = 'through';

/** The socket of a way where something comes out: of a way in within its scene, of a way out on its scene's box. */
export const givingPort = (carries: Carried, key: string, title: string): OutputPort => ({
  key,
  title,
  type: TYPES[carries],
  ...(isKind(carries) ? { assetKind: carries } : {}),
});

/** The socket of a way where something goes in. */
export const takingPort = (carries: Carried, key: string, title: string): InputPort => ({
  key,
  title,
  type: TYPES[carries],
  maxEdges: ROOM,
  ...(isKind(carries) ? { assetKinds: [carries] } : {}),
});

/** What a stored way carries; a fresh one's where it is not valid. */
export const carriedOf = (params: unknown): Carried => {
  const parsed = WayParams.safeParse(params);
  return parsed.success ? parsed.data.carries : 'text';
};

const free = { tags: [], gpuMemoryBytes: 0 };

// What passes through a scene is found by the graph itself (`arrivalsAt`): none of these is ever asked for a value.

/** A box that holds nodes. Its ports are the ways that stand in it (`portsOf`). */
export const scene = defineModule<Record<string, never>>({
  key: 'scene',
  version: 1,
  family: 'shot',
  runs: false,
  inputs: [],
  outputs: [],
  params: z.object({}),
  requirements: free,
  evaluate: () => ok({}),
});

/** A port of the scene that it stands in: what arrives there comes out of it. */
export const wayIn = defineModule<WayParams>({
  key: 'scene-input',
  version: 1,
  family: 'shot',
  runs: false,
  inputs: [],
  outputs: [givingPort('text', WAY_PORT, 'Inside')],
  portsFor: ({ carries }) => ({ inputs: [], outputs: [givingPort(carries, WAY_PORT, 'Inside')] }),
  params: WayParams,
  requirements: free,
  evaluate: () => ok({}),
});

/** A port of the scene that it stands in: what arrives at it comes out there. */
export const wayOut = defineModule<WayParams>({
  key: 'scene-output',
  version: 1,
  family: 'shot',
  runs: false,
  inputs: [takingPort('text', WAY_PORT, 'Inside')],
  outputs: [],
  portsFor: ({ carries }) => ({ inputs: [takingPort(carries, WAY_PORT, 'Inside')], outputs: [] }),
  params: WayParams,
  requirements: free,
  evaluate: () => ok({}),
});
