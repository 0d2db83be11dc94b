import { CommandOrigin } from '@dailies/shared/commands';
import { documentName, newDocument, rootOf } from '@dailies/shared/document';
import type { ProjectId } from '@dailies/shared/ids';
import type { Role } from '@dailies/shared/people';
import { HocuspocusProvider } from '@hocuspocus/provider';
import * as Y from 'yjs';
import { parseCloseReason, responseTo, retryDelayMs } from '../../../client/src/session/closeReason.ts';
import { DifferenceFirstSocket } from '../../../client/src/session/DifferenceFirstSocket.ts';
import { INITIAL_SAVE_FACTS, nextSaveFacts, type SaveEvent, saveState } from '../../../client/src/session/saveState.ts';
import type { Person } from './Person.ts';

/** People are faster here than in front of a screen: what the interface waits for is waited for in a fraction. */
const PATIENCE = 0.15;
const UNDONE_ROOTS = ['nodes', 'edges', 'picks', 'drawing', 'cut', 'tracking'] as const;

export interface BrowserOptions {
  readonly origin: string;
  readonly project: ProjectId;
  readonly person: Person;
  readonly role: Role;
  /** What this browser kept when it was open last; null for one that keeps nothing yet. */
  readonly copy: Uint8Array | null;
  /** Called whenever the interface begins to say "Saved". */
  readonly onSaved: (browser: Browser) => void;
}

/**
 * An honest browser on a project: it acts on closings, counts and says "Saved" by the interface's own
 * code, keeps its copy over a reload, and undoes its own edits. What it lacks is the page.
 */
export class Browser {
  readonly options: BrowserOptions;
  readonly doc = newDocument();
  readonly undo: Y.UndoManager;
  /** Kinds of reasons for which the server closed it, in order. */
  readonly closings: string[] = [];
  /** Reasons that an honest browser never hears. */
  readonly refusals: string[] = [];
  /** Transactions of its own. */
  edits = 0;
  /** The interface shows the project: it was synced once, now or when its copy was made. */
  wasWhole: boolean;
  readonly #socket: DifferenceFirstSocket;
  readonly #provider: HocuspocusProvider;
  #facts = INITIAL_SAVE_FACTS;
  #failures = 0;
  #isOffline = false;
  #isClosed = false;

  constructor(options: BrowserOptions) {
    this.options = options;
    const { origin, project, person, copy } = options;
    this.wasWhole = copy !== null;
    if (copy !== null) Y.applyUpdate(this.doc, copy, this);
    this.undo = new Y.UndoManager(
      UNDONE_ROOTS.map((root) => rootOf(this.doc, root)),
      {
        captureTimeout: 0,
        trackedOrigins: new Set([CommandOrigin]),
        captureTransaction: (transaction) => {
          const origin: unknown = transaction.origin;
          return !(origin instanceof CommandOrigin) || origin.undoable;
        },
      },
    );
    this.doc.on('update', (_update: Uint8Array, cause: unknown) => {
      if (cause === this.#provider || cause === this) return;
      this.edits += 1;
      this.#tell({ type: 'edited' });
    });
    this.#socket = new DifferenceFirstSocket(
      {
        url: `${origin.replace('http', 'ws')}/collab?epoch=1`,
        delay: 1_000 * PATIENCE,
        minDelay: 1_000 * PATIENCE,
        maxDelay: 4_000 * PATIENCE,
      },
      { stalledAfterMs: 60_000 * PATIENCE, gapAfterMs: 20_000 * PATIENCE },
    );
    this.#provider = new HocuspocusProvider({
      websocketProvider: this.#socket,
      name: documentName(project),
      document: this.doc,
      token: person.token,
      onSynced: () => {
        this.#failures = 0;
        this.wasWhole = true;
        this.#tell({ type: 'synced' });
      },
      onUnsyncedChanges: ({ number }) => this.#tell({ type: 'unacknowledged', count: number }),
      onAuthenticationFailed: ({ reason }) => this.#closed(reason),
      onClose: ({ event }) => this.#closed(event.reason),
    });
    this.#provider.attach();
  }

  /** What the interface says. */
  get says(): string {
    return saveState(this.#facts).text;
  }

  get isSaved(): boolean {
    return saveState(this.#facts).kind === 'saved';
  }

  get isSynced(): boolean {
    return this.#provider.synced;
  }

  get isOffline(): boolean {
    return this.#isOffline;
  }

  /** Where it stands, for a failure's sentence. */
  get standing(): string {
    const { person, role } = this.options;
    return `${person.name} (${role}): ${this.says}, socket ${this.#socket.status}, closed for ${this.closings.slice(-3).join(', ') || 'nothing'}`;
  }

  goOffline(): void {
    this.#isOffline = true;
    this.#socket.disconnect();
  }

  goOnline(): void {
    this.#isOffline = false;
    this.#reconnectAfter(0);
  }

  /** Closes the page; answers the copy that the browser keeps. */
  close(): Uint8Array {
    this.#isClosed = true;
    const copy = Y.encodeStateAsUpdate(this.doc);
    this.#provider.destroy();
    this.#socket.destroy();
    this.undo.destroy();
    return copy;
  }

  /** As the interface does (`ProjectSession`). */
  #closed(text: string): void {
    if (this.#isClosed) return;
    const reason = parseCloseReason(text);
    this.closings.push(reason.kind);
    this.#tell({ type: 'closed', storageTrouble: reason.kind === 'storage' });
    switch (responseTo(reason)) {
      case 'wait':
        return;
      case 'reconnect':
        this.#reconnectAfter(0);
        return;
      case 'retry':
        this.#reconnectAfter(retryDelayMs(Math.min(this.#failures++, 3)) * PATIENCE);
        return;
      case 'leave':
      case 'rescue':
        this.refusals.push(text);
    }
  }

  #reconnectAfter(delayMs: number): void {
    if (!this.#isOffline) this.#socket.reconnectAfter(delayMs);
  }

  #tell(event: SaveEvent): void {
    const before = this.isSaved;
    this.#facts = nextSaveFacts(this.#facts, event);
    if (!before && this.isSaved) this.options.onSaved(this);
  }
}
