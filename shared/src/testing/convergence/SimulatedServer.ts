import * as Y from 'yjs';
import {
  type Actor,
  type DocumentForm,
  judge,
  migrateDocument,
  newDocument,
  type UpdateVerdict,
} from '../../document/index.ts';
import type { UserId } from '../../ids/index.ts';
import type { Role } from '../../people/index.ts';

/** What the server said to an update. */
export type Answer = 'accepted' | 'resync' | Extract<UpdateVerdict, { verdict: 'refuse' }>;

/** Told of every update before it is judged, and of what was said to it. */
export interface ServerWatch {
  readonly before: (update: Uint8Array, actor: Actor) => void;
}

/**
 * The sync-server's way of an update, without network and database: judged against `head` and applied
 * there, appended to the log, and only later applied to `live`, which is all that anyone is sent
 * (document-rules B1).
 */
export class SimulatedServer {
  /** Every row that was appended, in order. */
  readonly log: Uint8Array[] = [];
  /** What a person may do now. */
  readonly roles = new Map<UserId, Role>();
  watch: ServerWatch | undefined;
  /** Rises with each migration; a copy of an older one is not merged (document-rules C2). */
  epoch = 1;
  /** The state that each epoch ended with. */
  readonly ends = new Map<number, Uint8Array>();
  readonly #owners = new Map<number, UserId | null>();
  /** Client ids seen in presence, kept for their user until they write. */
  readonly #reserved = new Map<number, UserId>();
  readonly #drawClientId: () => number;
  readonly #onPublished: (update: Uint8Array) => void;
  #published = 0;
  #captured: Uint8Array[] = [];
  #head: Y.Doc;
  live: Y.Doc;

  constructor(start: Uint8Array, drawClientId: () => number, onPublished: (update: Uint8Array) => void) {
    this.#drawClientId = drawClientId;
    this.#onPublished = onPublished;
    this.log.push(start);
    this.#head = this.#replay();
    for (const client of this.#head.store.clients.keys()) this.#owners.set(client, null);
    this.live = this.#replay();
    this.#published = this.log.length;
  }

  get head(): Y.Doc {
    return this.#head;
  }

  get hasUnpublished(): boolean {
    return this.#published < this.log.length;
  }

  /** Whose a client id is. */
  readonly ownerOf = (client: number): UserId | null | undefined => {
    const owner = this.#owners.get(client);
    return owner === undefined ? this.#reserved.get(client) : owner;
  };

  /** Every client id that was ever seen. */
  get clients(): number[] {
    return [...this.#owners.keys(), ...this.#reserved.keys()];
  }

  /** Keeps a client id for a user who was seen with it. */
  reserve(client: number, user: UserId): void {
    if (this.ownerOf(client) === undefined) this.#reserved.set(client, user);
  }

  /** Judges an update of a person, and takes it where it is accepted. */
  submit(update: Uint8Array, actor: Actor): Answer {
    this.watch?.before(update, actor);
    const verdict = judge(update, this.#head, actor, this.ownerOf);
    if (verdict.verdict === 'refuse') return verdict;
    if (verdict.verdict === 'resync') return 'resync';
    for (const client of verdict.claims) this.#owners.set(client, actor.user);
    if (!verdict.changes) return 'accepted';
    this.#captured = [];
    Y.applyUpdate(this.#head, update);
    if (this.#head.store.pendingStructs !== null || this.#head.store.pendingDs !== null) {
      throw new Error(`An accepted update of ${actor.user} left pending items.`);
    }
    this.#append();
    return 'accepted';
  }

  /** The server's own hand. */
  change(change: (doc: Y.Doc) => void): void {
    this.#captured = [];
    this.#head.transact(() => change(this.#head));
    this.#append();
  }

  /** The next row of the log becomes durable: it is applied to what everybody sees, and broadcast. */
  publish(): void {
    const update = this.log[this.#published];
    if (update === undefined) return;
    this.#published += 1;
    Y.applyUpdate(this.live, update);
    this.#onPublished(update);
  }

  /** Loads the document anew from the log, as after a restart; every connection is closed before. */
  restart(): void {
    this.#head = this.#replay();
    this.live = this.#replay();
    this.#published = this.log.length;
    this.#reserved.clear();
  }

  /** Brings the document to a newer form when it is loaded; every copy is of an older epoch then. */
  migrate(form: DocumentForm): void {
    this.restart();
    this.ends.set(this.epoch, Y.encodeStateAsUpdate(this.#head));
    this.epoch += 1;
    this.change((doc) => void migrateDocument(doc, form));
    this.restart();
  }

  #append(): void {
    if (this.#captured.length > 0) this.log.push(Y.mergeUpdates(this.#captured));
    this.#captured = [];
  }

  #replay(): Y.Doc {
    const doc = newDocument();
    doc.clientID = this.#drawClientId();
    this.#owners.set(doc.clientID, null);
    for (const row of this.log) Y.applyUpdate(doc, row);
    doc.on('update', (update: Uint8Array) => this.#captured.push(update));
    return doc;
  }
}
