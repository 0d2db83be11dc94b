import { createNodes, setParams } from '@dailies/shared/commands';
import { type AssetId, NodeId } from '@dailies/shared/ids';
import type { BroughtKind } from '@dailies/shared/media';
import { notifications } from '@mantine/notifications';
import type { Editor, VecLike } from 'tldraw';
import { limitsFor } from '../../api/uploadLimits.ts';
import type { NewComing } from '../../session/Coming.ts';
import { newId, type ProjectSession } from '../../session/ProjectSession.ts';
import { isTyping } from '../gestures/isTyping.ts';
import { isNodeShape, nodeIdOf } from '../shapes/NodeShape.ts';
import { type NodeOfRecipe, nodeOfRecipe } from '../../takes/recipe/nodeOfRecipe.ts';
import { type BroughtNode, look, nodeOfKind, type Seen } from './bringFile.ts';
import { DropSelection } from './DropSelection.ts';
import { filesIn, FILES_AT_MOST, foldersOf } from './droppedFiles.ts';
import { identify } from '../../media/identify.ts';
import { carriedBy, comfySentence, type RestoredNode, restoredNode, restoredSentence } from './carriedRecipe.ts';
import { boxOf, inRows, sizeFor } from './places.ts';
import { sayRefused } from './say.ts';
import { sendSeen } from './sendSeen.ts';

const TEXT_SIZE = [280, 180] as const;

type Piece =
  | Seen
  | { readonly kind: 'text'; readonly text: string; readonly title: string | null }
  | { readonly kind: 'recipe'; readonly node: RestoredNode; readonly fileName: string };

/** A node that is made at once, in one step of undo with the others. */
interface CreateNode {
  readonly id: NodeId;
  readonly type: string;
  readonly title?: string;
  readonly pos: readonly [x: number, y: number];
  readonly size?: readonly [w: number, h: number];
  readonly scene: NodeId | null;
  readonly params: Readonly<Record<string, unknown>>;
}

/** A sentence about a recipe is longer than others. */
const READ_MS = 12_000;

/** The sizes of nodes without a picture, as their types have them. */
const LOW_SIZE = [280, 132] as const;

function sizeOf(piece: Piece): readonly [w: number, h: number] {
  if (piece.kind === 'text') return TEXT_SIZE;
  if (piece.kind === 'recipe') return piece.node.definition.size;
  return 'looked' in piece && piece.kind !== 'sound' ? sizeFor(piece.looked.width, piece.looked.height) : LOW_SIZE;
}

const LEFT_MEANWHILE =
  'The files were still being looked at when the project was left, so they were not brought; drop them again.';

type Place = Omit<NewComing, 'file' | 'node'>;

const titleOf = (name: string): string => name.replace(/\.[^.]{1,5}$/, '').slice(0, 200);

/**
 * What is dropped or pasted becomes nodes at the place, several in rows.
 * A file has its place marked while it is sent, and its node when it is there.
 */
export class Bringing {
  readonly #editor: Editor;
  readonly #session: ProjectSession;

  constructor(editor: Editor, session: ProjectSession) {
    this.#editor = editor;
    this.#session = session;
  }

  /** A text becomes a prompt. */
  text(text: string, point?: VecLike): void {
    if (text.trim() !== '') this.#put([{ kind: 'text', text, title: null }], this.#selection(), point);
  }

  async files(files: readonly File[], point?: VecLike): Promise<void> {
    if (!this.#session.may('nodes') || files.length === 0) return;
    const selection = this.#selection();
    const isForItself = this.#editor.inputs.getAltKey();
    const { coming, project } = this.#session;
    const limits = limitsFor(project.id);
    const isAlone = files.length === 1;
    const found = await coming.looking.at(files, async (file): Promise<Piece | string> => {
      const what = await identify(file, await limits);
      if (what.kind === 'refused') return what.sentence;
      if (what.kind === 'text') return { kind: 'text', text: what.text, title: titleOf(file.name) };
      // Meant for an empty node or for itself (Alt), it is the file alone.
      const isFile = isForItself || (isAlone && this.#emptyAt(nodeOfKind(what.kind), point) !== null);
      return isFile ? look(what.kind, file) : this.#pieceOf(what.kind, file);
    });
    if (found === null) {
      if (!this.#session.may('nodes')) sayRefused([LEFT_MEANWHILE]);
      return;
    }
    sayRefused(found.filter((each) => typeof each === 'string'));
    const pieces = found.filter((each) => typeof each !== 'string');
    const [first] = pieces;
    const emptyNode =
      first === undefined || pieces.length > 1 || first.kind === 'text' || first.kind === 'recipe'
        ? null
        : this.#emptyAt(first.kind, point);
    if (emptyNode !== null && first !== undefined && 'file' in first) this.#fill(emptyNode, first);
    else if (pieces.length > 0) this.#put(pieces, selection, point);
  }

  /** Goes on with what this browser had not sent whole when its page was closed or the project left. */
  async goOn(): Promise<void> {
    const { coming, project } = this.#session;
    if (!this.#session.may('nodes')) return;
    for (const { id, file, pos, scene, node } of await coming.left()) {
      const found = await identify(file, await limitsFor(project.id));
      // It was taken before; it has changed on the disk, or what is taken here has.
      if (found.kind === 'refused') sayRefused([found.sentence]);
      if (found.kind === 'refused' || found.kind === 'text') await coming.forget(id);
      else {
        const seen = await look(found.kind, file);
        const place = { id, pos, size: sizeOf(seen), scene };
        if (node === null) this.#sendAsNode(seen, place);
        else this.#sendTo(node, seen, place);
      }
    }
  }

  /** A file of a take is the node that made it again. */
  async #pieceOf(kind: BroughtKind, file: File): Promise<Piece> {
    const carried = await carriedBy(file);
    const node = carried?.recipe === undefined ? null : restoredNode(carried.recipe);
    if (node !== null) {
      return { kind: 'recipe', node, fileName: file.name };
    }
    if (carried?.isComfy === true && carried.recipe === undefined) {
      notifications.show({ message: comfySentence(file.name), autoClose: READ_MS });
    }
    return look(kind, file);
  }

  /** The empty picture, clip or Blender input under the point: what is dropped there is meant for it. */
  #emptyAt(kind: BroughtNode, point: VecLike | undefined): NodeId | null {
    if (point === undefined || this.#editor.isDisposed) return null;
    const shape = this.#editor.getShapeAtPoint(point, { hitInside: true });
    const id = isNodeShape(shape) ? nodeIdOf(shape.id) : undefined;
    const node = id === undefined ? undefined : this.#session.model.nodes.get(id);
    const takes = node?.type === kind || (node?.type === 'blender-input' && kind === 'file');
    return takes && (node.params['media'] ?? null) === null ? node.id : null;
  }

  #fill(node: NodeId, seen: Seen): void {
    const record = this.#session.model.nodes.get(node);
    if (record === undefined) return;
    const { pos, size, scene } = record;
    this.#sendTo(node, seen, { id: newId(), pos, size, scene });
  }

  #put(pieces: readonly Piece[], selection: DropSelection, point?: VecLike): void {
    const { x, y } = point ?? this.#editor.getViewportPageBounds().center;
    const sizes = pieces.map(sizeOf);
    const scene = this.#session.level.get();
    const others = [...this.#session.model.standingOn(scene)].map(boxOf);
    const places = inRows(sizes, [x, y], others);
    const atOnce: CreateNode[] = [];
    const edges: NodeOfRecipe['edges'][number][] = [];
    const files: (readonly [Seen, Place])[] = [];
    for (const [index, piece] of pieces.entries()) {
      const pos = places[index] ?? ([x, y] as const);
      const size = sizes[index] ?? TEXT_SIZE;
      const id = NodeId.parse(newId());
      if (piece.kind === 'text') {
        const { text, title } = piece;
        atOnce.push({ id, type: 'prompt', ...(title === null ? {} : { title }), pos, size, scene, params: { text } });
      } else if (piece.kind === 'recipe') {
        const { model, plans } = this.#session;
        const around = { graph: model.graph, scene, newest: (asset: AssetId) => plans.newest(asset), newId };
        const again = nodeOfRecipe(piece.node, piece.node.definition, pos, around);
        atOnce.push(...again.nodes);
        edges.push(...again.edges);
        notifications.show({
          message: restoredSentence(piece.fileName, piece.node, again.missing),
          autoClose: READ_MS,
        });
      } else {
        files.push([piece, { id, pos, size, scene }]);
      }
    }
    if (atOnce.length > 0 && this.#run(createNodes, { nodes: atOnce, edges })) {
      selection.add(...atOnce.map(({ id }) => id));
    }
    for (const [seen, place] of files) this.#sendAsNode(seen, place, (node) => selection.add(node));
  }

  #sendTo(node: NodeId, seen: Seen, place: Place): void {
    sendSeen(this.#session, seen, { ...place, node }, ({ params }) => {
      if (this.#session.model.nodes.has(node)) this.#run(setParams, { id: node, params });
    });
  }

  #sendAsNode(seen: Seen, { pos, size, ...place }: Place, made?: (node: NodeId) => void): void {
    const title = titleOf(seen.file.name);
    sendSeen(this.#session, seen, { ...place, pos, size, node: null }, ({ type, params }) => {
      const id = NodeId.parse(newId());
      const scene = place.scene !== null && this.#session.model.nodes.has(place.scene) ? place.scene : null;
      if (this.#run(createNodes, { nodes: [{ id, type, title, pos, size, scene, params }] })) made?.(id);
    });
  }

  #selection(): DropSelection {
    return new DropSelection(this.#editor, () => isTyping(document.activeElement));
  }

  #run(command: Parameters<ProjectSession['run']>[0], args: unknown): boolean {
    const result = this.#session.run(command, args);
    if (!result.ok) sayRefused([result.refusal.message]);
    return result.ok;
  }
}

/** Takes drops that hold folders before tldraw does, which would see no files in them. */
export function takeFolders(editor: Editor, bringing: Bringing): () => void {
  const drop = (event: DragEvent): void => {
    const entries = event.dataTransfer === null ? null : foldersOf(event.dataTransfer.items);
    if (entries === null) return;
    event.preventDefault();
    event.stopPropagation();
    const point = editor.screenToPage({ x: event.clientX, y: event.clientY });
    void filesIn(entries).then((files) => {
      const more = files.length - FILES_AT_MOST;
      if (more > 0) sayRefused([`There are more than ${FILES_AT_MOST} files in there; bring fewer at once.`]);
      else if (files.length === 0) sayRefused(['There is no file in there.']);
      else void bringing.files(files, point);
    });
  };
  const container = editor.getContainer();
  container.addEventListener('drop', drop, { capture: true });
  return () => container.removeEventListener('drop', drop, { capture: true });
}

/** Takes over what tldraw does with dropped and pasted files, texts and addresses. */
export function bringToCanvas(editor: Editor, bringing: Bringing): void {
  editor.registerExternalContentHandler('files', ({ files, point }) => void bringing.files(files, point));
  editor.registerExternalContentHandler('text', ({ text, point }) => bringing.text(text, point));
  // An address alone would be looked up on the internet; it is a text like any other.
  editor.registerExternalContentHandler('url', ({ url, point }) => bringing.text(url, point));
}
