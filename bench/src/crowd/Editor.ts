import { randomInt } from 'node:crypto';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import type { BrowserMessage, Motion } from '@dailies/shared/http';
import type { Person } from '../load/LoadOrder.ts';
import type { Wire } from '../wire/index.ts';
import type { Edit, Part, Troupe } from './Troupe.ts';

const RETRY_MS = 200;

/** What an editor sees of somebody: told once for each edit, or state of presence, that is new to it. */
export interface Seeing {
  readonly onKnown: (client: number, clock: number, atMs: number) => void;
  readonly onPresence: (client: number, clock: number, atMs: number) => void;
}

/** One browser of a crowd, as its server sees it: a socket, what it has, what it waits for. */
export class Editor {
  readonly part: Part;
  readonly troupe: Troupe;
  /** The last clock of everybody's that has arrived here. */
  readonly known = new Map<number, number>();
  /** Why the server closed the document. */
  readonly problems: string[] = [];
  readonly #wire: Wire;
  readonly #url: string;
  readonly #person: Person;
  readonly #seeing: Seeing;
  /** Made and not acknowledged, in order. */
  readonly #unsaved: Edit[] = [];
  #socket: WebSocket | null = null;
  #presenceClock = 0;
  #joined: (() => void) | null = null;
  #hasDifference = false;
  /** Differences that are not acknowledged yet, and how many edits they held. */
  #answersDue = 0;
  #offered = 0;
  bytesReceived = 0;

  constructor(parts: { troupe: Troupe; part: Part; person: Person; wire: Wire; url: string; seeing: Seeing }) {
    this.part = parts.part;
    this.troupe = parts.troupe;
    this.#wire = parts.wire;
    this.#url = parts.url;
    this.#person = parts.person;
    this.#seeing = parts.seeing;
  }

  get isSaved(): boolean {
    return this.#unsaved.length === 0;
  }

  /** Connects; resolves when it has the document, and the server has what was made meanwhile. */
  async join(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#joined = resolve;
    this.#hasDifference = false;
    this.#answersDue = 0;
    this.#connect();
    await promise;
  }

  #connect(): void {
    const { project } = this.troupe;
    const socket = new WebSocket(this.#wire.address(this.#url, project), { perMessageDeflate: false });
    this.#socket = socket;
    let isOpen = false;
    socket.binaryType = 'nodebuffer';
    socket.on('message', (data) => {
      if (socket === this.#socket && data instanceof Buffer) this.#hear(data);
    });
    socket.on('error', (error) => {
      if (isOpen) this.problems.push(error.message);
      // A queue of the system was full: every provider tries again.
      else setTimeout(() => socket === this.#socket && this.#connect(), RETRY_MS);
    });
    socket.on('open', () => {
      isOpen = true;
      const greeting = this.#wire.greeting(project, this.#person.token);
      for (const message of greeting) socket.send(message);
      if (greeting.length === 0) this.#ask();
    });
  }

  /** The network goes, without a word. */
  cut(): void {
    this.#socket?.terminate();
    this.#socket = null;
  }

  /** Makes an edit; sent where there is a connection, else with the next difference. */
  make(edit: Edit): void {
    this.known.set(this.part.client, edit.clock);
    if (this.#wire.acknowledges || this.#socket === null) this.#unsaved.push(edit);
    this.#socket?.send(this.#wire.update(this.troupe.project, edit.update));
  }

  /** Says where its pointer is; answers the number that others will see it under. */
  point(): number {
    return this.tell({ pointer: [randomInt(4_000), randomInt(3_000)], selected: [] });
  }

  /** Says what it does, as a whole state of presence; answers its number. */
  tell(state: object): number {
    this.#presenceClock += 1;
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, this.part.client);
    encoding.writeVarUint(encoder, this.#presenceClock);
    encoding.writeVarString(encoder, JSON.stringify(state));
    this.#socket?.send(this.#wire.presence(this.troupe.project, encoding.toUint8Array(encoder)));
    return this.#presenceClock;
  }

  /** Says where its hand has come to; only ours is told so. */
  move(motion: Omit<Motion, 'of'>): void {
    const message = { type: 'motion', motion: { of: this.part.client, ...motion } } satisfies BrowserMessage;
    const bytes = this.#wire.stateless?.(this.troupe.project, JSON.stringify(message));
    if (bytes !== undefined) this.#socket?.send(bytes);
  }

  #ask(): void {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, this.known.size);
    for (const [client, clock] of this.known) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, clock);
    }
    this.#socket?.send(this.#wire.question(this.troupe.project, encoding.toUint8Array(encoder)));
  }

  #hear(message: Buffer): void {
    this.bytesReceived += message.length;
    const heard = this.#wire.read(message);
    switch (heard.kind) {
      case 'welcome':
        return this.#ask();
      case 'asked':
        return this.#answer(heard.vector);
      case 'difference':
        this.#hasDifference = true;
        this.#learn(heard.update);
        return this.#settle();
      case 'update':
        return this.#learn(heard.update);
      case 'presence':
        return this.#see(heard.states);
      case 'saved':
        if (this.#answersDue > 0) {
          this.#answersDue -= 1;
          if (this.#answersDue === 0) this.#unsaved.splice(0, this.#offered);
        } else this.#unsaved.shift();
        return this.#settle();
      case 'closed':
        this.problems.push(heard.reason);
        return;
      case 'other':
        return;
    }
  }

  /** The server asks what it lacks: what everybody knew when the connection went, and what was made here since. */
  #answer(vector: Uint8Array): void {
    this.#offered = this.#unsaved.length;
    const mine = this.#unsaved.map(({ update }) => update);
    const difference = Y.mergeUpdates([this.troupe.lacking(vector), ...mine]);
    this.#answersDue += this.#wire.acknowledges ? 1 : 0;
    if (!this.#wire.acknowledges) this.#unsaved.length = 0;
    this.#socket?.send(this.#wire.difference(this.troupe.project, difference));
    this.#settle();
  }

  #settle(): void {
    if (!this.#hasDifference || this.#answersDue > 0) return;
    this.#joined?.();
    this.#joined = null;
  }

  #learn(update: Uint8Array): void {
    const atMs = performance.now();
    for (const [client, clock] of Y.parseUpdateMeta(update).to) {
      if (client === this.part.client || clock <= (this.known.get(client) ?? 0)) continue;
      this.known.set(client, clock);
      this.#seeing.onKnown(client, clock, atMs);
    }
  }

  #see(states: Uint8Array): void {
    const atMs = performance.now();
    const decoder = decoding.createDecoder(states);
    for (let count = decoding.readVarUint(decoder); count > 0; count -= 1) {
      const client = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      decoding.readVarString(decoder);
      if (client !== this.part.client) this.#seeing.onPresence(client, clock, atMs);
    }
  }
}
