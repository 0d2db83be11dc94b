import type { CameraHeight, CameraMove, CameraSide, KeyLight, ShotSize, TimeOfDay } from '../../cinema/index.ts';
import { NodeId } from '../../ids/index.ts';
import { NODE_TYPES } from '../../nodes/index.ts';
import type { GraphCopy } from '../GraphCopy.ts';
import { TemplateContent } from '../TemplateContent.ts';

/** A shot of a film to start from. Without `move` it is a still. */
interface SketchedShot {
  readonly title: string;
  readonly prompt: string;
  readonly size: ShotSize;
  readonly lensMm: number;
  readonly side?: CameraSide;
  readonly height?: CameraHeight;
  readonly light?: KeyLight;
  readonly time?: TimeOfDay;
  readonly move?: CameraMove;
  readonly seconds?: number;
  /** Whom it shows, by the titles of `cast`; left out: all of them. */
  readonly of?: readonly string[];
}

/** A film to start from, as one would write it down: who, where, how it looks, what happens, shot by shot. */
export interface Sketch {
  readonly cast: readonly string[];
  readonly place: string | null;
  readonly style: string | null;
  /** Texts that come to every shot. */
  readonly texts: readonly { readonly title: string; readonly text: string }[];
  readonly shots: readonly SketchedShot[];
  /** How many shots stand in a line. */
  readonly columns: number;
  /** Ends in an assembly of all its shots, which are in motion, and in their delivery. */
  readonly isCut?: boolean;
}

const COLUMN_PX = 380;
const LINE_PX = 420;
const ASSET_LINE_PX = 176;
const TEXT_LINE_PX = 224;

/** A sketch as nodes and edges: what comes to the shots on the left, the shots in lines beside it, in the order of the cut. */
export function layOut({ cast, place, style, texts, shots, columns, isCut = false }: Sketch): TemplateContent {
  const nodes: GraphCopy['nodes'] = [];
  const edges: GraphCopy['edges'] = [];
  let y = 0;
  const add = (
    id: string,
    type: string,
    title: string,
    pos: [number, number],
    params: GraphCopy['nodes'][number]['params'],
  ) => {
    const [w, h] = NODE_TYPES.get(type)?.size ?? [280, 180];
    const node = NodeId.parse(id);
    nodes.push({ id: node, type, title, pos, size: [w, h], scene: null, params });
    return node;
  };
  const asset = (id: string, type: string, title: string) => {
    const node = add(id, type, title, [0, y], { asset: null });
    y += ASSET_LINE_PX;
    return node;
  };
  const people = cast.map((name, at) => ({ name, node: asset(`cast${at + 1}`, 'character', name) }));
  const location = place === null ? null : asset('place', 'location', place);
  const look = style === null ? null : asset('look', 'style', style);
  const words = texts.map(({ title, text }, at) => {
    const node = add(`text${at + 1}`, 'prompt', title, [0, y], { text });
    y += TEXT_LINE_PX;
    return node;
  });
  const made: NodeId[] = [];
  for (const [at, shot] of shots.entries()) {
    const pos: [number, number] = [COLUMN_PX + (at % columns) * COLUMN_PX, Math.floor(at / columns) * LINE_PX];
    const node = add(`shot${at + 1}`, shot.move === undefined ? 'shot-still' : 'shot-motion', shot.title, pos, {
      prompt: shot.prompt,
      shotSize: shot.size,
      lensMm: shot.lensMm,
      cameraSide: shot.side ?? 'front',
      cameraHeight: shot.height ?? 'eye',
      keyLight: shot.light ?? 'left',
      timeOfDay: shot.time ?? 'day',
      ...(shot.move === undefined ? {} : { move: shot.move, durationSeconds: shot.seconds ?? 3 }),
    });
    made.push(node);
    for (const text of words) edges.push({ from: text, fromPort: 'text', to: node, toPort: 'prompt' });
    for (const person of people) {
      if (shot.of !== undefined && !shot.of.includes(person.name)) continue;
      edges.push({ from: person.node, fromPort: 'asset', to: node, toPort: 'characters' });
    }
    if (location !== null) edges.push({ from: location, fromPort: 'asset', to: node, toPort: 'location' });
    if (look !== null) edges.push({ from: look, fromPort: 'asset', to: node, toPort: 'style' });
  }
  if (isCut) {
    const x = COLUMN_PX * (columns + 1);
    const film = add('film', 'assembler', 'Film', [x, 0], { clips: made.length, stills: 0 });
    for (const [at, shot] of made.entries()) {
      edges.push({ from: shot, fromPort: 'video', to: film, toPort: `clip${at + 1}` });
    }
    const delivery = add('delivery', 'output', 'Delivery', [x + COLUMN_PX, 0], {});
    edges.push({ from: film, fromPort: 'video', to: delivery, toPort: 'video' });
  }
  return TemplateContent.parse({ version: 1, graph: { nodes, edges } });
}
