import { type AnyCommand, type CommandContext, COMMANDS } from '@dailies/shared/commands';
import { documentName, mayWrite, newDocument, type RootName, schemaAge } from '@dailies/shared/document';
import { refuse, type Result } from '@dailies/shared/errors';
import { type BrowserMessage, type Me, type Motion, type Project, ServerMessage } from '@dailies/shared/http';
import { newId as makeId, type NodeId } from '@dailies/shared/ids';
import type { Sha256 } from '@dailies/shared/media';
import type { Role } from '@dailies/shared/people';
import { HocuspocusProvider } from '@hocuspocus/provider';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { Plans } from '../document/Plans.ts';
import { ProjectModel } from '../document/ProjectModel.ts';
import { Following } from '../following/Following.ts';
import { keepRescued, type RescuedCopy } from '../rescue/RescueStore.ts';
import { rescueOlderCopy } from '../rescue/setAside.ts';
import { type CloseReason, parseCloseReason, responseTo, retryDelayMs } from './closeReason.ts';
import { Coming } from './Coming.ts';
import { DifferenceFirstSocket } from './DifferenceFirstSocket.ts';
import { LocalCopy, localCopyName } from './LocalCopy.ts';
import { Observable } from './Observable.ts';
import { Presence } from './Presence.ts';
import { ProgressBoard } from './ProgressBoard.ts';
import { INITIAL_SAVE_FACTS, nextSaveFacts, type SaveEvent, saveState, type SaveState } from './saveState.ts';
import { Undo } from './Undo.ts';

/**
 * `opening` until the copy here is known to be whole; `open` while it may be worked on; then, where
 * the server does not want this copy any more, one of the ends.
 */
export type SessionPhase =
  | { readonly kind: 'opening' }
  | { readonly kind: 'open' }
  | { readonly kind: 'left'; readonly why: 'unauthenticated' | 'forbidden'; readonly sentence: string }
  | { readonly kind: 'rescued'; readonly copy: RescuedCopy; readonly why: CloseReason['kind'] }
  /** The project is of a newer form than this page knows: the page is of before an update of Dailies. */
  | { readonly kind: 'outdated' };

/** What a session hands on to the page. */
export interface SessionListener {
  readonly onAsset: () => void;
  /** Something was made of this file. */
  readonly onDerivative: (media: Sha256) => void;
  readonly onMembers: () => void;
  /** Pipelines or backends changed. */
  readonly onFarm: () => void;
  readonly onRole: (role: Role) => void;
  /** Something concerns this person, here or in another project. */
  readonly onNotification: () => void;
}

const RECONNECT_AT_MOST_MS = 4_000;
/** Resynchronisations within this time are a loop, and wait like any other trouble. */
const RESYNC_WINDOW_MS = 10_000;
const RESYNCS_AT_ONCE = 4;

const SENTENCES: Readonly<Record<CloseReason['kind'], string>> = {
  'refused': 'Something in this copy is not allowed here.',
  'epoch': 'This project was restored or brought to a newer form meanwhile.',
  'too-large': 'The edits waiting here are too large to send at once.',
  'forbidden': 'You are no longer a member of this project.',
  'unauthenticated': 'Your session has ended; sign in again.',
  'storage': '',
  'too-fast': '',
  'resync': '',
  'network': '',
};

/** The page's own ids. */
export const newId = (): string => makeId((bytes) => crypto.getRandomValues(bytes));

/**
 * One project, open in this page: its document, the copy of it in this browser, the connection, who
 * else is here. It ends (`phase`) where the copy is refused or its person may not be here; it is
 * then destroyed, and a new one opened.
 */
export class ProjectSession {
  readonly project: Project;
  readonly me: Me;
  readonly doc: Y.Doc;
  readonly model: ProjectModel;
  readonly plans: Plans;
  readonly presence: Presence;
  readonly following: Following;
  readonly progress = new ProgressBoard();
  readonly coming: Coming;
  readonly undo: Undo;
  /** The scene whose inside the canvas shows: what is made there stands in it. Null at the top. */
  readonly level = new Observable<NodeId | null>(null);
  readonly phase = new Observable<SessionPhase>({ kind: 'opening' });
  readonly role: Observable<Role>;
  readonly save = new Observable<SaveState>(saveState(INITIAL_SAVE_FACTS));
  /** Since when it is of its kind; milliseconds since 1970 UTC. */
  readonly saveSince = new Observable(Date.now());
  readonly #listener: SessionListener;
  readonly #awareness: Awareness;
  #facts = INITIAL_SAVE_FACTS;
  #copy: LocalCopy | null = null;
  #socket: DifferenceFirstSocket | null = null;
  #provider: HocuspocusProvider | null = null;
  #failures = 0;
  #resyncsMs: number[] = [];
  #destroyed = false;

  constructor(project: Project, me: Me, listener: SessionListener) {
    this.project = project;
    this.me = me;
    this.#listener = listener;
    this.role = new Observable(project.role);
    this.coming = new Coming(me.id, project.id);
    this.doc = newDocument();
    this.#awareness = new Awareness(this.doc);
    this.model = new ProjectModel(this.doc);
    this.plans = new Plans(this.model);
    this.presence = new Presence(this.#awareness, me, (motion) => this.#sendMotion(motion));
    this.following = new Following(this.presence, me.id);
    this.undo = new Undo(this.doc);
    this.doc.on('update', this.#onUpdate);
    void this.#open();
  }

  /** Whether this person may write a root now. The interface hides what may not be. */
  may(root: RootName): boolean {
    return !this.#destroyed && this.phase.get().kind === 'open' && mayWrite(this.role.get(), root);
  }

  /** Runs a command as this person. Each is one step of undo, unless `within` a gesture of several. */
  run(command: Pick<AnyCommand, 'run'>, args: unknown, within?: 'gesture'): Result<unknown> {
    // Nothing keeps or sends the document any more.
    if (this.#destroyed) return refuse('conflict', 'This project was left meanwhile; open it and try again.');
    if (this.phase.get().kind !== 'open') {
      return refuse('conflict', 'This project is still loading; try again in a moment.');
    }
    if (within === undefined) this.undo.endGesture();
    const result = command.run(this.doc, args, this.context());
    if (within === undefined) this.undo.endGesture();
    return result;
  }

  /** In whose name commands run here, and when: now. */
  context(): CommandContext {
    return { actor: this.me.id, role: this.role.get(), now: Date.now() };
  }

  /** `run` by name, for what other programs know commands by. */
  runNamed(name: string, args: unknown): Result<unknown> {
    const command = COMMANDS.get(name);
    return command === undefined ? refuse('not-found', `There is no command "${name}".`) : this.run(command, args);
  }

  /** Tries the connection again at once, where it is gone; it comes back by itself, too. */
  retryNow(): void {
    const { kind } = this.phase.get();
    if (this.#facts.synced || (kind !== 'open' && kind !== 'opening')) return;
    this.#failures = 0;
    this.#socket?.reconnectAfter(0);
  }

  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.coming.stop();
    this.doc.off('update', this.#onUpdate);
    this.following.destroy();
    this.presence.destroy();
    this.undo.destroy();
    this.plans.destroy();
    this.model.destroy();
    this.#provider?.destroy();
    this.#socket?.destroy();
    void this.#copy?.close();
  }

  async #open(): Promise<void> {
    const { user, project, epoch } = { user: this.me.id, project: this.project.id, epoch: this.project.epoch };
    // The connection is made while the copy is read.
    const socket = this.#openSocket();
    // Where it cannot be set aside, it stays where it is.
    await rescueOlderCopy(this.me, this.project, newId, Date.now()).catch(() => {});
    const copy = await LocalCopy.open(localCopyName(user, project, epoch), this.doc);
    if (this.#destroyed) {
      await copy.close();
      return;
    }
    this.#copy = copy;
    this.#tell({ type: 'restored', waiting: copy.waiting });
    if (copy.syncedOnce && schemaAge(this.doc) !== 'newer') this.phase.set({ kind: 'open' });
    this.#attach(socket);
  }

  #openSocket(): DifferenceFirstSocket {
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    const socket = new DifferenceFirstSocket({
      url: `${scheme}://${location.host}/collab?epoch=${this.project.epoch}`,
      maxDelay: RECONNECT_AT_MOST_MS,
    });
    this.#socket = socket;
    return socket;
  }

  #attach(socket: DifferenceFirstSocket): void {
    const provider = new HocuspocusProvider({
      websocketProvider: socket,
      name: documentName(this.project.id),
      document: this.doc,
      awareness: this.#awareness,
      token: '',
      onSynced: () => this.#onSynced(),
      onUnsyncedChanges: ({ number }) => this.#tell({ type: 'unacknowledged', count: number }),
      onStateless: ({ payload }) => this.#onStateless(payload),
      onAuthenticationFailed: ({ reason }) => this.#onClosed(parseCloseReason(reason)),
      onClose: ({ event }) => this.#onClosed(parseCloseReason(event.reason)),
    });
    this.#provider = provider;
    provider.attach();
  }

  readonly #onUpdate = (_update: Uint8Array, origin: unknown): void => {
    // Before the copy is loaded nothing is edited here: what comes is the copy itself.
    const isOwn = this.#copy !== null && !this.#copy.isOrigin(origin) && origin !== this.#provider;
    if (isOwn) this.#tell({ type: 'edited' });
  };

  #onSynced(): void {
    this.#failures = 0;
    this.#copy?.markSynced();
    this.#tell({ type: 'synced' });
    if (schemaAge(this.doc) === 'newer') {
      this.#cutOff();
      this.phase.set({ kind: 'outdated' });
    } else if (this.phase.get().kind === 'opening') this.phase.set({ kind: 'open' });
  }

  /** What moves while nobody is connected need not be told later. */
  #sendMotion(motion: Motion): void {
    if (this.#socket?.status !== 'connected') return;
    this.#provider?.sendStateless(JSON.stringify({ type: 'motion', motion } satisfies BrowserMessage));
  }

  #onStateless(payload: string): void {
    const message = ServerMessage.safeParse(parseJson(payload));
    if (!message.success) return;
    switch (message.data.type) {
      case 'progress':
        this.progress.put(message.data.progress);
        return;
      case 'motions':
        this.presence.hear(message.data.motions);
        return;
      case 'role':
        // Said at every connect, too.
        if (message.data.role === this.role.get()) return;
        this.role.set(message.data.role);
        // What was done in another role may not be done in this one, nor undone.
        this.undo.clear();
        this.#listener.onRole(message.data.role);
        return;
      case 'asset':
        this.#listener.onAsset();
        return;
      case 'derivative':
        this.#listener.onDerivative(message.data.media);
        return;
      case 'members':
        this.#listener.onMembers();
        return;
      case 'farm':
        this.#listener.onFarm();
        return;
      case 'notification':
        this.#listener.onNotification();
        return;
    }
  }

  #onClosed(reason: CloseReason): void {
    if (this.#destroyed) return;
    this.#tell({ type: 'closed', storageTrouble: reason.kind === 'storage' });
    const sentence = reason.sentence === '' ? SENTENCES[reason.kind] : reason.sentence;
    switch (responseTo(reason)) {
      case 'wait':
        return;
      // A closed document does not come back by itself, only with the next connection.
      case 'reconnect':
        this.#socket?.reconnectAfter(this.#isResyncLoop() ? retryDelayMs(this.#failures++) : 0);
        return;
      case 'retry':
        this.#socket?.reconnectAfter(retryDelayMs(this.#failures++));
        return;
      case 'leave':
        this.#cutOff();
        void this.#leave(reason.kind === 'forbidden' ? 'forbidden' : 'unauthenticated', sentence);
        return;
      case 'rescue':
        this.#cutOff();
        void this.#rescue(reason.kind, sentence);
    }
  }

  /** This copy is not gone on with: what comes now would be lost in it, and comes again into the next one. */
  #cutOff(): void {
    this.#socket?.disconnect();
    this.coming.stop();
  }

  #isResyncLoop(): boolean {
    const now = Date.now();
    this.#resyncsMs = [...this.#resyncsMs.filter((at) => now - at < RESYNC_WINDOW_MS), now];
    return this.#resyncsMs.length > RESYNCS_AT_ONCE;
  }

  /** Whoever is no member any more cannot come back to this copy: what waits in it is set aside, where they find it. */
  async #leave(why: 'unauthenticated' | 'forbidden', sentence: string): Promise<void> {
    if (why === 'forbidden' && this.#facts.waiting > 0) await this.#setAside(why, sentence);
    this.phase.set({ kind: 'left', why, sentence });
  }

  async #rescue(why: CloseReason['kind'], sentence: string): Promise<void> {
    const copy = await this.#setAside(why, sentence);
    this.phase.set({ kind: 'rescued', copy, why });
  }

  /** Sets this copy aside and forgets it here: nothing is lost, and nothing of it is merged. */
  async #setAside(why: CloseReason['kind'], sentence: string): Promise<RescuedCopy> {
    const copy: RescuedCopy = {
      id: newId(),
      user: this.me.id,
      project: this.project.id,
      projectName: this.project.name,
      at: Date.now(),
      reason: sentence,
      update: new Uint8Array(Y.encodeStateAsUpdate(this.doc)),
      epoch: why === 'epoch' ? this.project.epoch : null,
      standing: why === 'epoch' ? 'waiting' : 'offered',
      broughtOver: 0,
      left: [],
    };
    // Where it cannot be kept, it is not deleted either: it stays in this page for downloading.
    const kept = await keepRescued(copy).then(
      () => true,
      () => false,
    );
    if (kept) await this.#copy?.delete();
    return copy;
  }

  #tell(event: SaveEvent): void {
    const before = this.#facts;
    this.#facts = nextSaveFacts(before, event);
    if (this.#facts.waiting !== before.waiting) this.#copy?.setWaiting(this.#facts.waiting);
    const next = saveState(this.#facts);
    const shown = this.save.get();
    if (next.kind !== shown.kind) this.saveSince.set(Date.now());
    if (next.text !== shown.text || next.waiting !== shown.waiting) this.save.set(next);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
