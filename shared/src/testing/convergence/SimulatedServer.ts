import * as Y from 'yjs';
import { type Actor, judge, newDocument } from '../../document/index.ts';
import type { UserId } from '../../ids/index.ts';

/** What the server said to an update. */
export type Answer = 'accepted' | 'resync';

/** An honest person's update was refused: what the simulation is there to find. */
class HonestRefused extends Error {}

/**
 * The sync-server's way of an update, without network and database: judged against `head` and applied
 * there, appended to the log, and only later applied to `live`, which is all that anyone is sent
 * (document-rules B1).
 */
export class SimulatedServer {
  /** Every row that was appended, in order. */
  readonly log: Uint8Array[] = [];
  readonly #owners = new Map<number, UserId | null>();
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

  /** Judges and takes an update of a person. Throws `HonestRefused` where it is refused. */
  submit(update: Uint8Array, actor: Actor): Answer {
    const verdict = judge(update, this.#head, actor, (client) => this.#owners.get(client));
    if (verdict.verdict === 'refuse') {
      throw new HonestRefused(`${actor.user} (${actor.role}) was refused: ${verdict.rule}: ${verdict.message}`);
    }
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
