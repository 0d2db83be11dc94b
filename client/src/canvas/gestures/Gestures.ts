import { createNodes, deleteNodes } from '@dailies/shared/commands';
import type { NodeId } from '@dailies/shared/ids';
import { type Editor, react, type RecordsDiff, type TLRecord } from 'tldraw';
import { sayProblem } from '../../interface/sayProblem.ts';
import { undoToast } from '../../interface/undoToast.tsx';
import { newId, type ProjectSession } from '../../session/ProjectSession.ts';
import type { Projector } from '../projection/Projector.ts';
import { isDrawnType } from '../projection/projectDrawing.ts';
import { isNodeShape, nodeIdOf, shapeIdOf } from '../shapes/NodeShape.ts';
import { type Changed, commandsOf, type Planned } from './commandsOf.ts';
import { copiesOf, copyNodes, pasteArgs, tooMuchToCopy } from './copyNodes.ts';
import { isGesture } from './inGesture.ts';
import { stepName } from './stepName.ts';

/** Text of a freeform shape is written this long after the last key. */
const TYPING_MS = 400;
/** Presses of the arrow keys within this time are one step; less than that of typing. */
const NUDGING_MS = 500;

/**
 * Turns what a person does in tldraw into commands. While something is in the hand, changes stay in
 * this page's store; when it is let go, they become commands of one undo step. A refused one is said,
 * and the store shows the document again.
 */
export class Gestures {
  readonly #editor: Editor;
  readonly #session: ProjectSession;
  readonly #projector: Projector;
  readonly #put = new Set<TLRecord['id']>();
  readonly #removed = new Map<TLRecord['id'], TLRecord>();
  readonly #stops: (() => void)[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isScheduled = false;
  #nudgedAtMs = -Infinity;

  constructor(editor: Editor, session: ProjectSession, projector: Projector) {
    this.#editor = editor;
    this.#session = session;
    this.#projector = projector;
    this.#stops.push(
      editor.store.listen(({ changes }) => this.#collect(changes), { source: 'user', scope: 'document' }),
      react('write gestures when they end', () => {
        if (!isGesture(editor.getPath())) this.#schedule();
      }),
    );
  }

  /** Copies nodes beside themselves, with the edges among them; the copies by what they are of: none where it is refused, which is said. */
  duplicate(nodes: readonly NodeId[], by: readonly [number, number], within?: 'gesture'): ReadonlyMap<NodeId, NodeId> {
    const { model, level } = this.#session;
    const copied = copyNodes(model, nodes);
    const refusal = tooMuchToCopy(copied);
    if (refusal !== null) {
      sayProblem(refusal);
      return new Map();
    }
    const args = pasteArgs(copied, by, newId, level.get());
    return this.#run({ command: createNodes, args, records: [] }, within)
      ? copiesOf(copied.nodes, args.nodes)
      : new Map();
  }

  /** Does something to shapes, and writes it at once: one step of undo, under a name of its own. */
  named(name: string, act: () => void): void {
    this.flush();
    this.#session.undo.named(name, () => {
      this.#collect(this.#editor.store.extractingChanges(act));
      this.#write();
    });
  }

  /** Moves what is selected a little. One press after another is one step. */
  nudge(by: readonly [x: number, y: number]): void {
    const editor = this.#editor;
    const now = performance.now();
    if (now - this.#nudgedAtMs > NUDGING_MS) {
      this.flush();
      this.#session.undo.endGesture();
    }
    this.#nudgedAtMs = now;
    const [x, y] = by;
    this.#collect(editor.store.extractingChanges(() => editor.nudgeShapes(editor.getSelectedShapeIds(), { x, y })));
    this.#write();
  }

  /** Forgets what is collected, and shows things as they were: what was done with them is written otherwise. */
  discard(): void {
    clearTimeout(this.#timer);
    this.#take();
    this.#projector.release();
  }

  stop(): void {
    this.flush();
    for (const stop of this.#stops) stop();
  }

  /** Writes what is collected, now. */
  flush(): void {
    clearTimeout(this.#timer);
    if (this.#put.size === 0 && this.#removed.size === 0) return;
    const { undo } = this.#session;
    const changed = this.#take();
    const { commands, copies } = commandsOf(changed, this.#session.model);
    // tldraw tells once more of what is written already: that ends no step.
    if (commands.length > 0 || copies.length > 0) {
      const name = stepName(changed, this.#session.doc);
      const write = () => {
        for (const planned of commands) this.#run(planned, 'gesture');
        if (copies.length > 0)
          this.#keepCopies(copies.map(({ id, x, y, props }) => ({ id, x, y, source: props.node })));
      };
      undo.endGesture();
      if (name === null) write();
      else undo.named(name, write);
      undo.endGesture();
      this.#sayDeleted(commands);
    }
    this.#projector.release();
  }

  /** What is collected, as commands within the step that is being made. */
  #write(): void {
    const { commands } = commandsOf(this.#take(), this.#session.model);
    for (const planned of commands) this.#run(planned, 'gesture');
    this.#projector.release();
  }

  #take(): Changed {
    // As they are now: tldraw tells of changes a frame late, and the drop is in the last of them.
    const put = [...this.#put].flatMap((id) => this.#editor.store.get(id) ?? []);
    const changed = { put, removed: [...this.#removed.values()] };
    this.#put.clear();
    this.#removed.clear();
    return changed;
  }

  #sayDeleted(commands: readonly Planned[]): void {
    const gone = commands.find(({ command }) => command === deleteNodes);
    if (gone === undefined) return;
    const count = gone.records.length;
    undoToast(this.#session.undo, count === 1 ? 'Deleted a node' : `Deleted ${count} nodes`);
  }

  #collect({ added, updated, removed }: RecordsDiff<TLRecord>): void {
    const isOurs = (record: TLRecord): boolean => isDrawnType(record.typeName);
    for (const record of Object.values(added)) if (isOurs(record)) this.#touch(record);
    for (const [, record] of Object.values(updated)) if (isOurs(record)) this.#touch(record);
    for (const record of Object.values(removed)) {
      if (!isOurs(record)) continue;
      this.#put.delete(record.id);
      this.#removed.set(record.id, record);
    }
    this.#schedule();
  }

  #touch(record: TLRecord): void {
    this.#removed.delete(record.id);
    this.#put.add(record.id);
    this.#projector.hold([record.id]);
  }

  /** Together, at the end of what is going on now; typing in a shape a little later. */
  #schedule(): void {
    if (this.#put.size === 0 && this.#removed.size === 0) return;
    const path = this.#editor.getPath();
    if (isGesture(path)) return;
    if (path.startsWith('select.editing_shape')) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#afterTyping(), TYPING_MS);
      return;
    }
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    queueMicrotask(() => {
      this.#isScheduled = false;
      if (!isGesture(this.#editor.getPath())) this.flush();
    });
  }

  /** What is in the hand by now is not cut in two: it is written when it is let go, with what was typed. */
  #afterTyping(): void {
    if (!isGesture(this.#editor.getPath())) this.flush();
  }

  /** Shapes that tldraw copied become nodes of their own, where they were dropped. */
  #keepCopies(copies: readonly { id: TLRecord['id']; x: number; y: number; source: string }[]): void {
    const { model } = this.#session;
    const places = new Map<NodeId, { x: number; y: number }>();
    for (const { source, x, y } of copies) {
      const known = [...model.nodes.keys()].find((id) => id === source);
      if (known !== undefined) places.set(known, { x, y });
    }
    const [first] = places;
    const [id, place] = first ?? [];
    const node = id === undefined ? undefined : model.nodes.get(id);
    this.#editor.store.mergeRemoteChanges(() => this.#editor.store.remove(copies.map((copy) => copy.id)));
    if (node === undefined || place === undefined) return;
    const made = this.duplicate([...places.keys()], [place.x - node.pos[0], place.y - node.pos[1]]);
    this.#editor.setSelectedShapes([...places.keys()].flatMap((each) => made.get(each) ?? []).map(shapeIdOf));
  }

  #run({ command, args, records }: Planned, within?: 'gesture'): boolean {
    const result = this.#session.run(command, args, within);
    if (result.ok) return true;
    sayProblem(result.refusal.message);
    // Shown as the document has them, once they are no longer held.
    queueMicrotask(() => this.#projector.show(records));
    return false;
  }
}

/** Of nodes that were made those that stand on the level itself, and not in another of them. */
export function rootsOf(made: readonly { readonly id: NodeId; readonly scene: NodeId | null }[]): readonly NodeId[] {
  const ids = new Set(made.map(({ id }) => id));
  return made.flatMap(({ id, scene }) => (scene !== null && ids.has(scene) ? [] : id));
}

/** Nodes among the selected shapes. */
export const selectedNodes = (editor: Editor): readonly NodeId[] =>
  editor.getSelectedShapes().flatMap((shape) => (isNodeShape(shape) ? (nodeIdOf(shape.id) ?? []) : []));
