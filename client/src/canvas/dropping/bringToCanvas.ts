import { createNodes, setParams } from '@dailies/shared/commands';
import { type AssetId, NodeId } from '@dailies/shared/ids';
import type { BroughtKind } from '@dailies/shared/media';
import { notifications } from '@mantine/notifications';
import type { Editor, VecLike } from 'tldraw';
import { PIECES_FROM_BYTES } from '../../api/uploads.ts';
import { newId, type ProjectSession } from '../../session/ProjectSession.ts';
import { isNodeShape, nodeIdOf, shapeIdOf } from '../shapes/NodeShape.ts';
import { type NodeOfRecipe, nodeOfRecipe } from '../../takes/recipe/nodeOfRecipe.ts';
import type { Coming } from './Coming.ts';
import { type Brought, bringFile, type BroughtNode, look, nodeOfKind, type Seen } from './bringFile.ts';
import { filesIn, FILES_AT_MOST, foldersOf } from './droppedFiles.ts';
import { identify } from './identify.ts';
import { carriedBy, comfySentence, type RestoredNode, restoredNode, restoredSentence } from './carriedRecipe.ts';
import { boxOf, inRows, sizeFor } from './places.ts';
import { sayFailed, sayRefused } from './say.ts';
import { UnfinishedFiles } from './UnfinishedFiles.ts';

/** Files that are sent at the same time; the others wait. */
const AT_ONCE = 2;
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

const titleOf = (name: string): string => name.replace(/\.[^.]{1,5}$/, '').slice(0, 200);

/**
 * What is dropped or pasted becomes nodes at the place, several in rows.
 * A file has its place marked while it is sent, and its node when it is there.
 */
export class Bringing {
  readonly #editor: Editor;
  readonly #session: ProjectSession;
  readonly #coming: Coming;
  readonly #unfinished = new UnfinishedFiles();

  constructor(editor: Editor, session: ProjectSession, coming: Coming) {
    this.#editor = editor;
    this.#session = session;
    this.#coming = coming;
  }

  /** A text becomes a prompt. */
  text(text: string, point?: VecLike): void {
    if (text.trim() !== '') this.#put([{ kind: 'text', text, title: null }], point);
  }

  async files(files: readonly File[], point?: VecLike): Promise<void> {
    if (!this.#session.may('nodes') || files.length === 0) return;
    const refused: string[] = [];
    const pieces: Piece[] = [];
    for (const file of files) {
      const found = await identify(file);
      if (found.kind === 'refused') refused.push(found.sentence);
      else if (found.kind === 'text') pieces.push({ kind: 'text', text: found.text, title: titleOf(file.name) });
      else pieces.push(await this.#pieceOf(found.kind, file, files.length === 1 ? point : undefined));
    }
    sayRefused(refused);
    const [first] = pieces;
    const emptyNode =
      first === undefined || pieces.length > 1 || first.kind === 'text' || first.kind === 'recipe'
        ? null
        : this.#emptyAt(first.kind, point);
    if (emptyNode !== null && first !== undefined && 'file' in first) await this.#fill(emptyNode, first);
    else if (pieces.length > 0) this.#put(pieces, point);
  }

  /** Goes on with what this browser had not sent whole when its page was closed or loaded anew. */
  async goOn(): Promise<void> {
    const { me, project } = this.#session;
    for (const { id, file, pos } of await this.#unfinished.left(me.id, project.id)) {
      await this.#unfinished.forget(id);
      const [x, y] = pos;
      // As it was: `#put` centres a row of one at the point.
      await this.files([file], { x: x + LOW_SIZE[0] / 2, y });
    }
  }

  stop(): void {
    this.#unfinished.close();
  }

  /** A file of a take is the node that made it again, unless it is meant for an empty node or for itself (Alt). */
  async #pieceOf(kind: BroughtKind, file: File, point: VecLike | undefined): Promise<Piece> {
    const isForItself = this.#editor.inputs.getAltKey() || this.#emptyAt(nodeOfKind(kind), point) !== null;
    const carried = isForItself ? null : await carriedBy(file);
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
    if (point === undefined) return null;
    const shape = this.#editor.getShapeAtPoint(point, { hitInside: true });
    const id = isNodeShape(shape) ? nodeIdOf(shape.id) : undefined;
    const node = id === undefined ? undefined : this.#session.model.nodes.get(id);
    const takes = node?.type === kind || (node?.type === 'blender-input' && kind === 'file');
    return takes && (node.params['media'] ?? null) === null ? node.id : null;
  }

  async #fill(node: NodeId, seen: Seen): Promise<void> {
    const { model } = this.#session;
    const record = model.nodes.get(node);
    if (record === undefined) return;
    const send = this.#queue(seen, record.pos, record.size, ({ params }) => {
      if (model.nodes.has(node)) this.#run(setParams, { id: node, params });
    });
    await send();
  }

  #put(pieces: readonly Piece[], point?: VecLike): void {
    const { x, y } = point ?? this.#editor.getViewportPageBounds().center;
    const sizes = pieces.map(sizeOf);
    const scene = this.#session.level.get();
    const others = [...this.#session.model.standingOn(scene)].map(boxOf);
    const places = inRows(sizes, [x, y], others);
    const made: NodeId[] = [];
    const atOnce: CreateNode[] = [];
    const edges: NodeOfRecipe['edges'][number][] = [];
    const files: (() => Promise<void>)[] = [];
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
        files.push(
          this.#queue(piece, pos, size, ({ type, params }) => {
            const title = titleOf(piece.file.name);
            if (!this.#run(createNodes, { nodes: [{ id, type, title, pos, size, scene, params }] })) return;
            made.push(id);
            this.#editor.setSelectedShapes(made.map(shapeIdOf));
          }),
        );
      }
    }
    if (atOnce.length > 0 && this.#run(createNodes, { nodes: atOnce, edges })) made.push(...atOnce.map(({ id }) => id));
    if (made.length > 0) this.#editor.setSelectedShapes(made.map(shapeIdOf));
    // Each takes the next one when its own is there.
    const lane = async (): Promise<void> => {
      for (let next = files.shift(); next !== undefined; next = files.shift()) await next();
    };
    for (let started = 0; started < AT_ONCE; started += 1) void lane();
  }

  /** Marks a file's place at once; the answer sends it, when its turn has come. */
  #queue(
    seen: Seen,
    pos: readonly [number, number],
    size: readonly [number, number],
    arrived: (brought: Brought) => void,
  ): () => Promise<void> {
    const coming = this.#coming;
    const control = new AbortController();
    const { signal } = control;
    const id = newId();
    const { file } = seen;
    const cancel = (): void => {
      control.abort();
      coming.remove(id);
    };
    coming.add({ id, name: file.name, pos, size, phase: null, fraction: 0, sizeBytes: file.size, cancel });
    const { me, project } = this.#session;
    // A small one is sent again sooner than it is found again.
    const keeps = file.size >= PIECES_FROM_BYTES;
    if (keeps) void this.#unfinished.keep({ id, user: me.id, project: project.id, file, pos });
    return async () => {
      try {
        if (signal.aborted) return;
        coming.change(id, { phase: 'sending' });
        const brought = await bringFile(project.id, seen, {
          onProgress: (fraction) => coming.change(id, { fraction }),
          onPhase: (phase) => coming.change(id, { phase }),
          signal,
        });
        arrived(brought);
        if (brought.wasThere) notifications.show({ message: `"${file.name}" was here already, so nothing was sent.` });
      } catch (error) {
        if (!signal.aborted) sayFailed(file.name, error);
      } finally {
        coming.remove(id);
        if (keeps) await this.#unfinished.forget(id);
      }
    };
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
