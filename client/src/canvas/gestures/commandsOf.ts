import { DrawingRecord, flattenDrawing, readDrawing, recordsOf } from '@dailies/shared/document';
import { SCENE_TYPE } from '@dailies/shared/graph';
import {
  deleteDrawing,
  deleteNodes,
  moveNodes,
  putDrawing,
  resizeNode,
  type AnyCommand,
} from '@dailies/shared/commands';
import { canonicalJson, type NodeId } from '@dailies/shared/ids';
import type { TLRecord } from 'tldraw';
import type { ProjectModel } from '../../document/ProjectModel.ts';
import { levelOfDrawing } from '../scenes/levelOfDrawing.ts';
import { withInside } from './copyNodes.ts';
import { isDrawnType } from '../projection/projectDrawing.ts';
import { isNodeShape, nodeIdOf, type NodeShape, shapeIdOf } from '../shapes/NodeShape.ts';

/** A command that a gesture comes to, with what it was about. */
export interface Planned {
  readonly command: Pick<AnyCommand, 'run'>;
  readonly args: unknown;
  /** tldraw records to show as the document has them, where the command is refused. */
  readonly records: readonly string[];
}

/** What one gesture came to: what was changed and deleted in tldraw's store. */
export interface Changed {
  readonly put: readonly TLRecord[];
  readonly removed: readonly TLRecord[];
}

export interface GestureCommands {
  readonly commands: readonly Planned[];
  /** Shapes that were copied in tldraw (Alt-drag): each shows another node, and shall become its own. */
  readonly copies: readonly NodeShape[];
}

/** What is drawn in scenes among these nodes. */
function drawnIn(model: ProjectModel, nodes: readonly NodeId[]): readonly string[] {
  const scenes = new Set(nodes.filter((id) => model.nodes.get(id)?.type === SCENE_TYPE));
  if (scenes.size === 0) return [];
  return [...readDrawing(model.doc)].flatMap(([id, record]) => {
    const level = levelOfDrawing(record, model);
    return level !== null && scenes.has(level) ? id : [];
  });
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** What shall be written for a gesture. Pure; reads the document to leave out what did not change. */
export function commandsOf({ put, removed }: Changed, model: ProjectModel): GestureCommands {
  const commands: Planned[] = [];
  const moves: { id: NodeId; pos: [number, number] }[] = [];
  const copies: NodeShape[] = [];
  const drawn: { id: string; record: DrawingRecord }[] = [];
  for (const record of put) {
    if (isNodeShape(record)) {
      const id = nodeIdOf(record.id);
      const node = id === undefined ? undefined : model.nodes.get(id);
      if (node === undefined || id === undefined) {
        copies.push(record);
        continue;
      }
      const pos: [number, number] = [round(record.x), round(record.y)];
      const size: [number, number] = [round(record.props.w), round(record.props.h)];
      if (size[0] !== node.size[0] || size[1] !== node.size[1]) {
        commands.push({ command: resizeNode, args: { id, pos, size }, records: [record.id] });
      } else if (pos[0] !== node.pos[0] || pos[1] !== node.pos[1]) moves.push({ id, pos });
    } else if (isDrawnType(record.typeName)) {
      const flat = DrawingRecord.safeParse(record);
      if (!flat.success) continue;
      const wanted = flattenDrawing(flat.data);
      const present = recordsOf(model.doc, 'drawing').get(record.id)?.toJSON();
      if (present === undefined || canonicalJson(present) !== canonicalJson(wanted)) {
        drawn.push({ id: record.id, record: wanted });
      }
    }
  }
  if (moves.length > 0) {
    commands.unshift({ command: moveNodes, args: { moves }, records: moves.map(({ id }) => `shape:${id}`) });
  }
  if (drawn.length > 0) {
    commands.push({ command: putDrawing, args: { records: drawn }, records: drawn.map(({ id }) => id) });
  }
  const goneNodes = removed.flatMap((record) => {
    const node = isNodeShape(record) ? nodeIdOf(record.id) : undefined;
    return node !== undefined && model.nodes.has(node) ? [node] : [];
  });
  // A scene goes with everything in it.
  const gone = withInside(model, goneNodes);
  if (gone.length > 0) commands.push({ command: deleteNodes, args: { ids: gone }, records: gone.map(shapeIdOf) });
  const erased = removed.filter(({ id, typeName }) => isDrawnType(typeName) && recordsOf(model.doc, 'drawing').has(id));
  const ids = [...erased.map(({ id }) => id), ...drawnIn(model, gone)];
  if (ids.length > 0) {
    commands.push({ command: deleteDrawing, args: { ids }, records: ids });
  }
  return { commands, copies };
}
