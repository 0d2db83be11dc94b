import { type Actor, judge, newDocument } from '@dailies/shared/document';
import type { ProjectId, UserId } from '@dailies/shared/ids';
import type { Logger } from 'pino';
import * as Y from 'yjs';
import { CloseReason } from './CloseReason.ts';
import type { CollaborationMetrics } from './CollaborationMetrics.ts';
import { type DocumentLog, LeaseLost } from './log/DocumentLog.ts';
import type { LoadedDocument } from './log/loadDocument.ts';
import { ReservedClients } from './ReservedClients.ts';

/** No clients and nothing deleted: what a copy says that has nothing of its own. */
const isEmpty = (update: Uint8Array): boolean => update.length === 2 && update[0] === 0 && update[1] === 0;

/** Accepted and not durable yet. */
interface Pending {
  readonly update: Uint8Array;
}

const TAKEN_OVER = 'Another server has taken this project over; connecting to it.';

/** The origin of what the server writes into a live document, as Hocuspocus types it. */
const LOCAL_ORIGIN = { source: 'local' } as const;

export interface OpenDocumentParts {
  readonly project: ProjectId;
  /** The document that Hocuspocus serves, as it was loaded. */
  readonly live: Y.Doc;
  readonly loaded: Omit<LoadedDocument, 'doc'>;
  readonly fence: string;
  readonly documentLog: DocumentLog;
  readonly log: Logger;
  readonly metrics: CollaborationMetrics;
  /** Called once, when the document can no longer be trusted to match the log: it is to be loaded anew. */
  readonly onBroken: (document: OpenDocument, reason: CloseReason) => void;
}

/**
 * One document that this process owns. Everything that changes it, from people and from the server,
 * takes one way (document-rules B1):
 *
 * ```
 *             judged against        appended           applied and broadcast
 * update ───► head, applied ──────► to the log ──────► live ───► everyone; acknowledged
 * ```
 *
 * `head` is the newest accepted state; `live` holds what is durable, and is all that anyone is sent.
 * There is no head until somebody writes: for whoever only looks it would be built for nothing.
 * Judging and applying to `head` happen in one turn of the event loop, so that each update is judged
 * against exactly what stands before it in the log; appends are grouped and settle in order.
 */
export class OpenDocument {
  readonly project: ProjectId;
  readonly fence: string;
  readonly live: Y.Doc;
  readonly epoch: number;
  /** Rows of the log that no snapshot has folded in, about. */
  rowsInLog: number;
  readonly #documentLog: DocumentLog;
  readonly #log: Logger;
  readonly #metrics: CollaborationMetrics;
  readonly #onBroken: OpenDocumentParts['onBroken'];
  readonly #owners: Map<number, UserId | null>;
  readonly #reserved = new ReservedClients();
  readonly #pending: Pending[] = [];
  /** The server's own client ids that stand in the log. */
  readonly #written = new Set<number>();
  #writable: Y.Doc | null = null;
  #captured: Uint8Array[] = [];
  #last: Promise<void> = Promise.resolve();
  #broken: CloseReason | null = null;

  constructor({ project, live, loaded, fence, documentLog, log, metrics, onBroken }: OpenDocumentParts) {
    this.project = project;
    this.fence = fence;
    this.live = live;
    this.epoch = loaded.epoch;
    this.rowsInLog = loaded.rows;
    this.#documentLog = documentLog;
    this.#log = log;
    this.#metrics = metrics;
    this.#onBroken = onBroken;
    this.#owners = loaded.owners;
  }

  /** Whether something is accepted and not durable yet. */
  get isDirty(): boolean {
    return this.#pending.length > 0;
  }

  get broken(): CloseReason | null {
    return this.#broken;
  }

  /** Whose a client id is; `undefined`: nobody's yet. */
  readonly ownerOfClient = (client: number): UserId | null | undefined => {
    const owner = this.#owners.get(client);
    return owner === undefined ? this.#reserved.ownerOf(client) : owner;
  };

  /** Keeps a client id for a user. False where it is somebody else's. */
  reserve(client: number, user: UserId): boolean {
    const owner = this.ownerOfClient(client);
    if (owner !== undefined) return owner === user;
    this.#reserved.keep(client, user);
    return true;
  }

  /**
   * Takes a raw update of a person. Resolves when it is durable and everybody was sent it. Throws a
   * `CloseReason` where it is refused, or builds on something missing: then nothing has changed.
   */
  async submit(update: Uint8Array, actor: Actor, origin: unknown): Promise<void> {
    if (this.#broken !== null) throw this.#broken;
    if (isEmpty(update)) return this.#last;
    const verdict = judge(update, this.#head, actor, this.ownerOfClient);
    this.#metrics.arrived(update.length, 'person');
    this.#metrics.judged(verdict);
    if (verdict.verdict === 'refuse') throw new CloseReason(`refused:${verdict.rule}`, verdict.message);
    if (verdict.verdict === 'resync') throw new CloseReason('resync', verdict.message);
    // [A7] What changes nothing is not logged; it is acknowledged once what it repeats is durable.
    const change = verdict.changes ? this.#applyToHead(update) : null;
    if (change === null) return this.#last;
    for (const client of verdict.claims) this.#owners.set(client, actor.user);
    const { user } = actor;
    await this.#append({ update: change, user, claims: verdict.claims, claimant: user, origin });
  }

  /** The server's own hand: runs `change` on the newest state, in one transaction (`Documents.change`). */
  async change<T>(change: (doc: Y.Doc) => T, by: UserId | null): Promise<T> {
    if (this.#broken !== null) throw this.#broken;
    this.#captured = [];
    const server = this.#head.clientID;
    let value: T;
    try {
      value = this.#head.transact(() => change(this.#head), LOCAL_ORIGIN);
    } catch (error) {
      // What was written before it threw is not in the log and must not stay.
      if (this.#captured.length > 0) this.#dropHead();
      throw error;
    }
    const update = this.#takeCaptured();
    if (update === null) {
      await this.#last;
      return value;
    }
    this.#metrics.arrived(update.length, 'server');
    const claims = this.#written.has(server) ? [] : [server];
    this.#written.add(server);
    const origin = { ...LOCAL_ORIGIN, context: { by } };
    await this.#append({ update, user: by, claims, claimant: null, origin });
    return value;
  }

  /** Resolves when everything that is accepted now is durable. */
  settled(): Promise<void> {
    return this.#last;
  }

  /** Another server owns this document: what stands here may be old, and nothing more can be appended. */
  lose(): void {
    this.#break(TAKEN_OVER, new LeaseLost(`Project ${this.project} has another owner than fence ${this.fence}.`));
  }

  get #head(): Y.Doc {
    this.#writable ??= this.#newHead();
    return this.#writable;
  }

  #newHead(): Y.Doc {
    const head = newDocument();
    Y.applyUpdate(head, Y.encodeStateAsUpdate(this.live));
    for (const { update } of this.#pending) Y.applyUpdate(head, update);
    // Nobody else may write under the server's id (A5), from before it writes first.
    this.#owners.set(head.clientID, null);
    head.on('update', (update: Uint8Array) => this.#captured.push(update));
    return head;
  }

  #takeCaptured(): Uint8Array | null {
    const [first, ...more] = this.#captured;
    this.#captured = [];
    if (first === undefined) return null;
    return more.length === 0 ? first : Y.mergeUpdates([first, ...more]);
  }

  /** Applies an accepted update; answers what it really changed, without what was there already; null for nothing. */
  #applyToHead(update: Uint8Array): Uint8Array | null {
    this.#captured = [];
    try {
      Y.applyUpdate(this.#head, update);
    } catch (error) {
      this.#log.error({ err: error, project: this.project }, 'an accepted update did not apply');
      this.#dropHead();
      throw new CloseReason('refused:structure', 'These edits could not be understood.');
    }
    if (this.#head.store.pendingStructs !== null || this.#head.store.pendingDs !== null) {
      this.#log.error({ project: this.project }, 'an accepted update left pending items');
      this.#dropHead();
      throw new CloseReason('refused:structure', 'These edits wait for each other.');
    }
    return this.#takeCaptured();
  }

  /** What it holds is not what was accepted: the next that is written builds it anew. */
  #dropHead(): void {
    this.#writable = null;
    this.#captured = [];
  }

  #append(entry: {
    readonly update: Uint8Array;
    readonly user: UserId | null;
    readonly claims: readonly number[];
    readonly claimant: UserId | null;
    readonly origin: unknown;
  }): Promise<void> {
    const pending: Pending = { update: entry.update };
    this.#pending.push(pending);
    const { project, fence } = this;
    const appended = this.#documentLog.append({ project, fence, ...entry }).then(
      () => {
        this.#pending.splice(this.#pending.indexOf(pending), 1);
        this.rowsInLog += 1;
        this.#publish(entry.update, entry.origin);
      },
      (error: unknown) => {
        this.#pending.splice(this.#pending.indexOf(pending), 1);
        throw this.#break(
          error instanceof LeaseLost ? TAKEN_OVER : 'These edits could not be stored yet; they are tried again.',
          error,
        );
      },
    );
    this.#last = appended;
    // Whoever awaits the append hears of its failure; `#last` by itself must not be an unhandled rejection.
    appended.catch(() => {});
    return appended;
  }

  #publish(update: Uint8Array, origin: unknown): void {
    if (this.#broken !== null) return;
    try {
      Y.applyUpdate(this.live, update, origin);
    } catch (error) {
      this.#break('This project is being loaded anew.', error);
    }
  }

  #break(sentence: string, cause: unknown): CloseReason {
    if (this.#broken === null) {
      this.#broken = new CloseReason('storage', sentence, { cause });
      this.#log.error({ err: cause, project: this.project }, 'a document is closed and loaded anew');
      this.#onBroken(this, this.#broken);
    }
    return this.#broken;
  }
}
