import { NodeId } from '@dailies/shared/ids';
import { NODE_TYPES } from '@dailies/shared/nodes';
import { type Editor, isShapeId, type RecordsDiff, type TLRecord, type TLShapeId } from 'tldraw';
import type { ProjectModel } from '../../document/ProjectModel.ts';
import { portColour } from '../edges/portColour.ts';
import { isNodeShape, nodeIdOf, shapeIdOf } from '../shapes/NodeShape.ts';
import type { MapItem, MapPalette } from './paintMap.ts';

const typeColours = new Map<string, string>();

function typeColour(type: string, plain: string): string {
  const known = typeColours.get(type);
  if (known !== undefined) return known;
  const output = NODE_TYPES.get(type)?.module.outputs[0];
  const colour = output === undefined ? plain : portColour(output);
  typeColours.set(type, colour);
  return colour;
}

/**
 * Everything on the canvas as boxes: nodes in their own or their type's colour. A node's is made again only when it
 * changed: a map of thousands is asked for several times a second while somebody drags a few. What is drawn freely may
 * move with others, and is looked at each time.
 */
export class MapItems {
  readonly #editor: Editor;
  readonly #model: ProjectModel;
  readonly #nodes = new Map<TLShapeId, MapItem>();
  readonly #drawn = new Set<TLShapeId>();
  readonly #changed = new Set<TLShapeId>();
  #palette: MapPalette | null = null;

  constructor(editor: Editor, model: ProjectModel) {
    this.#editor = editor;
    this.#model = model;
  }

  /** Hears what changed in tldraw's store. */
  follow({ added, updated, removed }: RecordsDiff<TLRecord>): void {
    for (const ids of [added, updated, removed]) {
      for (const id of Object.keys(ids)) if (isShapeId(id)) this.#changed.add(id);
    }
  }

  /** Hears what changed in the document. */
  followNodes(nodes: Iterable<string>): void {
    for (const key of nodes) {
      const id = NodeId.safeParse(key);
      if (id.success) this.#changed.add(shapeIdOf(id.data));
    }
  }

  /** All of them as they are now; frames first, as they lie below. */
  now(palette: MapPalette): readonly MapItem[] {
    const isAnew = this.#palette === null || JSON.stringify(this.#palette) !== JSON.stringify(palette);
    this.#palette = palette;
    const changed = isAnew ? this.#editor.getCurrentPageShapeIds() : this.#changed;
    for (const id of changed) this.#look(id, palette);
    this.#changed.clear();
    const drawn = [...this.#drawn].flatMap((id) => this.#drawnItem(id, palette) ?? []);
    return [
      ...drawn.filter(({ isFrame }) => isFrame),
      ...this.#nodes.values(),
      ...drawn.filter(({ isFrame }) => !isFrame),
    ];
  }

  #look(id: TLShapeId, palette: MapPalette): void {
    const shape = this.#editor.getShape(id);
    if (!isNodeShape(shape)) {
      this.#nodes.delete(id);
      if (shape === undefined) this.#drawn.delete(id);
      else this.#drawn.add(id);
      return;
    }
    const node = nodeIdOf(id);
    const record = node === undefined ? undefined : this.#model.nodes.get(node);
    const { w, h } = shape.props;
    const colour =
      record?.colour === undefined ? typeColour(record?.type ?? '', palette.plain) : palette.own[record.colour];
    this.#nodes.set(id, { x: shape.x, y: shape.y, w, h, colour, isFrame: false });
  }

  #drawnItem(id: TLShapeId, palette: MapPalette): MapItem | null {
    const shape = this.#editor.getShape(id);
    const bounds = shape === undefined ? undefined : this.#editor.getShapePageBounds(shape);
    if (shape === undefined || bounds === undefined) return null;
    const isFrame = shape.type === 'frame';
    const { x, y, w, h } = bounds;
    return { x, y, w, h, colour: isFrame ? palette.frame : palette.plain, isFrame };
  }
}
