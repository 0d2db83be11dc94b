import * as Y from 'yjs';
import { CommandOrigin } from '../../commands/index.ts';
import { type Actor, newDocument, rootOf } from '../../document/index.ts';
import type { Role } from '../../people/index.ts';
import type { Random } from '../random.ts';

/** The origin of what came from the server: it is not sent back. */
const FROM_SERVER = 'server';

/** The origin of typing in a shared text, as an editor's binding has it. */
export class Typing {}

export type ToServer =
  | { readonly kind: 'update'; readonly update: Uint8Array }
  | { readonly kind: 'hello'; readonly stateVector: Uint8Array; readonly epoch: number; readonly client: number };
export type ToPerson =
  | { readonly kind: 'update'; readonly update: Uint8Array }
  | { readonly kind: 'ask'; readonly stateVector: Uint8Array }
  | { readonly kind: 'role'; readonly role: Role }
  | { readonly kind: 'epoch'; readonly epoch: number };

const UNDONE_ROOTS = ['nodes', 'edges', 'picks', 'drawing', 'cut', 'tracking'] as const;

/** One browser: a copy of the document, its undo, and the two directions of its connection. */
export class SimulatedPerson {
  readonly user: Actor['user'];
  readonly name: string;
  readonly toServer: ToServer[] = [];
  readonly toPerson: ToPerson[] = [];
  isOnline = false;
  doc: Y.Doc;
  /** What the browser was told that its person may do; the server may know better. */
  role: Role;
  /** Roles in which this copy was edited: what was done in one that is lost may be refused. */
  readonly editedAs = new Set<Role>();
  /** The epoch of this copy. */
  epoch = 1;
  /** A copy of an older epoch, to be brought back as commands once the new one is here. */
  aside: { readonly epoch: number; readonly copy: Uint8Array } | undefined;
  readonly #onOpened: (doc: Y.Doc) => void;
  #undo: Y.UndoManager;
  readonly #random: Random;

  constructor(name: string, actor: Actor, random: Random, onOpened: (doc: Y.Doc) => void) {
    this.name = name;
    this.user = actor.user;
    this.role = actor.role;
    this.#random = random;
    this.#onOpened = onOpened;
    [this.doc, this.#undo] = this.#open(undefined);
  }

  /** A page loaded anew from the browser's own copy: another client id, and nothing to undo. */
  reload(): void {
    this.#reopen(Y.encodeStateAsUpdate(this.doc));
  }

  /** The copy is not wanted any more: another one begins empty. What was waiting is not sent. */
  startOver(epoch: number): void {
    this.#reopen(undefined);
    this.toServer.length = 0;
    this.editedAs.clear();
    this.epoch = epoch;
  }

  undo(): void {
    this.editedAs.add(this.role);
    this.#undo.undo();
  }

  redo(): void {
    this.editedAs.add(this.role);
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
    const { epoch, doc } = this;
    this.toServer.push({ kind: 'hello', stateVector: Y.encodeStateVector(doc), epoch, client: doc.clientID });
  }

  receive(message: ToPerson): void {
    switch (message.kind) {
      case 'update':
        Y.applyUpdate(this.doc, message.update, FROM_SERVER);
        return;
      case 'ask':
        this.toServer.push({ kind: 'update', update: Y.encodeStateAsUpdate(this.doc, message.stateVector) });
        return;
      case 'role':
        // As the client: what may not be done any more cannot be undone either.
        if (message.role !== this.role) this.#undo.clear();
        this.role = message.role;
        return;
      case 'epoch':
        this.aside ??= { epoch: this.epoch, copy: Y.encodeStateAsUpdate(this.doc) };
        this.startOver(message.epoch);
        this.connect();
    }
  }

  #reopen(copy: Uint8Array | undefined): void {
    this.#undo.destroy();
    this.disconnect();
    [this.doc, this.#undo] = this.#open(copy);
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
    this.#onOpened(doc);
    return [doc, undo];
  }
}
