import { MessageType } from '@hocuspocus/server';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';

/** Writes what comes after the name and the type of a message. */
type Body = (encoder: encoding.Encoder) => void;

/** A program that speaks the protocol as it likes: any bytes go out, and what comes in is kept. */
export class RawSocket {
  /** Why documents were closed or not opened, in the order told. */
  readonly reasons: string[] = [];
  readonly stateless: string[] = [];
  /** Names of the documents that anything was said of. */
  readonly heardOf = new Set<string>();
  readonly states = new Map<number, unknown>();
  authenticated = 0;
  syncMessages = 0;
  isClosed = false;
  readonly #socket: WebSocket;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.binaryType = 'arraybuffer';
    socket.on('message', (data) => {
      if (data instanceof ArrayBuffer) this.#read(new Uint8Array(data));
    });
    socket.on('close', () => (this.isClosed = true));
    socket.on('error', () => {});
  }

  static open(url: string): Promise<RawSocket> {
    const socket = new WebSocket(url);
    const raw = new RawSocket(socket);
    return new Promise((resolve, reject) => {
      socket.once('open', () => resolve(raw));
      socket.once('error', reject);
    });
  }

  bytes(bytes: Uint8Array): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(bytes);
  }

  message(document: string, type: number, body: Body = () => {}): void {
    const encoder = encoding.createEncoder();
    encoding.writeVarString(encoder, document);
    encoding.writeVarUint(encoder, type);
    body(encoder);
    this.bytes(encoding.toUint8Array(encoder));
  }

  authenticate(document: string, token: string): void {
    this.message(document, MessageType.Auth, (encoder) => {
      encoding.writeVarUint(encoder, 0);
      encoding.writeVarString(encoder, token);
    });
  }

  /** `step`: 0 asks with a state vector, 1 and 2 bring an update. */
  sync(document: string, step: number, payload: Uint8Array, type: number = MessageType.Sync): void {
    this.message(document, type, (encoder) => {
      encoding.writeVarUint(encoder, step);
      encoding.writeVarUint8Array(encoder, payload);
    });
  }

  /** Entries of presence; a state is given as its JSON. */
  presence(document: string, entries: readonly (readonly [id: number, clock: number, json: string])[]): void {
    const inner = encoding.createEncoder();
    encoding.writeVarUint(inner, entries.length);
    for (const [id, clock, json] of entries) {
      encoding.writeVarUint(inner, id);
      encoding.writeVarUint(inner, clock);
      encoding.writeVarString(inner, json);
    }
    this.message(document, MessageType.Awareness, (encoder) =>
      encoding.writeVarUint8Array(encoder, encoding.toUint8Array(inner)),
    );
  }

  close(): void {
    this.#socket.terminate();
  }

  #read(bytes: Uint8Array): void {
    const decoder = decoding.createDecoder(bytes);
    this.heardOf.add(decoding.readVarString(decoder));
    const type = decoding.readVarUint(decoder);
    if (type === Number(MessageType.Sync)) this.syncMessages += 1;
    if (type === Number(MessageType.CLOSE)) this.reasons.push(decoding.readVarString(decoder));
    if (type === Number(MessageType.Stateless)) this.stateless.push(decoding.readVarString(decoder));
    if (type === Number(MessageType.Awareness)) this.#readPresence(decoding.readVarUint8Array(decoder));
    if (type !== Number(MessageType.Auth)) return;
    // 1: not let in, and why; 2: let in.
    if (decoding.readVarUint(decoder) === 1) this.reasons.push(decoding.readVarString(decoder));
    else this.authenticated += 1;
  }

  #readPresence(bytes: Uint8Array): void {
    const decoder = decoding.createDecoder(bytes);
    for (let count = decoding.readVarUint(decoder); count > 0; count -= 1) {
      const id = decoding.readVarUint(decoder);
      decoding.readVarUint(decoder);
      this.states.set(id, JSON.parse(decoding.readVarString(decoder)));
    }
  }
}
