import { CommandOrigin } from '@dailies/shared/commands';
import { rootOf } from '@dailies/shared/document';
import { YSyncConfig } from 'y-codemirror.next';
import * as Y from 'yjs';
import { Observable } from './Observable.ts';

/** Settings are in it for a restore that brought them back; a change of settings by itself is not undoable. */
const UNDONE_ROOTS = ['nodes', 'edges', 'picks', 'drawing', 'cut', 'tracking', 'settings'] as const;
/** Typing within this time is one step. */
const TYPING_MS = 600;
const LABEL = 'label';

const isUndoable = (origin: unknown): boolean => !(origin instanceof CommandOrigin) || origin.undoable;
const labelOf = (origin: unknown): string => (origin instanceof CommandOrigin ? origin.label : 'Typing');

/**
 * One's own edits, undone and redone: commands that are undoable, and typing. Never what others did,
 * nor requests, verdicts and comments.
 */
export class Undo {
  readonly can = new Observable({ undo: false, redo: false });
  /** The names of the steps that would be undone and redone next; null where there is none. */
  readonly names = new Observable<{ readonly undo: string | null; readonly redo: string | null }>({
    undo: null,
    redo: null,
  });
  readonly #manager: Y.UndoManager;

  constructor(doc: Y.Doc) {
    this.#manager = new Y.UndoManager(
      UNDONE_ROOTS.map((root) => rootOf(doc, root)),
      {
        captureTimeout: TYPING_MS,
        trackedOrigins: new Set([CommandOrigin, YSyncConfig]),
        captureTransaction: ({ origin }) => isUndoable(origin),
      },
    );
    this.#manager.on('stack-item-added', ({ stackItem, origin, type }) => {
      // What undo itself pushes keeps the name of what it undid (see `#step`).
      if (type === 'undo' && origin !== this.#manager) stackItem.meta.set(LABEL, labelOf(origin));
      this.#tell();
    });
    this.#manager.on('stack-item-popped', () => this.#tell());
    this.#manager.on('stack-cleared', () => this.#tell());
  }

  /** What follows is a step of its own. */
  endGesture(): void {
    this.#manager.stopCapturing();
  }

  /** The name of the step that would be undone next; null where there is none. */
  next(): string | null {
    return nameOf(this.#manager.undoStack.at(-1));
  }

  /** Which step would be undone next: the same object as long as nothing else was done or undone. */
  last(): object | null {
    return this.#manager.undoStack.at(-1) ?? null;
  }

  /** Runs what is one step, under a name of its own instead of its first command's. */
  named<T>(name: string, step: () => T): T {
    this.endGesture();
    const before = this.last();
    const result = step();
    this.endGesture();
    const made = this.#manager.undoStack.at(-1);
    if (made !== undefined && made !== before) {
      made.meta.set(LABEL, name);
      this.#tell();
    }
    return result;
  }

  /** Undoes the last step; its name, or null where there was none. */
  undo(): string | null {
    return this.#step(this.#manager.undoStack, this.#manager.redoStack, () => this.#manager.undo());
  }

  redo(): string | null {
    return this.#step(this.#manager.redoStack, this.#manager.undoStack, () => this.#manager.redo());
  }

  /** Forgets every step, of which nothing is undone or redone any more. */
  clear(): void {
    this.#manager.clear();
  }

  destroy(): void {
    this.#manager.destroy();
  }

  #step(from: Y.UndoManager['undoStack'], to: Y.UndoManager['undoStack'], step: () => unknown): string | null {
    if (from.length === 0) return null;
    const name = nameOf(from.at(-1)) ?? 'Edit';
    step();
    to.at(-1)?.meta.set(LABEL, name);
    this.#tell();
    return name;
  }

  #tell(): void {
    this.can.set({ undo: this.#manager.canUndo(), redo: this.#manager.canRedo() });
    this.names.set({ undo: this.next(), redo: nameOf(this.#manager.redoStack.at(-1)) });
  }
}

function nameOf(step: Y.UndoManager['undoStack'][number] | undefined): string | null {
  const label: unknown = step?.meta.get(LABEL);
  return typeof label === 'string' ? label : null;
}
