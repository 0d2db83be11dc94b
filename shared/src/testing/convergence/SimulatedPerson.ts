import * as Y from 'yjs';
import { CommandOrigin } from '../../commands/index.ts';
import { type Actor, newDocument, rootOf } from '../../document/index.ts';
import type { Random } from '../random.ts';

/** The origin of what came from the server: it is not sent back. */
const FROM_SERVER = 'server';

/** The origin of typing in a shared text, as an editor's binding has it. */
export class Typing {}

export type ToServer =
  | { readonly kind: 'update'; readonly update: Uint8Array }
  | { readonly kind: 'hello'; readonly stateVector: Uint8Array };
export type ToPerson =
  | { readonly kind: 'update'; readonly update: Uint8Array }
  | { readonly kind: 'ask'; readonly stateVector: Uint8Array };

const UNDONE_ROOTS = ['nodes', 'edges', 'picks', 'drawing', 'cut', 'tracking'] as const;

/** One browser: a copy of the document, its undo, and the two directions of its connection. */
export class SimulatedPerson {
  readonly actor: Actor;
  readonly name: string;
  readonly toServer: ToServer[] = [];
  readonly toPerson: ToPerson[] = [];
  isOnline = false;
  doc: Y.Doc;
  #undo: Y.UndoManager;
  readonly #random: Random;

  constructor(name: string, actor: Actor, random: Random) {
    this.name = name;
    this.actor = actor;
    this.#random = random;
    [this.doc, this.#undo] = this.#open(undefined);
  }

  /** A page loaded anew from the browser's own copy: another client id, and nothing to undo. */
  reload(): void {
    const copy = Y.encodeStateAsUpdate(this.doc);
    this.#undo.destroy();
    this.disconnect();
    [this.doc, this.#undo] = this.#open(copy);
  }

  undo(): void {
    this.#undo.undo();
  }

  redo(): void {
    this.#undo.redo();
  }

  /** What follows is a step of its own. */
  endGesture(): void {
    this.#undo.stopCapturing();
  }

  /** The connection is gone, with what is on its way; of what waits to be sent some may stay queued. */
  disconnect(): void {
    this.isOnline = false;
    this.toPerson.length = 0;
    const kept = this.#random.chance(0.5) ? [] : this.toServer.filter(({ kind }) => kind === 'update');
    this.toServer.length = 0;
    this.toServer.push(...kept.slice(this.#random.int(kept.length + 1)));
  }

  connect(): void {
    this.isOnline = true;
    this.toServer.push({ kind: 'hello', stateVector: Y.encodeStateVector(this.doc) });
  }

  receive(message: ToPerson): void {
    if (message.kind === 'update') Y.applyUpdate(this.doc, message.update, FROM_SERVER);
    else this.toServer.push({ kind: 'update', update: Y.encodeStateAsUpdate(this.doc, message.stateVector) });
  }

  #open(copy: Uint8Array | undefined): [Y.Doc, Y.UndoManager] {
    const doc = newDocument();
    doc.clientID = this.#random.int(2 ** 32);
    if (copy !== undefined) Y.applyUpdate(doc, copy);
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== FROM_SERVER) this.toServer.push({ kind: 'update', update });
    });
    const undo = new Y.UndoManager(
      UNDONE_ROOTS.map((root) => rootOf(doc, root)),
      {
        // Steps end where `endGesture` says: time would make runs differ.
        captureTimeout: Number.MAX_SAFE_INTEGER,
        trackedOrigins: new Set([CommandOrigin, Typing]),
        captureTransaction: ({ origin }) => !(origin instanceof CommandOrigin) || origin.undoable,
      },
    );
    return [doc, undo];
  }
}
