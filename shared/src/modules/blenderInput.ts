import { z } from 'zod';
import { ok, refuse } from '../errors/index.ts';
import { BROUGHT_KINDS, Sha256 } from '../media/index.ts';
import { defineModule } from './defineModule.ts';
import type { Ports } from './ports.ts';

export const BLENDER_GIVES = ['picture', 'depth', 'normals', 'lines'] as const;
const BlenderGives = z.enum(BLENDER_GIVES);

/** How a picture is rendered: plain and quick, or with the file's own light and materials. */
export const BLENDER_ENGINES = ['workbench', 'eevee'] as const;
/** Of the film's frame. */
export const BLENDER_SIZES = ['half', 'whole', 'double'] as const;

/** A name in a Blender file; empty: the file's own choice. */
const Name = z.string().max(200).default('');

export const BlenderInputParams = z.object({
  media: Sha256.nullable().default(null),
  kind: z.enum(BROUGHT_KINDS).nullable().default(null),
  sizeBytes: z.int().min(0).nullable().default(null),
  /** Of the file, as it was brought. */
  name: Name,
  gives: BlenderGives.default('picture'),
  engine: z.enum(BLENDER_ENGINES).default('workbench'),
  scene: Name,
  camera: Name,
  layer: Name,
  frame: z.int().min(0).max(10_000).default(1),
  size: z.enum(BLENDER_SIZES).default('whole'),
});
export type BlenderInputParams = z.infer<typeof BlenderInputParams>;

const PICTURE: Ports = { inputs: [], outputs: [{ key: 'image', title: 'Image', type: 'Image' }] };
const MAP: Ports = { inputs: [], outputs: [{ key: 'map', title: 'Control map', type: 'ControlMap' }] };

const SCALE = { half: 0.5, whole: 1, double: 2 } as const;
const MOST_PX = 16_384;
const scaled = (px: number, size: keyof typeof SCALE): number =>
  Math.max(1, Math.min(MOST_PX, Math.round(px * SCALE[size])));

/** A frame of a Blender file: a picture, or what steers one (depth, normals, lines). */
export const blenderInput = defineModule<BlenderInputParams>({
  key: 'blender-input',
  version: 1,
  family: 'shot',
  runs: true,
  ...PICTURE,
  portsFor: ({ gives }) => (gives === 'picture' ? PICTURE : MAP),
  params: BlenderInputParams,
  requirements: { tags: [], gpuMemoryBytes: 0 },
  plan: ({ params: { media, kind, gives, engine, scene, camera, layer, frame, size }, format }) => {
    if (media === null) {
      return refuse('invalid-graph', 'There is no Blender file yet; choose one, or drop it on the node.', 'P51');
    }
    if (kind !== null && kind !== 'blend') {
      return refuse('invalid-graph', 'What was brought here is no Blender file; choose a .blend.', 'P51');
    }
    return ok({
      kind: 'image',
      params: {
        gives,
        // Maps are measured: no light, and no way to render it.
        engine: gives === 'picture' ? engine : null,
        scene: scene.trim(),
        camera: camera.trim(),
        layer: layer.trim(),
        frame,
      },
      inputs: { file: [{ type: 'media', kind: 'file', sha256: media }] },
      widthPx: scaled(format.widthPx, size),
      heightPx: scaled(format.heightPx, size),
      frames: 1,
      fps: format.fps,
      lockedSeed: 0,
    });
  },
});
